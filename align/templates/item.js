(function () {
  "use strict";
  const tools = document.getElementById("tools");
  const place = document.getElementById("place");
  const shown = document.getElementById("shown");
  const buttons = Array.from(tools.querySelectorAll("button[data-show]"));
  const cards = Array.from(rows.table.querySelectorAll(".card"), function (card) {
    return { card: card, is: card.dataset.is.split(" "), name: card.querySelector("h3").textContent };
  });
  let token = "";

  function fits(one) {
    return (!token || one.is.includes(token)) && one.name.includes(place.value.trim());
  }

  function show() {
    const kept = cards.filter(fits);
    cards.forEach(function (one) { one.card.hidden = !kept.includes(one); });
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.show === token));
    });
    tools.classList.toggle("some", kept.length < cards.length);
    shown.textContent = shown.dataset.words.replace("{0}", kept.length).replace("{1}", cards.length);
  }

  // A link to a hidden card shows all cards again; before the browser follows it, so that it finds its way.
  function reveal(hash) {
    const card = document.getElementById(hash.slice(1));
    const hidden = card !== null && card.hidden;
    if (hidden) {
      token = "";
      place.value = "";
      show();
    }
    return hidden;
  }

  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      token = button.dataset.show;
      show();
    });
  });
  place.addEventListener("input", show);
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href^='#']");
    if (link) { reveal(link.hash); }
  });
  window.addEventListener("hashchange", function () {
    if (reveal(location.hash)) { document.getElementById(location.hash.slice(1)).scrollIntoView(); }
  });
  tools.hidden = false;
  show();
})();
