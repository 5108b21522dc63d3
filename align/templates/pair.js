(function () {
  "use strict";
  var tools = document.getElementById("tools");
  var fold = document.getElementById("fold");
  var shown = document.getElementById("shown");
  var bodies = [].slice.call(document.getElementById("rows").tBodies);
  var buttons = [].slice.call(tools.querySelectorAll("button[data-show]"));

  function show(token) {
    var count = 0, all = 0, head = null;
    bodies.forEach(function (body) {
      if (body.classList.contains("head")) {
        head = body;
        head.hidden = token !== "";
        return;
      }
      var fits = !token || body.dataset.is.split(" ").indexOf(token) >= 0;
      body.hidden = !fits;
      all += 1;
      count += fits ? 1 : 0;
      if (fits && head) { head.hidden = false; }
    });
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.show === token));
    });
    tools.classList.toggle("some", token !== "");
    shown.textContent = shown.dataset.words.replace("{0}", count).replace("{1}", all);
  }

  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var body = target && target.closest("tbody");
    if (body && body.hidden) {
      show("");
      target.scrollIntoView();
    }
  }

  buttons.forEach(function (button) {
    button.addEventListener("click", function () { show(button.dataset.show); });
  });
  fold.addEventListener("click", function () {
    var folded = document.body.classList.toggle("folded");
    fold.setAttribute("aria-pressed", String(folded));
  });
  function measure() {
    document.documentElement.style.setProperty("--tools", tools.offsetHeight + "px");
  }

  window.addEventListener("hashchange", reveal);
  window.addEventListener("resize", measure);
  tools.hidden = false;
  show("");
  measure();
})();
