// Which rows are shown: each control sets a test of its own, and a row is shown that passes them all.
const rows = (function () {
  "use strict";
  const table = document.getElementById("rows");
  const bodies = Array.from(table.tBodies);
  const all = bodies.filter(isRow);
  const tests = new Map();

  function isRow(body) {
    return body.classList.contains("row");
  }

  function shown() {
    return all.filter(function (row) { return !row.hidden; });
  }

  function narrow(name, test) {
    if (test) {
      tests.set(name, test);
    } else {
      tests.delete(name);
    }
    const asked = Array.from(tests.values());
    all.forEach(function (row) { row.hidden = !asked.every(function (test) { return test(row); }); });
    hideEmptyHeads();
    table.dispatchEvent(new CustomEvent("narrowed"));
  }

  // From below, since a heading shows where a row under it does; one of a section heads the nested ones in it too.
  function hideEmptyHeads() {
    let inSection = false, inNested = false;
    bodies.slice().reverse().forEach(function (body) {
      if (isRow(body)) {
        inNested = inNested || !body.hidden;
        inSection = inSection || !body.hidden;
        return;
      }
      const section = body.classList.contains("section");
      body.hidden = !(section ? inSection : inNested);
      inNested = false;
      inSection = inSection && !section;
    });
  }

  return { table: table, all: all, shown: shown, narrow: narrow };
})();
