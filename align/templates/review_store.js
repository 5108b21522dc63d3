// What the browser keeps of reviewing: one entry for each pair of plans, named by the plans, and the reviewer's name.
const reviewStore = (function () {
  "use strict";
  const PREFIX = "plan-align review 1 ";
  const NAME = "plan-align reviewer";
  const memory = new Map();  // of pairs that the browser cannot keep, or that this page only hands on
  let trouble = "";

  function area() {
    try {
      return window.localStorage;
    } catch (error) {
      return null;
    }
  }

  function get(name) {
    try {
      const kept = area();
      trouble = trouble || (kept ? "" : "no_storage");
      return kept && kept.getItem(name);
    } catch (error) {
      trouble = "no_storage";
      return null;
    }
  }

  function set(name, value) {
    try {
      const kept = area();
      trouble = trouble || (kept ? "" : "no_storage");
      if (kept) {
        kept.setItem(name, value);
      }
      return Boolean(kept);
    } catch (error) {
      trouble = "storage_full";
      return false;
    }
  }

  function nameOf(names) {
    return PREFIX + JSON.stringify(names.map(labelsCsv.squeeze));
  }

  function areNumbers(list) {
    return Array.isArray(list) && list.every(Number.isInteger);
  }

  // Other pages may write here as well, so that nothing is taken for what it is not.
  function isEntry(key, entry) {
    const texts = ["by", "date"].concat(entry && entry.withdrawn ? [] : ["remark", "also", "verdict", "plan_hash"]);
    return /^[pt][1-9][0-9]*$/.test(key) && Boolean(entry) &&
      texts.every(function (name) { return typeof entry[name] === "string"; }) && (entry.withdrawn === true || isLabel(key, entry));
  }

  function isLabel(key, entry) {
    return areNumbers(entry.template_nos) && areNumbers(entry.optional_nos) && Array.isArray(entry.template_hashes) &&
      entry.template_hashes.every(function (hash) { return typeof hash === "string"; }) &&
      keyOf(entry) === key && labelsCsv.isWhole(entry) && (entry.carry === undefined || isCarry(key, entry.carry));
  }

  // What a plan item had before a template item was put to it.
  function isCarry(key, carry) {
    return Boolean(carry) && Number.isInteger(carry.no) && typeof carry.remark === "string" &&
      (carry.before === null || isEntry(key, carry.before));
  }

  // A row as the page's anchors name it.
  function keyOf(label) {
    return label.plan_no === null ? "t" + label.template_nos[0] : "p" + label.plan_no;
  }

  function parse(text) {
    try {
      const rows = Object.assign({}, JSON.parse(text || "{}"));
      Object.keys(rows).filter(function (key) { return !isEntry(key, rows[key]); }).forEach(function (key) {
        trouble = trouble || "storage_unread";
        delete rows[key];
      });
      return rows;
    } catch (error) {
      trouble = trouble || "storage_unread";
      return {};
    }
  }

  // A fresh copy each time: another page of the same pair may have changed it.
  function read(names) {
    const name = nameOf(names);
    return parse(memory.has(name) ? memory.get(name) : get(name));
  }

  function change(names, edit) {
    const name = nameOf(names);
    const rows = read(names);
    edit(rows);
    const text = JSON.stringify(rows);
    if (memory.has(name) || !set(name, text)) {
      memory.set(name, text);
    }
  }

  // The day where the reviewer sits.
  function today() {
    const now = new Date();
    const two = function (number) { return String(number).padStart(2, "0"); };
    return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  }

  return {
    read: read,
    keyOf: keyOf,
    today: today,
    change: change,
    keepInMemory: function (names) { memory.set(nameOf(names), memory.get(nameOf(names)) || "{}"); },
    reviewer: function () { return get(NAME) || memory.get(NAME) || ""; },
    setReviewer: function (name) {
      memory.set(NAME, name);
      set(NAME, name);
    },
    trouble: function () { return trouble; },
    isOurs: function (name) { return name === null || name === NAME || name.startsWith(PREFIX); },
  };
})();
