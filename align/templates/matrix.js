(function () {
  "use strict";
  const table = document.getElementById("matrix");
  const sorted = document.getElementById("sorted");
  const ask = document.getElementById("ask");
  const sort = document.getElementById("sort");
  const section = document.getElementById("section");
  const text = document.getElementById("text");
  const verdict = tools.oneOf(show);
  const choices = Array.from(document.querySelectorAll("#choose input"));
  const heads = Array.from(table.querySelectorAll(".head"));
  const bodies = Array.from(table.querySelectorAll(".lines")).filter(function (body) { return body !== sorted; });
  const lines = bodies.flatMap(function (body, at) {
    return Array.from(body.rows, function (row) { return readLine(row, body, String(at)); });
  });

  function readLine(row, body, part) {
    const cells = Array.from(row.cells).slice(2);
    const is = cells.map(function (cell) { return cell.className.split(" "); });
    return { row: row, body: body, section: part, words: plain(row.cells[0].textContent), cells: cells, is: is };
  }

  // How many of the chosen places have what is asked of a row.
  function count(line, what) {
    return line.is.filter(function (is, at) { return choices[at].checked && is.includes(what); }).length;
  }

  function chosen() {
    return choices.filter(function (choice) { return choice.checked; }).length;
  }

  function fits(line) {
    return (!verdict.token || count(line, verdict.token) > 0)
      && (!tools.isPressed(ask) || count(line, "ask") > 0)
      && (!section || !section.value || line.section === section.value)
      && line.words.includes(plain(text.value));
  }

  function show() {
    const kept = lines.filter(fits);
    lines.forEach(function (line) { line.row.hidden = !kept.includes(line); });
    heads.forEach(function (head) {
      const body = head.nextElementSibling;
      head.hidden = sort.value !== "" || !kept.some(function (line) { return line.body === body; });
    });
    tools.leavesOut(kept.length < lines.length || chosen() < choices.length);
    tools.tell([kept.length, lines.length, chosen(), choices.length]);
  }

  // Rows go by their number or by how many places they concern; places by nothing but their code.
  function order() {
    if (!sort.value) {
      lines.forEach(function (line) { line.body.append(line.row); });
    } else {
      const counted = lines.map(function (line, at) { return { row: line.row, number: count(line, sort.value), at: at }; });
      counted.sort(function (one, other) { return other.number - one.number || one.at - other.at; });
      counted.forEach(function (one) { sorted.append(one.row); });
    }
    show();
  }

  function choose() {
    const rows = [table.tHead.rows[0], table.tFoot.rows[0]];
    choices.forEach(function (choice, at) {
      rows.forEach(function (row) { row.cells[at + 2].hidden = !choice.checked; });
      lines.forEach(function (line) { line.cells[at].hidden = !choice.checked; });
    });
    table.style.setProperty("--places", chosen());
    heads.forEach(function (head) { head.rows[0].cells[0].colSpan = chosen() + 2; });
    lines.forEach(addUp);
    verdict.buttons.slice(1).forEach(function (button) { recount(button, button.dataset.show); });
    if (ask) { recount(ask, "ask"); }
    order();
  }

  // The small bar of a row and its numbers speak of the chosen places.
  function addUp(line) {
    const places = Array.from(line.row.querySelectorAll("[data-of]"));
    places.forEach(function (place) { place.textContent = count(line, place.dataset.of); });
    const parts = Array.from(line.row.querySelectorAll(".bar rect"));
    const counts = parts.map(function (_, at) { return Number(places[at].textContent); });
    const whole = counts.reduce(function (all, number) { return all + number; }, 0) || 1;
    let before = 0;
    parts.forEach(function (part, at) {
      part.setAttribute("x", 100 * before / whole + "%");
      part.setAttribute("width", 100 * counts[at] / whole + "%");
      before += counts[at];
    });
  }

  function recount(button, what) {
    button.querySelector("b").textContent = lines.filter(function (line) { return count(line, what) > 0; }).length;
  }

  if (ask) {
    ask.addEventListener("click", function () {
      tools.press(ask, !tools.isPressed(ask));
      show();
    });
  }
  document.querySelectorAll("#choose button").forEach(function (button) {
    button.addEventListener("click", function () {
      choices.forEach(function (choice) { choice.checked = button.dataset.all !== ""; });
      choose();
    });
  });
  choices.forEach(function (choice) { choice.addEventListener("change", choose); });
  sort.addEventListener("change", order);
  if (section) { section.addEventListener("change", show); }
  text.addEventListener("input", show);
  document.getElementById("choose").addEventListener("toggle", tools.measure);
  tools.bar.hidden = false;
  choose();
  tools.stick();  // the table fills the window below the bar, so that its own head is always in sight
})();
