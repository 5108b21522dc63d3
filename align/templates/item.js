(function () {
  "use strict";
  const place = document.getElementById("place");
  const cards = Array.from(rows.table.querySelectorAll(".card"), function (card) {
    return { card: card, is: card.dataset.is.split(" "), name: plain(card.querySelector("h3").textContent) };
  });
  const verdict = tools.oneOf(show);

  function fits(one) {
    return (!verdict.token || one.is.includes(verdict.token)) && one.name.includes(plain(place.value));
  }

  function show() {
    const kept = cards.filter(fits);
    cards.forEach(function (one) { one.card.hidden = !kept.includes(one); });
    tools.leavesOut(kept.length < cards.length);
    tools.tell([kept.length, cards.length]);
  }

  // A link to a hidden card shows all cards again.
  function reveal(card) {
    const hidden = card.hidden;
    if (hidden) {
      verdict.pick("");
      place.value = "";
      show();
    }
    return hidden;
  }

  place.addEventListener("input", show);
  tools.follow(reveal);
  tools.bar.hidden = false;
  show();
})();
