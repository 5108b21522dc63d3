// The form of a row: opened by its button, saved by Enter, given up by Escape; the focus comes back to the button.
(function () {
  "use strict";
  const say = reviewWords.say;

  // What the form begins with: what was reviewed before, or else what the report has.
  function fill(row, form, state) {
    const label = reviewRows.labelOf(row, state);
    const carried = row.dropped && Boolean(label) && label.plan_no !== null;
    form.querySelectorAll("[data-verdict]").forEach(function (place) {
      const elsewhere = row.dropped && row.pair.elsewhere.includes(row.no);
      place.textContent = reviewWords.verdictName(row.pair, elsewhere ? "elsewhere" : place.dataset.verdict);
    });
    form.elements.verdict.value = row.dropped ? (carried ? "carried" : "dropped") :
      label ? label.verdict : row.pair.verdicts[row.no - 1];
    form.elements.remark.value = !label ? "" : carried ? (label.carry ? label.carry.remark : "") : label.remark;
    if (row.dropped) {
      form.elements.carrier.value = carried ? label.plan_no : "";
      return;
    }
    const links = label ? labelsCsv.linksOf(label) : row.pair.links[row.no - 1].filter(function (no) {
      return !state.labels.has("t" + no);
    });
    form.elements.links.value = links.join(";");
  }

  // What depends on the answers given so far.
  function follow(row, form) {
    if (row.dropped) {
      form.elements.carrier.disabled = form.elements.verdict.value !== "carried";
      return;
    }
    form.elements.links.disabled = form.elements.verdict.value === "added";
    showFreed(row, form, reviews.stateOf(row.pair));
  }

  function showFreed(row, form, state) {
    const place = form.querySelector(".freed");
    const before = new Map(Array.from(place.querySelectorAll("input"), function (box) { return [box.value, box.checked]; }));
    let freed = [];
    try {
      freed = reviewChanges.freedBy(state, row, reviewChanges.linksIn(form, row));
    } catch (problem) {
      return;  // half a number is being typed
    }
    place.textContent = "";
    freed.forEach(function (no) {
      const line = reviewRows.copy("review-freed");
      const box = line.querySelector("input");
      const dropped = reviewWords.textOf(row.pair, { plan_no: null, template_nos: [no] });
      box.value = no;
      box.checked = before.has(String(no)) ? before.get(String(no)) : state.labels.has("t" + no);
      reviewRows.slot(line, "freed", say("also_dropped", [reviewWords.items("template_item", [no]), dropped]));
      place.append(line);
    });
  }

  function open(row) {
    const form = reviewRows.copy(row.dropped ? "review-dropped" : "review-plan");
    const state = reviews.stateOf(row.pair);
    form.setAttribute("aria-label", say("form", reviewWords.rowName(row.pair, row.key)));
    fill(row, form, state);
    form.querySelector(".by").hidden = reviewStore.reviewer() !== "";
    form.querySelector("[data-way=withdraw]").hidden = !reviewRows.labelOf(row, state);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      save(row, false);
    });
    form.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !event.isComposing) {
        event.stopPropagation();
        close(row);
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        save(row, false);
      }
    });
    form.addEventListener("input", function (event) {
      if (event.target.name !== "freed") {  // these it places itself
        follow(row, form);
      }
    });
    form.querySelector("[data-way=next]").addEventListener("click", function () { save(row, true); });
    form.querySelector("[data-way=away]").addEventListener("click", function () { close(row); });
    form.querySelector("[data-way=withdraw]").addEventListener("click", function () { withdraw(row); });
    row.form = form;
    row.button.setAttribute("aria-expanded", "true");
    row.note.after(form);
    follow(row, form);
    form.scrollIntoView({ block: "nearest" });
    form.querySelector(":checked").focus({ preventScroll: true });
  }

  function close(row) {
    row.form.remove();
    row.form = null;
    row.button.setAttribute("aria-expanded", "false");
    row.button.focus();
  }

  function whoIn(form) {
    const typed = form ? form.elements.by.value.trim() : "";
    if (typed) {
      reviewStore.setReviewer(typed);
    }
    return { by: reviewStore.reviewer(), date: reviewStore.today() };
  }

  function save(row, onward) {
    const state = reviews.stateOf(row.pair);
    try {
      const changes = reviewChanges.read(row.form, row, state, whoIn(row.form));
      reviews.change(row.pair, changes, whoIn(null));
      finish(row, say("row_saved", reviewWords.rowName(row.pair, row.key)));
    } catch (problem) {
      complain(row, problem);
      return;
    }
    if (onward) {
      reviewRows.goNext(row);
    }
  }

  function complain(row, problem) {
    if (!problem.field) {
      throw problem;
    }
    row.form.querySelector(".by").hidden = reviewStore.reviewer() !== "" && problem.field !== row.form.elements.by;
    row.form.querySelectorAll("[aria-invalid]").forEach(function (field) { field.removeAttribute("aria-invalid"); });
    row.form.querySelector(".wrong").textContent = problem.text;
    problem.field.setAttribute("aria-invalid", "true");
    problem.field.focus();
  }

  function withdraw(row) {
    const state = reviews.stateOf(row.pair);
    const who = whoIn(null);
    reviews.change(row.pair, reviewChanges.withdraw(row, state, who), who);
    finish(row, say("row_withdrawn", reviewWords.rowName(row.pair, row.key)));
  }

  function finish(row, text) {
    close(row);
    reviewRows.refresh();
    reviewRows.offerNext(row);
    reviewRows.tell([text, reviewRows.leftOver(row, reviews.stateOf(row.pair))].join(" "));
  }

  reviewRows.all.forEach(function (row) {
    row.button.addEventListener("click", function () { return row.form ? close(row) : open(row); });
  });
})();
