// What reviewing says, in the page's own words.
const reviewWords = (function () {
  "use strict";
  const words = reviews.data.words;
  // The same as in align/visible.py.
  const UNSEEN = new RegExp("[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e" +
    "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e007f}\\ud800-\\udfff]", "gu");

  // Characters that a page would swallow, or that would turn its text around, as signs of their own.
  function visible(value) {
    return String(value).replace(UNSEEN, function (unseen) {
      const code = unseen.codePointAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" :
        "\u27e8U+" + code.toString(16).toUpperCase().padStart(4, "0") + "\u27e9";
    });
  }

  function say(code, values) {
    const named = [].concat(values === undefined ? [] : values).map(visible);
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

  return { say: say, visible: visible, verdictName: verdictName, items: items, textOf: textOf, who: who, signed: signed,
    rowName: rowName, problem: problem };
})();
