(function () {
  "use strict";
  const WIDE = 20; // places for which a printed page has room
  const table = document.getElementById("matrix");
  const map = document.getElementById("map");
  let parts = [];

  // Two columns, of the items and of their sums, stand on every page.
  function columns() {
    const cells = Array.from(table.tHead.rows[0].cells).slice(2);
    return cells.filter(function (cell) { return !cell.hidden; }).map(function (cell) { return cell.cellIndex; });
  }

  function part(kept) {
    const copy = table.cloneNode(true);
    copy.classList.add("part");
    copy.style.setProperty("--places", kept.length);
    copy.querySelectorAll("[id]").forEach(function (element) { element.removeAttribute("id"); });
    copy.removeAttribute("id");
    Array.from(copy.rows).forEach(function (row) {
      Array.from(row.cells).forEach(function (cell, at) {
        if (cell.colSpan > 1) { cell.colSpan = kept.length + 2; }
        if (at > 1 && !kept.includes(at)) { cell.remove(); }
      });
    });
    return copy;
  }

  window.addEventListener("beforeprint", function () {
    const all = columns();
    if (all.length <= WIDE) { return; }
    for (let at = 0; at < all.length; at += WIDE) { parts.push(part(all.slice(at, at + WIDE))); }
    map.classList.add("parted");
    map.append.apply(map, parts);
  });
  window.addEventListener("afterprint", function () {
    map.classList.remove("parted");
    parts.forEach(function (one) { one.remove(); });
    parts = [];
  });
})();
