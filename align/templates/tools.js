// The bar of controls above what a page lists, where it has one, and links to what these controls have hidden.
const tools = (function () {
  "use strict";
  const bar = document.getElementById("tools");
  const shown = document.getElementById("shown");

  function isPressed(button) {
    return button !== null && button.getAttribute("aria-pressed") === "true";
  }

  function press(button, wanted) {
    button.setAttribute("aria-pressed", String(wanted));
  }

  // Buttons of which one is pressed: what it stands for, and a way to press another.
  function oneOf(show) {
    const buttons = Array.from(bar.querySelectorAll("button[data-show]"));
    const choice = { buttons: buttons, token: "", pick: pick };

    function pick(token) {
      choice.token = token;
      buttons.forEach(function (button) { press(button, button.dataset.show === token); });
    }

    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        pick(button.dataset.show);
        show();
      });
    });
    return choice;
  }

  function tell(numbers) {
    shown.textContent = shown.dataset.words.replace(/\{(\d)\}/g, function (_, at) { return numbers[at]; });
  }

  // A bar that leaves things out is printed.
  function leavesOut(some) {
    bar.classList.toggle("some", some);
  }

  // What a link leads to is shown before the browser follows it; where the address changed, the browser came too early.
  function follow(reveal) {
    function go() {
      const target = document.getElementById(location.hash.slice(1));
      if (target && reveal(target)) {
        target.scrollIntoView();
      }
    }

    document.addEventListener("click", function (event) {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (target) {
        reveal(target);
      }
    });
    window.addEventListener("hashchange", go);
    return go;
  }

  function measure() {
    document.documentElement.style.setProperty("--tools", bar.offsetHeight + "px");
  }

  // What sticks below the bar must know how high it is.
  function stick() {
    window.addEventListener("resize", measure);
    measure();
  }

  return {
    bar: bar, isPressed: isPressed, press: press, oneOf: oneOf, tell: tell, leavesOut: leavesOut,
    follow: follow, measure: measure, stick: stick
  };
})();
