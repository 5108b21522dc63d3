// What is cut from the lists at the top is printed; the findings folded under the tables of evidence stand at their rows.
window.addEventListener("beforeprint", function () {
  [].forEach.call(document.querySelectorAll(".notice details"), function (rest) { rest.open = true; });
});
