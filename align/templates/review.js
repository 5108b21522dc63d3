// The bar: how far reviewing has come, who reviews, and what the browser cannot keep.
(function () {
  "use strict";
  const say = reviewWords.say;
  const bar = document.getElementById("review");
  const progress = document.getElementById("review-progress");
  const next = document.getElementById("review-next");
  const name = document.getElementById("reviewer");
  let told = "";

  function show() {
    const reviewed = reviewRows.all.filter(function (row) { return row.reviewed; });
    const left = reviewRows.all.filter(function (row) { return row.check && !row.reviewed; });
    const unfiled = reviews.unfiled();
    progress.textContent = [say("progress", [reviewed.length, reviewRows.all.length, left.length])]
      .concat(unfiled ? say("unsaved", unfiled) : []).join(say("semicolon"));
    next.disabled = left.length === 0;
    complain();
  }

  // What the browser refuses is said where it is seen, and once.
  function complain() {
    const trouble = reviewStore.trouble();
    if (trouble && trouble !== told) {
      told = trouble;
      const line = document.getElementById("review-trouble");
      line.textContent = say(trouble);
      line.hidden = false;
    }
  }

  name.value = reviewStore.reviewer();
  name.addEventListener("change", function () { reviewStore.setReviewer(name.value.trim()); });
  next.addEventListener("click", function () { reviewRows.goNext(null); });
  reviewRows.whenChanged(function () {
    name.value = reviewStore.reviewer();
    show();
  });
  window.addEventListener("storage", function (event) {
    if (reviewStore.isOurs(event.key)) {
      reviewRows.refresh();
    }
  });
  window.addEventListener("beforeunload", function (event) {
    if (reviewStore.trouble() && reviews.unfiled()) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
  // What sticks to the foot of the window must not lie over what has the focus.
  new ResizeObserver(function () {
    document.documentElement.style.setProperty("--review", bar.offsetHeight + "px");
  }).observe(bar);
  bar.hidden = false;
  document.getElementById("review-help").hidden = false;
  reviewRows.refresh();
})();
