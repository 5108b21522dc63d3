// The rows of the page: a button at each verdict, what has been reviewed there, and the way to the next to be checked.
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

  // Template items that the report found in this row, and that nothing carries and nobody confirmed by now.
  function leftOver(row, state) {
    const left = row.dropped ? [] : row.pair.links[row.no - 1].filter(function (no) {
      return !state.labels.has("t" + no) && reviews.carriers(state, no, 0).length === 0;
    });
    const name = reviewWords.verdictName(row.pair, "missing");
    return left.length ? say("left_over", [reviewWords.items("template_item", left), name]) : "";
  }

  // Beside what the report itself says, only what it does not say: a review of this browser, or what became of one.
  function show(row, state) {
    const label = labelOf(row, state);
    const fresh = label && row.pair.applied.get(row.key) !== label ? label : null;
    const withdrawn = label ? null : state.withdrawn.get(row.key);
    const stale = label ? null : state.stale.get(row.key);
    const drops = dropsBeside(row, state);
    row.reviewed = Boolean(label);
    row.button.classList.toggle("review-again", row.reviewed);
    slot(row.note, "says", fresh ? say("says", say("signed", [said(row, fresh), reviewWords.who(fresh)])) :
      withdrawn ? say("withdrawn") : stale ? say("stale", reviewWords.who(stale)) : "");
    slot(row.note, "reported", fresh ? reported(row, fresh) : "");
    slot(row.note, "remark", fresh && fresh.remark ? say("remark", fresh.remark) : "");
    slot(row.note, "dropped", drops);
    slot(row.note, "left", leftOver(row, state));
    slot(row.note, "pending", [fresh, withdrawn].some(function (one) { return one && !one.filed; }) ? say("pending") : "");
    row.note.hidden = !(fresh || withdrawn || stale || drops);
  }

  function refresh() {
    const states = reviews.pairs.map(reviews.stateOf);
    all.forEach(function (row) { show(row, states[reviews.pairs.indexOf(row.pair)]); });
    listeners.forEach(function (listener) { listener(); });
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
    const land = function () {
      row.element.scrollIntoView({ block: "center" });
      row.button.focus({ preventScroll: true });
    };
    if (row.element.closest("[hidden]")) {
      follow(row.element.querySelector("[id]") || row.element.closest("[id]"));
    }
    if (row.element.closest("[hidden]")) {
      window.addEventListener("hashchange", function () { setTimeout(land); }, { once: true });
    } else {
      land();
    }
  }

  function follow(target) {
    const link = document.createElement("a");
    if (location.hash === "#" + target.id) {
      location.hash = "";  // or else nothing would change
    }
    link.href = "#" + target.id;
    document.body.append(link);
    link.click();
    link.remove();
  }

  // The way on stands at the row that was just reviewed, where the focus is.
  function offerNext(row) {
    all.forEach(function (other) { other.note.querySelector(".review-onward").hidden = other !== row || !nextAfter(row); });
  }

  return {
    all: all, copy: copy, slot: slot, labelOf: labelOf, leftOver: leftOver, refresh: refresh, goNext: goNext, offerNext: offerNext, tell: tell,
    whenChanged: function (listener) { listeners.push(listener); },
  };
})();
