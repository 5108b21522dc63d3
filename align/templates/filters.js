// The menus and marks above the rows, what they add up to in words, and the way back to all rows.
(function () {
  "use strict";
  const tools = document.getElementById("tools");
  const find = document.getElementById("find");
  const clear = document.getElementById("clear");
  const changes = document.getElementById("changes");
  const shown = document.getElementById("shown");
  const chosen = document.getElementById("chosen");
  const nothing = document.getElementById("nothing");
  const menus = Array.from(tools.querySelectorAll("select"));
  const marks = Array.from(tools.querySelectorAll("[data-token]"));
  const tokens = new Map(rows.all.map(function (row) { return [row, new Set(row.dataset.is.split(" "))]; }));

  function isPressed(button) {
    return button.getAttribute("aria-pressed") === "true";
  }

  function asked() {
    const pressed = marks.filter(isPressed).map(function (button) { return button.dataset.token; });
    return pressed.concat(menus.map(function (menu) { return menu.value; }).filter(Boolean));
  }

  function narrow() {
    const wanted = asked();
    const changed = Boolean(changes) && isPressed(changes);
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
    const pressed = marks.concat(changes || []).filter(isPressed).map(function (one) { return one.textContent; });
    const words = find.value.trim();
    return told.concat(pressed, words ? find.labels[0].textContent.trim() + " " + words : []);
  }

  function tell() {
    const count = rows.fitting().length;
    const told = inWords();
    shown.textContent = shown.dataset.words.replace("{0}", count).replace("{1}", rows.all.length);
    chosen.textContent = chosen.dataset.begin + told.concat(shown.textContent).join(chosen.dataset.join);
    chosen.hidden = told.length === 0;
    clear.disabled = told.length === 0;
    nothing.hidden = count > 0;
  }

  function showAll() {
    menus.forEach(function (menu) { menu.value = ""; });
    marks.concat(changes || []).forEach(function (button) { button.setAttribute("aria-pressed", "false"); });
    find.value = "";
    rows.narrow("words", null);
    narrow();
  }

  // A link to a hidden row shows all rows again, and one to the index opens it; before the browser follows it.
  function reveal(hash) {
    const target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (target && target.localName === "details") {
      target.open = true;
    }
    const row = target && target.closest("tbody");
    const hidden = Boolean(row) && row.hidden;
    if (hidden) {
      showAll();
      rows.showRest();
    }
    return hidden;
  }

  function measure() {
    document.documentElement.style.setProperty("--tools", tools.offsetHeight + "px");
  }

  menus.forEach(function (menu) { menu.addEventListener("change", narrow); });
  marks.concat(changes || []).forEach(function (button) {
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", String(!isPressed(button)));
      narrow();
    });
  });
  clear.addEventListener("click", function () {
    showAll();
    find.focus();  // the button itself is of no use now
  });
  rows.table.addEventListener("narrowed", tell);
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      reveal(link.hash);
    }
  });
  window.addEventListener("hashchange", function () {
    if (reveal(location.hash)) {
      document.getElementById(location.hash.slice(1)).scrollIntoView();
    }
  });
  window.addEventListener("resize", measure);
  document.getElementById("help").hidden = false;
  tools.hidden = false;
  narrow();
  measure();
})();
