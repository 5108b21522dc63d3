(function () {
  "use strict";
  const tools = document.getElementById("tools");
  const place = document.getElementById("place");
  const shown = document.getElementById("shown");
  const buttons = Array.from(tools.querySelectorAll("button[data-show]"));
  const cards = Array.from(document.getElementById("cards").children, function (card) {
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

  // A link from the table to a place must not lead to a hidden card.
  function reveal() {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card && card.hidden) {
      token = "";
      place.value = "";
      show();
      card.scrollIntoView();
    }
  }

  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      token = button.dataset.show;
      show();
    });
  });
  place.addEventListener("input", show);
  window.addEventListener("hashchange", reveal);
  tools.hidden = false;
  show();
})();
