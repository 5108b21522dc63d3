// What the answers of a form mean: `read` gives the changes of labels, or says what is wrong; withdrawing gives them back.
const reviewChanges = (function () {
  "use strict";
  const say = reviewWords.say;

  function refuse(field, text) {
    throw { field: field, text: text };
  }

  function sorted(numbers) {
    return Array.from(new Set(numbers)).sort(function (a, b) { return a - b; });
  }

  function numbersIn(field, most) {
    return labelsCsv.splitList(field.value).map(function (part) {
      const no = /^[0-9]{1,6}$/.test(part) ? Number(part) : 0;
      return no >= 1 && no <= most ? no : refuse(field, say("need_numbers", [part, most]));
    });
  }

  function linksIn(form, row) {
    return form.elements.verdict.value === "added" ? [] :
      sorted(numbersIn(form.elements.links, row.pair.templateHashes.length));
  }

  // The template items that only this row carried by the report, and that nothing would carry with these links.
  function freedBy(state, row, links) {
    return row.pair.links[row.no - 1].filter(function (no) {
      return !links.includes(no) && reviews.carriers(state, no, row.no).length === 0;
    });
  }

  // What stays of an earlier label of the same row.
  function onTopOf(before, links, who, remark) {
    const kept = before || { optional_nos: [], also: "" };
    const optional = kept.optional_nos.filter(function (no) { return !links.includes(no); });
    return { template_nos: links, optional_nos: optional, also: kept.also, by: who.by, date: who.date, remark: remark };
  }

  function readPlan(form, row, state, who) {
    const links = linksIn(form, row);
    const verdict = form.elements.verdict.value;
    if (verdict !== "added" && links.length === 0) {
      refuse(form.elements.links, say("need_links"));
    }
    const rest = onTopOf(state.labels.get(row.key), links, who, form.elements.remark.value.trim());
    const label = Object.assign(rest, { plan_no: row.no, verdict: verdict });
    const own = row.pair.links[row.no - 1];
    const against = reviews.clashes(state, label).find(function (key) { return !own.includes(Number(key.slice(1))); });
    if (against) {
      const text = reviewWords.textOf(row.pair, state.labels.get(against));
      refuse(form.elements.links, say("says_dropped", [reviewWords.rowName(row.pair, against), text]));
    }
    return Object.assign(dropsOf(form, row, state, label), { [row.key]: reviews.withHashes(row.pair, label) });
  }

  // Template items that lose their only carrier may be confirmed as dropped at once, and others carried again.
  function dropsOf(form, row, state, label) {
    const changes = {};
    const boxes = Array.from(form.querySelectorAll("[name=freed]"));
    row.pair.links[row.no - 1].forEach(function (no) {
      const key = "t" + no;
      const box = boxes.find(function (one) { return one.value === String(no); });
      const dropped = Boolean(box && box.checked);
      if (dropped && !state.labels.has(key)) {
        const drop = { plan_no: null, template_nos: [no], optional_nos: [], verdict: "dropped", also: "" };
        changes[key] = reviews.withHashes(row.pair, Object.assign(drop, { by: label.by, date: label.date, remark: "" }));
      } else if (!dropped && state.labels.has(key) && (box || label.template_nos.includes(no))) {
        changes[key] = null;
      }
    });
    return changes;
  }

  function readDropped(form, row, state, who) {
    const remark = form.elements.remark.value.trim();
    if (form.elements.verdict.value === "carried") {
      return carry(form, row, state, who, remark);
    }
    const label = Object.assign(onTopOf(state.labels.get(row.key), [row.no], who, remark),
      { plan_no: null, verdict: "dropped" });
    const against = reviews.clashes(state, label)[0];
    if (against) {
      const names = [reviewWords.rowName(row.pair, row.key), reviewWords.rowName(row.pair, against)];
      refuse(form.elements.verdict[0], say("says_carried", names));
    }
    return { [row.key]: reviews.withHashes(row.pair, label) };
  }

  // The plan item gets the template item beside the links that it has, and is adjusted then.
  function carry(form, row, state, who, remark) {
    const field = form.elements.carrier;
    const most = row.pair.hashes.length;
    const no = /^[0-9]{1,6}$/.test(field.value.trim()) ? Number(field.value) : 0;
    if (no < 1 || no > most) {
      refuse(field, say("need_number", [most]));
    }
    const changes = uncarry(state, row.no, who);
    const key = "p" + no;
    const before = key in changes ? changes[key] : state.labels.get(key) || null;
    const links = sorted((before ? labelsCsv.linksOf(before) : row.pair.links[no - 1]).concat(row.no));
    const remarks = [before ? before.remark : "", remark].filter(Boolean);
    const label = Object.assign(onTopOf(before, links, who, remarks.join(say("semicolon"))), {
      plan_no: no,
      verdict: "localized",
      carry: { no: row.no, before: before, remark: remark },
    });
    changes[key] = reviews.withHashes(row.pair, label);
    if (state.labels.has(row.key)) {
      changes[row.key] = null;
    }
    return changes;
  }

  // Take a template item from the plan items that carry it by a label; one that was linked in passing is as it was.
  function uncarry(state, no, who) {
    const changes = {};
    state.labels.forEach(function (label, key) {
      if (label.plan_no !== null && labelsCsv.linksOf(label).includes(no)) {
        const rest = labelsCsv.linksOf(label).filter(function (other) { return other !== no; });
        const less = Object.assign(onTopOf(label, rest, who, label.remark), { plan_no: label.plan_no, verdict: label.verdict });
        less.optional_nos = less.optional_nos.filter(function (other) { return other !== no; });
        const made = label.carry && label.carry.no === no;
        changes[key] = made ? label.carry.before : rest.length ? reviews.withHashes(state.pair, less) : null;
      }
    });
    return changes;
  }

  // Withdrawing a row gives back what was decided with it.
  function withdraw(row, state, who) {
    const changes = row.dropped ? uncarry(state, row.no, who) : {};
    if (!row.dropped) {
      row.pair.links[row.no - 1].filter(function (no) { return state.labels.has("t" + no); })
        .forEach(function (no) { changes["t" + no] = null; });
    }
    if (state.labels.has(row.key)) {
      changes[row.key] = null;
    }
    return changes;
  }

  function read(form, row, state, who) {
    if (!who.by) {
      refuse(form.elements.by, say("need_name"));
    }
    return row.dropped ? readDropped(form, row, state, who) : readPlan(form, row, state, who);
  }

  return { read: read, withdraw: withdraw, freedBy: freedBy, linksIn: linksIn };
})();
