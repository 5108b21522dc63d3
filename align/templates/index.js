(function () {
  "use strict";
  const shown = document.getElementById("shown");

  function only(selector, root) {
    return Array.from((root || document).querySelectorAll(selector));
  }

  // A list is read from its markup once: its lines with all that can be asked of them.
  function readSection(section) {
    const rows = [];
    const groups = only("tbody", section);
    groups.concat(only("ul", section)).forEach(function (group) {
      const fold = group.closest("details");
      const kind = group.closest("[data-kind]");
      const shared = {
        group: group,
        fold: fold,
        place: group.id ? group.rows[0].textContent : "",
        kind: kind ? kind.dataset.kind : "",
        year: fold && fold.dataset.year ? fold.dataset.year : "",
        subject: group.dataset.subject
      };
      only(section.dataset.rows, group).forEach(function (row) { rows.push(readRow(row, shared)); });
    });
    const folds = only(".fold", section).map(function (fold) {
      return { fold: fold, open: fold.open };
    });
    return { rows: rows, groups: groups, folds: folds, words: section.dataset.count };
  }

  function readRow(row, shared) {
    return {
      row: row,
      group: shared.group,
      fold: shared.fold,
      text: plain(shared.place + (row.querySelector("th") || row).textContent),
      kind: shared.kind,
      year: row.dataset.year || shared.year,
      subject: row.dataset.subject || shared.subject || "",
      looks: row.className === "pair" ? lastCells(row, 4) : []
    };
  }

  function lastCells(row, number) {
    return Array.from(row.cells).slice(-number).map(function (cell) { return Number(cell.textContent); });
  }

  function wishes() {
    const value = function (id) { return document.getElementById(id).value; };
    const terms = value("text").split(/\s+/).map(plain).filter(Boolean);
    return { terms: terms, kind: value("kind"), year: value("year"), subject: value("subject"), look: value("look") };
  }

  // Kind and looks are told of pairs only, so they do not hide what is no pair.
  function fits(one, wish) {
    return (!wish.year || one.year === wish.year) &&
      (!wish.subject || one.subject === wish.subject) &&
      (!wish.kind || !one.kind || one.kind === wish.kind) &&
      (!wish.look || !one.looks.length || looksFit(one.looks, wish.look)) &&
      wish.terms.every(function (term) { return one.text.includes(term); });
  }

  function looksFit(looks, look) {
    return look === "any" ? looks.some(Boolean) : looks[Number(look)] > 0;
  }

  function showRows(part, wish) {
    const left = new Set();
    let count = 0;
    part.rows.forEach(function (one) {
      const fit = fits(one, wish);
      if (one.row.hidden === fit) { one.row.hidden = !fit; }
      if (fit) { left.add(one.group).add(one.fold); count += 1; }
    });
    part.groups.forEach(function (group) { group.hidden = !left.has(group); });
    return { count: count, left: left };
  }

  // What is found is opened where it is not too much to look at; without a filter everything is as it was.
  function showFolds(part, found, active) {
    part.folds.forEach(function (one) {
      one.fold.hidden = !found.left.has(one.fold);
      one.fold.open = one.open || (active && found.count <= 100);
    });
  }

  function read() {
    parts = parts || only("[data-rows]").map(readSection);
    return parts;
  }

  function apply() {
    const wish = wishes();
    const active = Boolean(wish.terms.length || wish.kind || wish.year || wish.subject || wish.look);
    const told = read().map(function (part) {
      const found = showRows(part, wish);
      showFolds(part, found, active);
      return part.words.replace("{0}", found.count).replace("{1}", part.rows.length);
    });
    tools.leavesOut(active);
    shown.textContent = active ? told.join(shown.dataset.comma) : "";
  }

  function clear() {
    only("input, select", tools.bar).forEach(function (one) { one.value = ""; });
    apply();
    document.getElementById("text").focus();
  }

  // A link to a place's plans opens the list that holds them; older browsers do not do so by themselves.
  function reveal(target) {
    const fold = target.closest("details:not([open])");
    if (fold) {
      fold.open = true;
    }
    return fold !== null;
  }

  // Paper cannot be opened: who did not send a plan is printed in full; the rest prints as the reader left it.
  window.addEventListener("beforeprint", function () {
    only("section[aria-labelledby=received] details").forEach(function (rest) { rest.open = true; });
  });

  let parts = null;
  tools.follow(reveal)();
  if (tools.bar) {
    tools.bar.addEventListener("input", apply);
    document.getElementById("clear").addEventListener("click", clear);
    tools.bar.hidden = false;
    window.requestIdleCallback(read);
  }
})();
