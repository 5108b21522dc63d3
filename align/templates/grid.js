(function () {
  "use strict";
  const table = document.getElementById("matrix");
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }; // rows, columns
  let current = null;

  function links(cell) {
    return Array.from(cell.querySelectorAll("a"));
  }

  function isUsable(cell) {
    return cell && cell.offsetParent !== null && links(cell).length > 0;
  }

  // The table is one stop of the tab key, and of the arrow keys as many as it has cells.
  function settle(cell) {
    if (current) { links(current).forEach(function (link) { link.tabIndex = -1; }); }
    current = cell;
    links(cell).forEach(function (link) { link.tabIndex = 0; });
  }

  // Headings of sections have no cell to go to, and what is hidden is passed over.
  function next(cell, down, right) {
    const line = down ? Array.from(table.rows, function (row) { return row.cells[cell.cellIndex]; })
      : Array.from(cell.parentElement.cells);
    const from = line.indexOf(cell);
    const ahead = down + right > 0 ? line.slice(from + 1) : line.slice(0, from).reverse();
    return ahead.find(isUsable);
  }

  function end(cell, right) {
    const cells = Array.from(cell.parentElement.cells).filter(isUsable);
    return cells[right ? cells.length - 1 : 0];
  }

  function target(event, cell) {
    if (event.key === "Home" || event.key === "End") { return end(cell, event.key === "End"); }
    const step = STEPS[event.key];
    return step ? next(cell, step[0], step[1]) : null;
  }

  table.addEventListener("keydown", function (event) {
    const cell = event.target.closest("th, td");
    const there = event.altKey || event.ctrlKey || event.metaKey || !cell ? null : target(event, cell);
    if (there) {
      event.preventDefault();
      links(there)[0].focus();
    }
  });
  table.addEventListener("focusin", function (event) {
    settle(event.target.closest("th, td"));
  });
  table.querySelectorAll("a").forEach(function (link) { link.tabIndex = -1; });
  settle(Array.from(table.querySelectorAll("td")).find(isUsable));
})();
