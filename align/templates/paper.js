// How the page is printed: upright or wide.
(function () {
  "use strict";
  const wide = document.getElementById("wide");

  wide.addEventListener("click", function () {
    wide.setAttribute("aria-pressed", String(document.body.classList.toggle("wide")));
  });
  document.getElementById("print").addEventListener("click", function () { window.print(); });
})();
