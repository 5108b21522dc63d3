// From row to row, of those that fit what was asked for.
const steps = (function () {
  "use strict";
  let last = null;

  // Where a row begins to be hidden under what sticks to the top of the window.
  function top() {
    return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  }

  function nameOf(row) {
    const parts = row.querySelectorAll(".no, .badge");
    return Array.from(parts, function (part) { return part.textContent; }).join(" ");
  }

  function go(row) {
    if (row) {
      if (row.hidden) {
        rows.showRest();
      }
      row.tabIndex = -1;
      row.setAttribute("aria-label", nameOf(row));
      row.focus({ preventScroll: true });
      row.scrollIntoView();
      last = row;
    }
  }

  // The row with the focus, or the last one gone to; a reader who has scrolled away from it goes on from elsewhere.
  function current() {
    const row = document.activeElement.closest(".row") || last;
    const box = row && row.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < innerHeight ? row : null;
  }

  function step(by) {
    const fitting = rows.fitting();
    const at = fitting.indexOf(current());
    if (at >= 0) {
      go(fitting[at + by]);
      return;
    }
    const edge = top();
    const below = fitting.findIndex(function (row) { return row.getBoundingClientRect().top > edge - 1; });
    go(fitting[by > 0 ? below : (below < 0 ? fitting.length : below) - 1]);
  }

  document.getElementById("previous").addEventListener("click", function () { step(-1); });
  document.getElementById("next").addEventListener("click", function () { step(1); });
  document.addEventListener("keydown", function (event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const plainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (by && plainAlt && !event.target.closest("select, textarea")) {  // there the same keys open a menu or move
      event.preventDefault();
      step(by);
    }
  });
  return { go: go };
})();
