window.addEventListener("beforeprint", function () {
  [].forEach.call(document.querySelectorAll(".notice details"), function (rest) { rest.open = true; });
});
