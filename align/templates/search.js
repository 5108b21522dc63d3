// Find rows by an item's number, by its label, or by words; the first of these that has a hit holds.
(function () {
  "use strict";
  const find = document.getElementById("find");
  const SILENT = ".vh, .gap, button, form";  // not a row's words: marks spoken aloud, controls
  const NUMBERED = /^(\D*)(\d+)(\D*)$/;
  const ANCHOR = /^([pt])(\d+)$/;
  const PAUSE = 120;  // ms without a key before the rows change: short of what is felt, past the pause between two keys
  const known = new Map();
  let hits = [];
  let waiting = 0;

  function accept(node) {
    return node.nodeType === 1 && node.matches(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  }

  // One line for each paragraph, so that no words are found that only stand one after the other.
  function wordsOf(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
    const lines = [""];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === 3) {
        lines[lines.length - 1] += node.data;
      } else if (node.localName === "p" || node.localName === "li") {
        lines.push("");
      }
    }
    return lines.map(plain).join("\n");
  }

  function piecesOf(row, selector) {
    return Array.from(row.querySelectorAll(selector), function (piece) { return plain(piece.textContent); });
  }

  // What can be found in a row, read once: the words, and the names and labels of its items.
  function read(row) {
    if (!known.has(row)) {
      const names = piecesOf(row, ".no").map(function (name) { return NUMBERED.exec(name); });
      known.set(row, { words: wordsOf(row), names: names, labels: piecesOf(row, ".label") });
    }
    return known.get(row);
  }

  // While the reader begins to type, so that the first search need not read all rows at once.
  function readAhead(idle) {
    const unread = rows.all.filter(function (row) { return !known.has(row); });
    const more = unread.some(function (row) {
      read(row);
      return idle.timeRemaining() < 2;
    });
    if (more) {
      requestIdleCallback(readAhead);
    }
  }

  function byAnchor(query) {
    const parts = ANCHOR.exec(query);
    const side = parts && (parts[1] === "p" ? "plan" : "template");
    return parts && function (row) { return row.dataset[side].split(";").includes(parts[2]); };
  }

  // 5, 第5条, 模板5: the number is an item's, and whatever else was typed stands in its name in this order.
  function byNumber(query) {
    const parts = NUMBERED.exec(query);
    return parts && function (row) {
      return read(row).names.some(function (name) {
        return name[2] === parts[2] && runsThrough(parts[1], name[1]) && runsThrough(parts[3], name[3]);
      });
    };
  }

  function runsThrough(signs, name) {
    let at = 0;
    return Array.from(signs).every(function (sign) {
      at = name.indexOf(sign, at) + 1;
      return at > 0;
    });
  }

  function byLabel(query) {
    return function (row) { return read(row).labels.includes(query); };
  }

  function byWords(words) {
    return function (row) { return words.every(function (word) { return read(row).words.includes(word); }); };
  }

  function search() {
    const words = find.value.split(/\s+/).map(plain).filter(Boolean);
    const query = words.join("");
    const exact = [byAnchor(query), byNumber(query), byLabel(query)];
    const test = exact.find(function (test) { return test && rows.all.some(test); });
    rows.narrow("words", query ? test || byWords(words) : null);
    hits = test ? [] : words;
    uncover();
  }

  // A hit among words that are cut short must be seen.
  function uncover() {
    const cut = find.value && hits.length && document.body.classList.contains("shortened");
    const here = new Set(cut ? rows.fitting() : []);
    cuts.stretches.forEach(function (stretch) {
      const text = here.has(stretch.closest(".row")) ? plain(stretch.textContent) : "";
      if (hits.some(function (word) { return text.includes(word); })) {
        cuts.open(stretch, true);
      }
    });
  }

  find.addEventListener("focus", function () { requestIdleCallback(readAhead); });
  find.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  find.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      clearTimeout(waiting);
      search();
      steps.go(rows.fitting()[0]);
    }
  });
  document.getElementById("shorten").addEventListener("click", uncover);
})();
