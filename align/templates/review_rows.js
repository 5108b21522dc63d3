// The rows of the page: a button at each verdict, the form that it opens, and what has been reviewed.
const reviewRows = (function () {
  "use strict";
  const say = reviewWords.say;
  const all = Array.from(document.querySelectorAll(".row[data-pair]")).map(makeRow);
  const listeners = [];

  function copy(name) {
    return document.getElementById(name).content.cloneNode(true).firstElementChild;
  }

  function slot(element, name, text) {
    const place = element.querySelector("[data-slot=" + name + "]");
    place.textContent = text;
    place.hidden = text === "";
  }

  function makeRow(element) {
    const pair = reviews.pairs[Number(element.dataset.pair)];
    const dropped = element.dataset.plan === "";
    const no = Number(dropped ? element.dataset.template : element.dataset.plan);
    const row = { element: element, pair: pair, dropped: dropped, no: no, key: (dropped ? "t" : "p") + no };
    const verdict = element.querySelector(".verdict");
    row.check = pair.check.includes(row.key);
    row.button = copy("review-button");
    row.note = copy("review-note");
    row.note.hidden = true;
    slot(row.button, "row", reviewWords.rowName(pair, row.key));
    verdict.append(" ", row.button);
    verdict.after(row.note);
    row.button.addEventListener("click", function () { return row.form ? close(row) : open(row); });
    row.note.querySelector(".review-onward").addEventListener("click", function () { goNext(row); });
    return row;
  }

  // A dropped row is reviewed, too, where a plan item carries its item by a label.
  function labelOf(row, state) {
    return state.labels.get(row.key) || (row.dropped ? reviews.carryOf(state, row.no) : null);
  }

  function said(row, label) {
    const carried = row.dropped && label.plan_no !== null;
    return carried ? say("carried", reviewWords.items("plan_item", [label.plan_no])) : reviewWords.textOf(row.pair, label);
  }

  // What the report says of a row, which stays to be seen beside the reviewer's word.
  function reported(row, label) {
    const links = row.dropped ? [] : row.pair.links[row.no - 1];
    const verdict = row.dropped ? "missing" : row.pair.verdicts[row.no - 1];
    const text = reviewWords.textOf(row.pair, { plan_no: row.no, template_nos: links, verdict: verdict });
    const same = row.dropped ? label.plan_no === null :
      label.verdict === verdict && label.template_nos.join() === links.join();
    return same ? say("as_reported") : say("reported", text);
  }

  // Template items of this row's links that were confirmed as dropped and have no row of their own.
  function dropsBeside(row, state) {
    const drops = row.dropped ? [] : row.pair.links[row.no - 1].filter(function (no) { return state.labels.has("t" + no); });
    return drops.map(function (no) {
      const name = reviewWords.items("template_item", [no]);
      return say("in_place", [name, reviewWords.signed(row.pair, state.labels.get("t" + no))]);
    }).join(say("semicolon"));
  }

  function show(row, state) {
    const label = labelOf(row, state);
    const stale = label ? null : state.stale.get(row.key);
    const applied = Boolean(label) && row.pair.applied.get(row.key) === label;
    const withdrawn = !label && state.withdrawn.has(row.key);
    const drops = dropsBeside(row, state);
    const fresh = label && !applied;
    row.reviewed = Boolean(label);
    row.element.classList.toggle("is-reviewed", row.reviewed);
    row.button.classList.toggle("review-again", row.reviewed);
    slot(row.note, "says", fresh ? say("says", say("signed", [said(row, label), reviewWords.who(label)])) :
      withdrawn ? say("withdrawn") : stale ? say("outdated", reviewWords.who(stale)) : "");
    slot(row.note, "reported", fresh ? reported(row, label) : "");
    slot(row.note, "remark", fresh && label.remark ? say("remark", label.remark) : "");
    slot(row.note, "dropped", drops);
    slot(row.note, "pending", (fresh && !label.filed) || (withdrawn && !state.withdrawn.get(row.key).filed) ? say("pending") : "");
    row.note.hidden = !(fresh || withdrawn || stale || drops);
  }

  function refresh() {
    const states = reviews.pairs.map(reviews.stateOf);
    all.forEach(function (row) { show(row, states[reviews.pairs.indexOf(row.pair)]); });
    listeners.forEach(function (listener) { listener(); });
  }

  // What the form begins with: what was reviewed before, or else what the report has.
  function fill(row, form, state) {
    const label = labelOf(row, state);
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
    const links = label ? label.template_nos : row.pair.links[row.no - 1].filter(function (no) {
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
      freed = reviewForms.freedBy(state, row, reviewForms.linksIn(form, row));
    } catch (problem) {
      return;  // half a number is being typed
    }
    place.textContent = "";
    freed.forEach(function (no) {
      const line = copy("review-freed");
      const box = line.querySelector("input");
      const dropped = reviewWords.textOf(row.pair, { plan_no: null, template_nos: [no] });
      box.value = no;
      box.checked = before.has(String(no)) ? before.get(String(no)) : state.labels.has("t" + no);
      slot(line, "freed", say("also_dropped", [reviewWords.items("template_item", [no]), dropped]));
      place.append(line);
    });
  }

  function open(row) {
    const form = copy(row.dropped ? "review-dropped" : "review-plan");
    const state = reviews.stateOf(row.pair);
    form.setAttribute("aria-label", say("form", reviewWords.rowName(row.pair, row.key)));
    fill(row, form, state);
    form.querySelector(".by").hidden = reviewStore.reviewer() !== "";
    form.querySelector("[data-way=withdraw]").hidden = !labelOf(row, state);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      save(row, false);
    });
    form.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !event.isComposing) {
        event.stopPropagation();
        close(row);
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
    form.querySelector(":checked").focus();
  }

  function close(row) {
    row.form.remove();
    row.form = null;
    row.button.setAttribute("aria-expanded", "false");
    row.button.focus();
  }

  function today() {
    const now = new Date();
    const two = function (number) { return String(number).padStart(2, "0"); };
    return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  }

  function whoIn(form) {
    const typed = form ? form.elements.by.value.trim() : "";
    if (typed) {
      reviewStore.setReviewer(typed);
    }
    return { by: reviewStore.reviewer(), date: today() };
  }

  function save(row, onward) {
    const state = reviews.stateOf(row.pair);
    try {
      const changes = reviewForms.read(row.form, row, state, whoIn(row.form));
      reviews.change(row.pair, changes, whoIn(null));
      finish(row, say("row_saved", reviewWords.rowName(row.pair, row.key)));
    } catch (problem) {
      complain(row, problem);
      return;
    }
    if (onward) {
      goNext(row);
    }
  }

  function complain(row, problem) {
    if (!problem.field) {
      throw problem;
    }
    row.form.querySelector(".by").hidden = reviewStore.reviewer() !== "" && problem.field !== row.form.elements.by;
    row.form.querySelector(".wrong").textContent = problem.text;
    problem.field.setAttribute("aria-invalid", "true");
    problem.field.focus();
  }

  function withdraw(row) {
    const state = reviews.stateOf(row.pair);
    const who = whoIn(null);
    reviews.change(row.pair, reviewForms.withdraw(row, state, who), who);
    finish(row, say("row_withdrawn", reviewWords.rowName(row.pair, row.key)));
  }

  function finish(row, text) {
    const state = reviews.stateOf(row.pair);
    const links = row.dropped ? [] : row.pair.links[row.no - 1];
    const alone = links.filter(function (no) {
      return !state.labels.has("t" + no) && reviews.carriers(state, no, 0).length === 0;
    });
    close(row);
    refresh();
    all.forEach(function (other) { other.note.querySelector(".review-onward").hidden = other !== row || !nextAfter(row); });
    tell([text].concat(alone.length ? say("left_over", reviewWords.items("template_item", alone)) : []).join(" "));
  }

  function tell(text) {
    document.getElementById("review-status").textContent = text;
  }

  // The next row in which a person should look, from the top again after the last.
  function nextAfter(row) {
    const from = all.indexOf(row) + 1;
    return all.slice(from).concat(all.slice(0, from)).find(function (other) { return other.check && !other.reviewed; });
  }

  function goNext(row) {
    const next = nextAfter(row);
    if (next) {
      goTo(next);
    } else {
      tell(say("none_left"));
    }
  }

  // A row that a filter hides is shown again by the page's own way: a link to it.
  function goTo(row) {
    if (row.element.closest("[hidden]")) {
      const target = row.element.id ? row.element : row.element.querySelector("[id]") || row.element.closest("[id]");
      const link = document.createElement("a");
      link.href = "#" + target.id;
      document.body.append(link);
      link.click();
      link.remove();
    }
    row.element.scrollIntoView({ block: "center" });
    row.button.focus({ preventScroll: true });
  }

  return {
    all: all, refresh: refresh, goNext: goNext, tell: tell, today: today, who: function () { return whoIn(null); },
    whenChanged: function (listener) { listeners.push(listener); },
  };
})();
