// The menus and marks above the rows, what they add up to in words, and the way back to all rows.
(function () {
  "use strict";
  const find = document.getElementById("find");
  const clear = document.getElementById("clear");
  const changes = document.getElementById("changes");
  const shown = document.getElementById("shown");
  const chosen = document.getElementById("chosen");
  const nothing = document.getElementById("nothing");
  const menus = Array.from(tools.bar.querySelectorAll("select"));
  const marks = Array.from(tools.bar.querySelectorAll("[data-token]"));
  const tokens = new Map(rows.all.map(function (row) { return [row, new Set(row.dataset.is.split(" "))]; }));

  function asked() {
    const pressed = marks.filter(tools.isPressed).map(function (button) { return button.dataset.token; });
    return pressed.concat(menus.map(function (menu) { return menu.value; }).filter(Boolean));
  }

  function narrow() {
    const wanted = asked();
    const changed = tools.isPressed(changes);
    rows.narrow("choices", function (row) {
      const has = tokens.get(row);
      return wanted.every(function (token) { return has.has(token); }) && !(changed && has.has("unchanged"));
    });
  }

  // What a printed page says of itself, in the words that stand on the controls.
  function inWords() {
    const told = menus.filter(function (menu) { return menu.value; }).map(function (menu) {
      return menu.dataset.name + " " + menu.selectedOptions[0].textContent;
    });
    const pressed = marks.concat(changes || []).filter(tools.isPressed).map(function (one) { return one.textContent; });
    const words = find.value.trim();
    return told.concat(pressed, words ? find.labels[0].textContent.trim() + " " + words : []);
  }

  function tell() {
    const count = rows.fitting().length;
    const told = inWords();
    tools.tell([count, rows.all.length]);
    chosen.textContent = chosen.dataset.begin + told.concat(shown.textContent).join(chosen.dataset.join);
    chosen.hidden = told.length === 0;
    clear.disabled = told.length === 0;
    nothing.hidden = count > 0;
  }

  function showAll() {
    menus.forEach(function (menu) { menu.value = ""; });
    marks.concat(changes || []).forEach(function (button) { tools.press(button, false); });
    find.value = "";
    rows.narrow("words", null);
    narrow();
  }

  // A link to a hidden row shows all rows again, and one to the index opens it.
  function reveal(target) {
    if (target.localName === "details") {
      target.open = true;
    }
    const row = target.closest("tbody");
    const hidden = Boolean(row) && row.hidden;
    if (hidden) {
      showAll();
      rows.showRest();
    }
    return hidden;
  }

  menus.forEach(function (menu) { menu.addEventListener("change", narrow); });
  marks.concat(changes || []).forEach(function (button) {
    button.addEventListener("click", function () {
      tools.press(button, !tools.isPressed(button));
      narrow();
    });
  });
  clear.addEventListener("click", function () {
    showAll();
    find.focus();  // the button itself is of no use now
  });
  rows.table.addEventListener("narrowed", tell);
  tools.follow(reveal);
  document.getElementById("help").hidden = false;
  tools.bar.hidden = false;
  narrow();
  tools.stick();
})();
