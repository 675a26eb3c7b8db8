// What the form of a report computes: figures that are typed, exact sums, and the report file.
//
// No figure is ever a floating-point number: sums are taken digit by digit. Nothing here knows the
// page. Written for ES2017, without anything that came into browsers later.
"use strict";

const written = (function () {
  /** The mark of what a source held and was not read; no figure and no blank. */
  const UNREAD = "?";
  /** What stands in cells of published reports for nothing to report; neither is zero. */
  const STROKES = ["/", "-", "—", "——", "–", "－", "／", "\\", "--", "---", "―", "─"];
  const WANTED = {
    count: "这一格是件数，只能写不带小数的数字",
    signed: "这一格是增减数，只能写整数，减少写负数",
    money: "这一格是万元，只能写数字，最多四位小数",
    amount: "这一格是金额，写数字，可以带单位（元、万元）",
  };

  // -- figures

  /**
   * What a person typed, as the report file writes it; null where it is none for such a cell.
   * Full-width digits, commas of thousands and leading zeros are folded; a blank is "", a stroke
   * stays. A Chinese comma between digits of half width may part two figures.
   * @param {string} text
   * @param {string} kind count, signed, money or amount
   * @returns {?string}
   */
  function readEntry(text, kind) {
    const plain = text.trim();
    if (plain === "" || STROKES.includes(plain)) return plain;
    if (plain === UNREAD || plain === "？") return UNREAD;
    const folded = plain
      .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
      .replace(/．/g, ".")
      .replace(/＋/g, "+")
      .replace(/[－−]/g, "-")
      .replace(/，/g, ",");
    if (/[0-9]，|，[0-9]/.test(plain)) return null;
    const match = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.(\d+))?(万元|亿元|元|万)?$/.exec(folded);
    if (!match || (match[4] && kind !== "amount")) return null;
    if (kind === "amount") return plain;
    const whole = match[2].replace(/,/g, "").replace(/^0+(?=\d)/, "");
    const nothing = /^0*$/.test(match[2] + (match[3] || ""));
    const minus = match[1] === "-" && !nothing;
    if (minus && kind !== "signed") return null;
    if (kind === "money" && match[3]) return match[3].length <= 4 ? `${whole}.${match[3]}` : null;
    return match[3] ? null : (minus ? "-" : "") + whole;
  }

  /**
   * The figure of an entry in plain digits; null for a blank, a stroke and what was not read.
   * @param {?string} written as readEntry gives it
   * @returns {?string}
   */
  function figureOf(written) {
    return written !== null && /^[+-]?\d+(\.\d+)?$/.test(written) ? written : null;
  }

  /**
   * The exact sum of figures, with as many decimals as the longest of them has.
   * @param {string[]} figures
   * @returns {string}
   */
  function add(figures) {
    const parted = figures.map((figure) => /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(figure));
    const decimals = Math.max(0, ...parted.map((part) => (part[3] || "").length));
    let columns = [];
    parted.forEach((part) => {
      const digits = part[2] + (part[3] || "").padEnd(decimals, "0");
      for (let at = 0; at < digits.length; at += 1) {
        const digit = Number(digits[digits.length - 1 - at]);
        columns[at] = (columns[at] || 0) + (part[1] === "-" ? -digit : digit);
      }
    });
    let sign = "";
    let [digits, carry] = carried(columns);
    if (carry < 0) {
      sign = "-";
      [digits, carry] = carried(columns.map((column) => -column));
    }
    const all = ((carry || "") + digits.reverse().join("")).padStart(decimals + 1, "0");
    const whole = all.slice(0, all.length - decimals).replace(/^0+(?=\d)/, "");
    return sign + whole + (decimals ? `.${all.slice(-decimals)}` : "");
  }

  /** Columns of digits, the units first, with what is over ten carried on; and the last carry. */
  function carried(columns) {
    let carry = 0;
    const digits = columns.map((column) => {
      const sum = column + carry;
      carry = Math.floor(sum / 10);
      return sum - 10 * carry;
    });
    return [digits, carry];
  }

  /** Whether two figures are the same number. */
  function same(one, other) {
    return !/[1-9]/.test(add([one, negated(other)]));
  }

  function negated(figure) {
    return figure.startsWith("-") ? figure.slice(1) : `-${figure.replace("+", "")}`;
  }

  // -- days

  /** A numeral of a day: digits, or Chinese ones up to 九十九; NaN for what is none. */
  function readNumeral(text) {
    const digits = Array.from(text).map((char) => "〇一二三四五六七八九".indexOf(char));
    if (/^\d+$/.test(text)) return Number(text);
    if (!text.includes("十")) return digits.includes(-1) ? NaN : Number(digits.join(""));
    const [tens, ones, ...more] = text.split("十").map((part) => (part ? readNumeral(part) : null));
    return more.length || tens > 9 || ones > 9 ? NaN : (tens === null ? 1 : tens) * 10 + (ones || 0);
  }

  /**
   * Whether a text holds a day with its year, or a month: 2022年1月18日, 2022-1-18,
   * 二〇二二年一月十八日; what it holds is what `report/day.py` reads.
   * @param {string} text
   * @returns {boolean}
   */
  function isDay(text) {
    const plain = text
      .replace(/\s/g, "")
      .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
      .replace(/[零○]/g, "〇")
      .replace(/元/g, "一");
    const one = "\\d{1,2}|[一二三四五六七八九十]{1,3}";
    const day = `(?:^|\\D)(\\d{4}|[〇一二三四五六七八九]{4})[年./-](${one})(?:(?:月|[./-])(${one})[日号]?|月)`;
    const match = new RegExp(`${day}(?![\\d一二三四五六七八九十])`).exec(plain);
    if (!match) return false;
    const [year, month, date] = [match[1], match[2], match[3] || "1"].map(readNumeral);
    const found = new Date(Date.UTC(year, month - 1, date));
    return year > 99 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
  }

  // -- the report file

  /** A text as a TOML string, as the program writes it. */
  function quote(text) {
    const short = { "\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r" };
    const unsafe =
      /[\ud800-\udbff][\udc00-\udfff]|[\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/g;
    const code = (char) => {
      if (char.length > 1) return char;
      if (/[\ud800-\udfff]/.test(char)) return "\ufffd";
      return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    };
    if (!text.includes("\n")) return `"${text.replace(unsafe, (c) => short[c] || code(c))}"`;
    const inside = (c) => ('"\n\t'.includes(c) ? c : short[c] || code(c));
    const body = text.replace(unsafe, inside).replace(/"""/g, '""\\"');
    return `"""\n${body.endsWith('"') ? `${body.slice(0, -1)}\\"` : body}"""`;
  }

  /** A text in three quotes, its first and last line on lines of their own. */
  function proseLiteral(text) {
    const stripped = text.replace(/^\n+|\n+$/g, "");
    return stripped ? quote(`${stripped}\n`) : '"""\n"""';
  }

  /** Digits as a TOML number, everything else as a string. */
  function literal(written) {
    return /^[+-]?(0|[1-9]\d*)(\.\d+)?$/.test(written) ? written : quote(written);
  }

  /**
   * The report file.
   * @param {Array<string|Object>} template pieces, as report/template.py says
   * @param {Object<string, string>} values what is written in each field, by its name
   * @param {{inferred: string[], proofread: string[]}} uncertain what nobody has confirmed
   * @returns {string}
   */
  function writeReport(template, values, uncertain) {
    const length = (text) => Array.from(text).length;
    const widths = {};
    template.forEach((piece) => {
      if (!piece.cell) return;
      const wide = length(literal(values[piece.cell]));
      widths[piece.column] = Math.max(widths[piece.column] || 0, wide);
    });
    const write = (piece) => {
      if (typeof piece === "string") return piece;
      if (piece.cell) {
        const one = literal(values[piece.cell]);
        const gap = " ".repeat(widths[piece.column] - length(one));
        return piece.left ? one + gap : gap + one;
      }
      if (piece.text) return proseLiteral(values[piece.text]);
      if (piece.fact) {
        const text = values[piece.fact];
        return text.includes("\n") ? proseLiteral(text) : quote(text);
      }
      if (piece.choice) return piece.lines[values[piece.choice]];
      if (piece.when) {
        return piece.when.some((name) => values[name].trim()) ? piece.pieces.map(write).join("") : "";
      }
      return writeReading(uncertain);
    };
    return template.map(write).join("");
  }

  function writeReading(uncertain) {
    const remarks = { inferred: "按合计推算，未独立核对", proofread: "扫描识别的文字，待校对" };
    const lines = Object.keys(remarks)
      .filter((name) => uncertain[name].length)
      .map((name) => {
        const keys = uncertain[name].map(quote).join(", ");
        return `# ${remarks[name]}；核对后删去\n${name} = [${keys}]`;
      });
    return lines.length ? `\n\n[reading]\n${lines.join("\n")}` : "";
  }

  return { UNREAD, WANTED, readEntry, figureOf, add, same, negated, isDay, quote, writeReport };
})();
