// What reviewing says, in the page's own words.
const reviewWords = (function () {
  "use strict";
  const words = reviews.data.words;

  function say(code, values) {
    const named = [].concat(values === undefined ? [] : values);
    return words[code].replace(/\{([0-9])\}/g, function (brace, at) { return named[at]; });
  }

  function verdictName(pair, verdict) {
    return reviews.data.verdicts[pair.kind][verdict];
  }

  function items(side, numbers) {
    return say(side, numbers.join(words.comma));
  }

  // What a label says, whoever says it.
  function textOf(pair, label) {
    if (label.plan_no === null) {
      return verdictName(pair, pair.elsewhere.includes(label.template_nos[0]) ? "elsewhere" : "dropped");
    }
    const linked = label.template_nos.length ? [say("carries", items("template_item", label.template_nos))] : [];
    return [verdictName(pair, label.verdict)].concat(linked).join(words.semicolon);
  }

  function who(label) {
    return [label.by || words.nobody].concat(label.date || []).join(words.and);
  }

  function signed(pair, label) {
    return say("signed", [textOf(pair, label), who(label)]);
  }

  // A row by the item that it stands for, and by its place where the page shows several.
  function rowName(pair, key) {
    const name = items(key[0] === "p" ? "plan_item" : "template_item", [key.slice(1)]);
    return reviews.pairs.length > 1 || pair.unknown ? say("in_place", [pair.place, name]) : name;
  }

  // A file that cannot be meant: what is wrong, and in which row.
  function problem(found) {
    const values = found.values.map(function (value) { return value && value.code ? problem(value) : value; });
    return say(found.code, values);
  }

  return { say: say, verdictName: verdictName, items: items, textOf: textOf, who: who, signed: signed,
    rowName: rowName, problem: problem };
})();
