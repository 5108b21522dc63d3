// What has been reviewed of the pairs on this page: what the report applied, what this browser keeps, and how both agree.
// A row is named as the page's anchors name items: p5 is plan item 5, t3 the dropped template item 3.
const reviews = (function () {
  "use strict";
  const keyOf = reviewStore.keyOf;
  const data = JSON.parse(document.getElementById("pairs").textContent);
  const pairs = data.pairs.map(makePair);
  const others = [];  // pairs of which only a loaded file speaks; they are handed on
  const byName = new Map(pairs.map(function (pair) { return [nameOf(pair.names), pair]; }));

  function makePair(pair) {
    const template = data.templates[pair.template];
    const made = Object.assign({}, pair, { names: [template.name, pair.plan], templateHashes: template.hashes });
    made.applied = new Map();
    pair.reviewed.forEach(function (label) {
      split(withHashes(made, label)).forEach(function (one) { made.applied.set(keyOf(one), one); });
    });
    return made;
  }

  // A pair of which this page knows nothing but its names.
  function otherPair(names) {
    const name = nameOf(names);
    if (!byName.has(name)) {
      const other = { names: names, place: names[1], kind: "levels", applied: new Map(), elsewhere: [], unknown: true };
      others.push(other);
      byName.set(name, other);
      reviewStore.keepInMemory(names);
    }
    return byName.get(name);
  }

  function nameOf(names) {
    return names.map(labelsCsv.squeeze).join("\n");
  }

  // A label may confirm several drops at once; each is a row of its own here.
  function split(label) {
    return label.plan_no !== null ? [label] : label.template_nos.map(function (no, at) {
      return Object.assign({}, label, { template_nos: [no], template_hashes: [label.template_hashes[at]] });
    });
  }

  function withHashes(pair, label) {
    return Object.assign({}, label, {
      plan_hash: label.plan_no === null ? "" : pair.hashes[label.plan_no - 1],
      template_hashes: label.template_nos.map(function (no) { return pair.templateHashes[no - 1]; }),
    });
  }

  function isStale(pair, label) {
    const ends = label.template_nos.concat(label.optional_nos);
    return !pair.unknown && (
      (label.plan_no !== null && !(label.plan_no >= 1 && label.plan_no <= pair.hashes.length)) ||
      (label.plan_no !== null && !labelsCsv.fits(label.plan_hash, pair.hashes[label.plan_no - 1])) ||
      ends.some(function (no) { return no < 1 || no > pair.templateHashes.length; }) ||
      label.template_nos.some(function (no, at) {
        return !labelsCsv.fits(label.template_hashes[at], pair.templateHashes[no - 1]);
      }));
  }

  function substance(label) {
    return JSON.stringify([label.plan_no, label.template_nos, label.optional_nos, label.verdict, label.also, label.remark]);
  }

  function signature(label) {
    return label ? substance(label) + JSON.stringify([label.by, label.date]) : "";
  }

  // Everything that holds of a pair now: `labels` by row, `stale` ones of this browser, rows `withdrawn` here.
  function stateOf(pair) {
    const state = { pair: pair, own: reviewStore.read(pair.names), labels: new Map(pair.applied), stale: new Map(),
      withdrawn: new Map() };
    Object.keys(state.own).forEach(function (key) {
      const entry = state.own[key];
      if (entry.withdrawn) {
        state.withdrawn.set(key, entry);
        state.labels.delete(key);
      } else if (isStale(pair, entry)) {
        state.stale.set(key, entry);
      } else {
        state.labels.set(key, entry);
      }
    });
    giveWay(state);
    return state;
  }

  // What the report applied gives way to what was said here and cannot be true beside it, until a person decides.
  function giveWay(state) {
    state.pair.applied.forEach(function (label, key) {
      const own = clashes(state, label).some(function (other) { return state.own[other]; });
      if (own && state.labels.get(key) === label) {
        state.labels.delete(key);
      }
    });
  }

  // The plan items that carry a template item by a label, or by the report where no label speaks of them.
  function carriers(state, no, except) {
    const pair = state.pair;
    return pair.links.map(function (links, at) { return { plan: at + 1, links: links }; }).filter(function (row) {
      const label = state.labels.get("p" + row.plan);
      const dropped = state.labels.has("t" + no);
      return row.plan !== except && (label ? labelsCsv.linksOf(label) : dropped ? [] : row.links).includes(no);
    }).map(function (row) { return row.plan; });
  }

  // The label by which a plan item carries a template item that the report does not find in any.
  function carryOf(state, no) {
    const found = Array.from(state.labels.values()).find(function (label) {
      return label.plan_no !== null && labelsCsv.linksOf(label).includes(no);
    });
    return found || null;
  }

  // The rows whose labels contradict one: a template item cannot be dropped and carried.
  function clashes(state, label) {
    const links = labelsCsv.linksOf(label);
    return Array.from(state.labels.keys()).filter(function (key) {
      const other = state.labels.get(key);
      return (other.plan_no === null) !== (label.plan_no === null) &&
        labelsCsv.linksOf(other).some(function (no) { return links.includes(no); });
    });
  }

  // The rows that would have to go if the other side of a conflict were taken; as it is now, not as it was when found.
  function against(conflict) {
    return clashes(stateOf(conflict.pair), conflict.theirs).filter(function (key) { return key !== conflict.key; });
  }

  // Changes of a person on this page: a label for a row, or null to withdraw what is said of it.
  function change(pair, changes, who) {
    reviewStore.change(pair.names, function (rows) {
      Object.keys(changes).forEach(function (key) {
        const applied = pair.applied.get(key);
        const label = changes[key];
        const made = { filed: false, over: signature(applied) };
        if (label && signature(label) === signature(applied)) {
          delete rows[key];
        } else if (label) {
          rows[key] = Object.assign({}, label, made);
        } else if (applied) {
          rows[key] = Object.assign({ withdrawn: true, by: who.by, date: who.date }, made);
        } else {
          delete rows[key];
        }
      });
    });
  }

  // Take labels of a file: new ones at once, equal ones silently, the others are for a person to decide.
  function take(pair, labels) {
    const told = { pair: pair, taken: 0, equal: 0, stale: [], conflicts: [] };
    labels.forEach(function (whole) {
      split(whole).forEach(function (label) { takeOne(stateOf(pair), label, told); });
    });
    return told;
  }

  function takeOne(state, label, told) {
    const key = keyOf(label);
    const mine = state.labels.get(key);
    const conflict = { pair: state.pair, key: key, theirs: label };
    if (isStale(state.pair, label)) {
      told.stale.push(key);
    } else if (mine && substance(mine) === substance(label)) {
      told.equal += 1;
      markFiled(state.pair, [key]);
    } else if (mine || state.withdrawn.has(key) || against(conflict).length) {
      told.conflicts.push(conflict);
    } else {
      told.taken += 1;
      put(state.pair, key, label);
    }
  }

  function put(pair, key, label) {
    reviewStore.change(pair.names, function (rows) {
      rows[key] = Object.assign({}, label, { filed: true, over: signature(pair.applied.get(key)) });
    });
  }

  function decide(conflict, theirs, who) {
    const pair = conflict.pair;
    if (theirs) {
      const away = {};
      against(conflict).forEach(function (key) { away[key] = null; });
      change(pair, away, who);
      const same = signature(conflict.theirs) === signature(pair.applied.get(conflict.key));
      reviewStore.change(pair.names, function (rows) { delete rows[conflict.key]; });
      if (!same) {
        put(pair, conflict.key, conflict.theirs);
      }
    } else if (conflict.applied) {
      stand(pair, conflict.key, who);
    }
  }

  // What is kept here stands, knowing what the report has applied.
  function stand(pair, key, who) {
    reviewStore.change(pair.names, function (rows) {
      rows[key] = Object.assign({ withdrawn: true, by: who.by, date: who.date, filed: false }, rows[key]);
      rows[key].over = signature(pair.applied.get(key));
    });
  }

  // When the page opens: what the report has applied by now is no work of this browser any more, and what it has
  // applied since this browser's own word is for a person to decide.
  function meetApplied(pair) {
    const conflicts = [];
    reviewStore.change(pair.names, function (rows) {
      Object.keys(rows).forEach(function (key) {
        const applied = pair.applied.get(key);
        if (applied ? !rows[key].withdrawn && substance(rows[key]) === substance(applied) : rows[key].withdrawn) {
          delete rows[key];
        }
      });
    });
    const state = stateOf(pair);
    pair.applied.forEach(function (label, key) {
      const own = state.own[key];
      const conflict = { pair: pair, key: key, theirs: label, applied: true };
      if (own ? own.over !== signature(label) && !state.stale.has(key) : against(conflict).length) {
        conflicts.push(conflict);
      }
    });
    return conflicts;
  }

  function markFiled(pair, keys) {
    reviewStore.change(pair.names, function (rows) {
      keys.forEach(function (key) {
        if (rows[key]) {
          rows[key].filed = true;
        }
      });
    });
  }

  // Every label of every pair, as a file has them: plan items first, then drops.
  function all() {
    const found = [];
    pairs.concat(others).forEach(function (pair) {
      const labels = Array.from(stateOf(pair).labels.values());
      labels.sort(function (one, other) {
        return (one.plan_no === null) - (other.plan_no === null) || one.plan_no - other.plan_no ||
          one.template_nos[0] - other.template_nos[0];
      });
      labels.forEach(function (label) {
        const hashed = pair.unknown ? label : withHashes(pair, label);
        found.push(Object.assign({}, hashed, { template: pair.names[0], plan: pair.names[1], status: "reviewed" }));
      });
    });
    return found;
  }

  // What a file can hold: stale rows go into none.
  function fileable(pair) {
    const state = stateOf(pair);
    return Object.keys(state.own).filter(function (key) { return !state.stale.has(key); });
  }

  function unfiled() {
    return pairs.concat(others).reduce(function (count, pair) {
      const own = reviewStore.read(pair.names);
      return count + fileable(pair).filter(function (key) { return !own[key].filed; }).length;
    }, 0);
  }

  function countStale() {
    return pairs.reduce(function (count, pair) { return count + stateOf(pair).stale.size; }, 0);
  }

  function fileAll() {
    pairs.concat(others).forEach(function (pair) { markFiled(pair, fileable(pair)); });
  }

  return {
    data: data, pairs: pairs, otherPair: otherPair, stateOf: stateOf, withHashes: withHashes, carriers: carriers,
    carryOf: carryOf, clashes: clashes, against: against, change: change, take: take, decide: decide, meetApplied: meetApplied,
    all: all, unfiled: unfiled, countStale: countStale, fileAll: fileAll,
  };
})();
