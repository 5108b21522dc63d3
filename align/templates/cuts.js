// Unchanged words can be cut short, and each cut opened for itself; the words stay in the page, each once.
const cuts = (function () {
  "use strict";
  const shorten = document.getElementById("shorten");
  const model = document.getElementById("cut").content.firstElementChild;
  const stretches = Array.from(rows.table.querySelectorAll(".same"));

  function makeButton(stretch) {
    const button = model.cloneNode(true);
    const closed = button.querySelector(".closed");
    closed.textContent = closed.textContent.replace("{0}", stretch.textContent.length);
    stretch.before(button);
    button.addEventListener("click", function () { open(stretch, !stretch.classList.contains("open")); });
  }

  function open(stretch, wanted) {
    stretch.classList.toggle("open", wanted);
    if (stretch.previousElementSibling) {
      stretch.previousElementSibling.setAttribute("aria-expanded", String(wanted));
    }
  }

  // The buttons are made when they are first asked for: most readers never do.
  function toggle() {
    const wanted = document.body.classList.toggle("shortened");
    shorten.setAttribute("aria-pressed", String(wanted));
    if (wanted && !rows.table.querySelector(".cut")) {
      stretches.forEach(makeButton);
    }
    stretches.forEach(function (stretch) { open(stretch, false); });
  }

  shorten.hidden = stretches.length === 0;
  shorten.addEventListener("click", toggle);
  if (shorten.getAttribute("aria-pressed") === "true") {  // a page may begin with its words cut short
    toggle();
  }
  return { stretches: stretches, open: open };
})();
