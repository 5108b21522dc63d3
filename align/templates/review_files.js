// Saving reviews to a file, loading files, and deciding where two reviews differ.
(function () {
  "use strict";
  const say = reviewWords.say;
  const told = document.getElementById("review-told");
  const picker = document.getElementById("review-file");
  const box = document.getElementById("conflicts");
  const list = box.querySelector("ol");
  let open = [];  // conflicts that nobody has decided yet

  function report(lines) {
    told.textContent = "";
    lines.forEach(function (line) {
      const item = document.createElement("li");
      item.textContent = line;
      told.append(item);
    });
    told.hidden = lines.length === 0;
    reviewRows.tell(lines.join(" "));
  }

  // What is handed out must be readable: what a reader would say of it, empty where it reads it.
  function problemOf(text) {
    try {
      labelsCsv.read(text);
      return "";
    } catch (problem) {
      if (!problem.code) {
        throw problem;
      }
      return reviewWords.problem(problem);
    }
  }

  function save() {
    const labels = reviews.all();
    if (labels.length === 0 && reviews.unfiled() === 0) {
      report([say("nothing_to_save")].concat(staleLeft()));
      return;
    }
    const text = labelsCsv.write(labels);
    const wrong = problemOf(text);
    if (wrong) {
      report([say("not_saved", wrong)]);
      return;
    }
    const name = reviews.data.file + "-" + reviewStore.today() + ".csv";
    const blob = new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    reviews.fileAll();
    reviewRows.refresh();
    const rows = reviewRows.all.filter(function (row) { return row.reviewed; }).length;
    report([say("saved_file", [name, labels.length, rows])].concat(staleLeft()));
  }

  // What this browser keeps of words that have changed is no review of today's.
  function staleLeft() {
    const count = reviews.countStale();
    return count ? say("stale_left", count) : [];
  }

  // The labels of one file by their pairs; those that are no reviews are only told.
  function byPair(labels) {
    const pairs = new Map();
    labels.filter(function (label) { return label.status === "reviewed"; }).forEach(function (label) {
      const pair = reviews.otherPair([label.template, label.plan]);
      pairs.set(pair, (pairs.get(pair) || []).concat(label));
    });
    return pairs;
  }

  function take(name, labels) {
    const results = Array.from(byPair(labels), function (one) { return reviews.take(one[0], one[1]); });
    const here = results.filter(function (one) { return !one.pair.unknown; });
    const sum = function (what) { return here.reduce(function (count, one) { return count + one[what]; }, 0); };
    const aside = results.filter(function (one) { return one.pair.unknown; });
    const stale = results.reduce(function (found, one) {
      return found.concat(one.stale.map(function (key) { return reviewWords.rowName(one.pair, key); }));
    }, []);
    const conflicts = results.reduce(function (found, one) { return found.concat(one.conflicts); }, []);
    const unreviewed = labels.filter(function (label) { return label.status !== "reviewed"; });
    const statuses = Array.from(new Set(unreviewed.map(function (label) { return label.status; })));
    const kept = aside.reduce(function (count, one) { return count + one.taken + one.equal; }, 0);
    open = open.concat(conflicts);
    return [
      say("loaded", [name, sum("taken"), sum("equal")]),
      conflicts.length ? say("differing", conflicts.length) : "",
      stale.length ? say("stale_rows", [stale.length, stale.join(say("comma"))]) : "",
      unreviewed.length ? say("unreviewed_rows", [unreviewed.length, statuses.join(say("comma"))]) : "",
      kept ? say("other_pairs", kept) : "",
    ].filter(Boolean);
  }

  function readOne(name, buffer) {
    const text = labelsCsv.decode(buffer);
    try {
      return text === null ? [say("wrong_file", [name, say("wrong_text")])] : take(name, labelsCsv.read(text));
    } catch (problem) {
      if (!problem.code) {
        throw problem;
      }
      return [say("wrong_file", [name, reviewWords.problem(problem)])];
    }
  }

  function load() {
    const files = Array.from(picker.files);
    picker.value = "";  // the same file may be chosen again
    Promise.all(files.map(function (file) { return file.arrayBuffer(); })).then(function (buffers) {
      const lines = buffers.map(function (buffer, at) { return readOne(files[at].name, buffer); });
      reviewRows.refresh();
      report([].concat.apply([], lines));
      if (open.length) {
        box.scrollIntoView();
        box.querySelector("h3").focus({ preventScroll: true });
      }
    }, function () {
      report(files.map(function (file) { return say("wrong_file", [file.name, say("wrong_text")]); }));
    });
  }

  // Both sides of a conflict: what is here may be several rows that contradict the other, or a review withdrawn.
  function mineOf(conflict) {
    const state = reviews.stateOf(conflict.pair);
    const labels = [conflict.key].concat(reviews.against(conflict)).map(function (key) {
      return { key: key, label: key === conflict.key && conflict.applied ? state.own[key] : state.labels.get(key) };
    });
    return labels.filter(function (one) { return one.label && !one.label.withdrawn; });
  }

  function fillSide(item, side, pair, labels) {
    const cell = function (slot, text) { item.querySelector("[data-" + side + "=" + slot + "]").textContent = reviewWords.visible(text); };
    const several = function (make) { return labels.map(make).filter(Boolean).join(say("semicolon")); };
    cell("who", several(function (one) { return reviewWords.who(one.label); }));
    cell("says", labels.length === 0 ? say("is_withdrawn") : several(function (one) {
      return say("in_place", [reviewWords.rowName(pair, one.key), reviewWords.textOf(pair, one.label)]);
    }));
    cell("remark", several(function (one) { return one.label.remark; }));
  }

  function showConflict(conflict) {
    const item = document.getElementById("review-conflict").content.cloneNode(true).firstElementChild;
    item.querySelector("[data-slot=row]").textContent = reviewWords.rowName(conflict.pair, conflict.key);
    fillSide(item, "mine", conflict.pair, mineOf(conflict));
    fillSide(item, "theirs", conflict.pair, [{ key: conflict.key, label: conflict.theirs }]);
    item.querySelectorAll("[data-keep]").forEach(function (button) {
      button.addEventListener("click", function () { decide(conflict, button.dataset.keep === "theirs"); });
    });
    list.append(item);
  }

  function showConflicts() {
    list.textContent = "";
    open.forEach(showConflict);
    box.hidden = open.length === 0;
  }

  function decide(conflict, theirs) {
    reviews.decide(conflict, theirs, { by: reviewStore.reviewer(), date: reviewStore.today() });
    open = open.filter(function (other) { return other !== conflict; });
    reviewRows.refresh();
    report([open.length ? say("decided", open.length) : say("all_decided")]);
    (list.querySelector("button") || document.getElementById("review-save")).focus();
  }

  document.getElementById("review-save").addEventListener("click", save);
  document.getElementById("review-load").addEventListener("click", function () { picker.click(); });
  picker.addEventListener("change", load);
  reviews.pairs.forEach(function (pair) { open = open.concat(reviews.meetApplied(pair)); });
  reviewRows.whenChanged(showConflicts);
  if (open.length) {
    report([say("applied_differ", open.length)]);
  }
})();
