// Which rows are shown: each control sets a test of its own, and a row is shown that passes them all.
const rows = (function () {
  "use strict";
  const AT_ONCE = 20;  // rows, more than a window holds; to lay out hundreds at once takes longer than a reader waits
  const table = document.getElementById("rows");
  const bodies = Array.from(table.tBodies);
  const all = bodies.filter(isRow);
  const tests = new Map();
  let fitting = all;
  let waiting = [];

  function isRow(body) {
    return body.classList.contains("row");
  }

  function narrow(name, test) {
    if (test) {
      tests.set(name, test);
    } else {
      tests.delete(name);
    }
    const asked = Array.from(tests.values());
    fitting = all.filter(function (row) { return asked.every(function (test) { return test(row); }); });
    const kept = new Set(fitting);
    all.forEach(function (row) { row.hidden = row.hidden || !kept.has(row); });
    waiting = fitting.filter(function (row) { return row.hidden; });
    showSome();
    table.dispatchEvent(new CustomEvent("narrowed"));
  }

  function showSome() {
    show(AT_ONCE);
    if (waiting.length) {
      requestAnimationFrame(showSome);
    }
  }

  function show(number) {
    waiting.splice(0, number).forEach(function (row) { row.hidden = false; });
    hideEmptyHeads();
  }

  function showRest() {
    show(waiting.length);
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

  window.addEventListener("beforeprint", showRest);
  return { table: table, all: all, fitting: function () { return fitting; }, narrow: narrow, showRest: showRest };
})();
