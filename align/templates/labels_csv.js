// Label files as text, cell for cell as plan-align itself reads and writes them.
const labelsCsv = (function () {
  "use strict";
  const COLUMNS = ["template", "plan", "plan_no", "plan_hash", "template_nos", "template_hashes", "optional_nos",
    "verdict", "also", "status", "by", "date", "remark"];
  const VERDICTS = ["copied", "localized", "dropped", "added"];
  const STATUSES = ["reader", "reviewed", "proposed"];
  const FORMULA = /^'*[=+\-@\t\r]/;  // a spreadsheet would compute such a cell; one more ' keeps it text
  const QUOTED = /[",\n\r]/;
  const CELL = /("[^"]*(?:""[^"]*)*"|(?!")[^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  const BLANKS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const ALL_BLANKS = new RegExp(BLANKS.source + "+", "g");
  const NUMBER = /^[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/;
  const ROUNDING = 1e-5;  // a spreadsheet saves the hash 123456789012 as 1.23457E+11
  const MARKS = [[[0xff, 0xfe], "utf-16le"], [[0xfe, 0xff], "utf-16be"]];

  // What a file says in the encodings in which spreadsheets save one; null where it is no text.
  function decode(buffer) {
    const bytes = new Uint8Array(buffer);
    const marked = MARKS.find(function (mark) { return mark[0].every(function (byte, at) { return bytes[at] === byte; }); });
    const texts = (marked ? [marked[1]] : ["utf-8", "gb18030"]).map(function (name) {
      try {
        return new TextDecoder(name, { fatal: true }).decode(bytes);
      } catch (error) {
        return null;
      }
    });
    const text = texts.find(function (one) { return one !== null; });
    return text === undefined || text.includes("\0") ? null : text;
  }

  function refuse(code, values) {
    throw { code: code, values: values || [] };
  }

  function records(text) {
    const found = [];
    let record = [], at = 0;
    while (at < text.length || record.length) {
      CELL.lastIndex = at;
      const cell = CELL.exec(text) || refuse("wrong_quotes", [found.length + 1]);
      record.push(cell[1].startsWith('"') ? cell[1].slice(1, -1).replace(/""/g, '"') : cell[1]);
      at = CELL.lastIndex;
      if (cell[2] !== ",") {
        found.push(record);
        record = [];
      }
    }
    return found;
  }

  function strip(cell) {
    let from = 0, to = cell.length;  // no pattern: one that looks for the end begins anew at every blank
    while (from < to && BLANKS.test(cell[from])) {
      from += 1;
    }
    while (to > from && BLANKS.test(cell[to - 1])) {
      to -= 1;
    }
    return cell.slice(from, to);
  }

  function guard(cell) {
    return FORMULA.test(cell) ? "'" + cell : cell;
  }

  function unguard(cell) {
    return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  }

  function splitList(cell) {
    return cell.split(/[;；,，、\s]+/).filter(Boolean);
  }

  function numbers(cells, column) {
    const parts = splitList(cells[column]);
    const wrong = parts.find(function (part) { return !/^[0-9]{1,6}$/.test(part); });
    if (wrong !== undefined) {
      refuse("wrong_number", [wrong, column]);
    }
    if (new Set(parts).size < parts.length) {
      refuse("wrong_twice", [column]);
    }
    return parts.map(Number);
  }

  function choice(choices, cells, column) {
    return choices.includes(cells[column]) ? cells[column] : refuse("wrong_choice", [cells[column], column]);
  }

  // A spreadsheet writes a date its own way.
  function date(cell) {
    const found = /^([0-9]{4})\/([0-9]{1,2})\/([0-9]{1,2})$/.exec(cell);
    return found ? [found[1], found[2].padStart(2, "0"), found[3].padStart(2, "0")].join("-") : cell;
  }

  function label(cells) {
    const planNos = numbers(cells, "plan_no");
    if (planNos.length > 1) {
      refuse("wrong_several");
    }
    return {
      template: cells.template,
      plan: cells.plan,
      plan_no: planNos.length ? planNos[0] : null,
      plan_hash: cells.plan_hash.toLowerCase(),
      template_nos: numbers(cells, "template_nos"),
      template_hashes: splitList(cells.template_hashes.toLowerCase()),
      verdict: choice(VERDICTS, cells, "verdict"),
      status: choice(STATUSES, cells, "status"),
      optional_nos: numbers(cells, "optional_nos"),
      also: cells.also ? choice(VERDICTS, cells, "also") : "",
      by: cells.by,
      date: date(cells.date),
      remark: cells.remark,
    };
  }

  // The template items that a label says are carried or dropped; optional ones count where there are no others.
  function linksOf(label) {
    const optional = label.plan_no === null || label.template_nos.length ? label.template_nos : label.optional_nos;
    return label.verdict === "added" ? [] : optional;
  }

  function checkGaps(label) {
    if (label.template_nos.length !== label.template_hashes.length) {
      refuse("wrong_hashes");
    }
    if ((label.plan_no === null) !== (label.verdict === "dropped")) {
      refuse("wrong_dropped");
    }
    if (label.verdict === "added" && label.template_nos.length) {
      refuse("wrong_added");
    }
    if (label.verdict !== "added" && !linksOf(label).length) {
      refuse("wrong_links");
    }
    if (label.template_nos.some(function (no) { return label.optional_nos.includes(no); })) {
      refuse("wrong_both");
    }
  }

  // Whether a label that did not come from a file could stand in one.
  function isWhole(label) {
    try {
      checkGaps(label);
      return VERDICTS.includes(label.verdict) && (label.also === "" || VERDICTS.includes(label.also));
    } catch (problem) {
      return false;
    }
  }

  function checkClashes(label, others) {
    const links = linksOf(label);
    others.forEach(function (other) {
      const shared = links.filter(function (no) { return linksOf(other).includes(no); });
      const dropped = label.verdict === "dropped", also = other.verdict === "dropped";
      if ((label.plan_no !== null && label.plan_no === other.plan_no) || (shared.length && dropped && also)) {
        refuse("wrong_again", [other.line]);
      }
      if (shared.length && dropped !== also) {
        refuse("wrong_clash", [other.line, Math.min.apply(null, shared)]);
      }
    });
  }

  function named(names, record) {
    const cells = {};
    names.forEach(function (name, at) { cells[name] = unguard(strip(record[at] || "")); });
    return cells;
  }

  function columns(record) {
    const names = (record || []).map(strip);
    const missing = COLUMNS.filter(function (name) { return !names.includes(name); });
    return missing.length ? refuse("wrong_columns", [missing.join(", ")]) : names;
  }

  // Half-width and without blanks, as names of plans are compared.
  function squeeze(text) {
    return text.replace(/[！-～]/g, function (wide) {
      return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
    }).replace(ALL_BLANKS, "");
  }

  function pairOf(label) {
    return JSON.stringify([squeeze(label.template), squeeze(label.plan)]);
  }

  function readRow(record, line, names, known) {
    try {
      const one = Object.assign(label(named(names, record)), { line: line });
      const others = known.get(pairOf(one)) || [];
      checkGaps(one);
      checkClashes(one, others);
      known.set(pairOf(one), others.concat(one));
      return one;
    } catch (problem) {
      throw problem.code ? { code: "wrong_row", values: [line, problem] } : problem;
    }
  }

  // The labels of a file, each with its line; throws { code, values } where a row cannot be meant.
  function read(text) {
    const lines = records(text);
    const names = columns(lines[0]);
    const known = new Map();
    return lines.slice(1).map(function (record, at) { return [record, at + 2]; })
      .filter(function (row) { return row[0].some(strip); })
      .map(function (row) { return readRow(row[0], row[1], names, known); });
  }

  function write(labels) {
    const rows = labels.map(function (label) {
      return COLUMNS.map(function (name) {
        const value = label[name];
        return Array.isArray(value) ? value.join(";") : value === null ? "" : String(value);
      });
    });
    return [COLUMNS].concat(rows).map(function (row) {
      return row.map(function (cell) {
        const kept = guard(cell);
        return QUOTED.test(kept) ? '"' + kept.replace(/"/g, '""') + '"' : kept;
      }).join(",") + "\n";
    }).join("");
  }

  // Whether a hash is the item's, also where a spreadsheet took it for a number and rounded it.
  function fits(hash, own) {
    if (hash === own || !NUMBER.test(hash) || !NUMBER.test(own)) {
      return hash === own;
    }
    const said = Number(hash), size = Number(own);
    return isFinite(said) && isFinite(size) && Math.abs(said - size) <= ROUNDING * Math.max(said, size);
  }

  return { decode: decode, read: read, write: write, fits: fits, squeeze: squeeze, splitList: splitList, linksOf: linksOf,
    isWhole: isWhole };
})();
