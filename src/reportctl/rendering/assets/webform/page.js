// The form of one report: what is typed in its fields, totals that follow, drafts and files.
//
// Everything that is typed stands in the fields themselves, as attributes and text, so that the
// page saved anew is the page with its values. It stands behind written.js, which reads figures,
// adds them and writes the report file.
(function () {
  const { UNREAD, WANTED, readEntry, figureOf, add, same, negated, isDay, quote, writeReport } = written;

  const data = JSON.parse(document.getElementById("form-data").textContent);
  const main = document.getElementById("report");
  const state = document.getElementById("state");
  const hint = document.getElementById("hint");
  const unscripted = state.textContent;
  const told = document.getElementById("told");
  const fields = Array.from(main.querySelectorAll("input[name], textarea[name], select[name]"));
  const cells = fields.filter((field) => field.dataset.kind);
  /** Every field by its name. */
  const byName = {};
  fields.forEach((field) => {
    byName[field.name] = field;
  });
  const sums = data.relations.filter((relation) => relation.kind !== "balance");
  /** The totals that follow their parts, by name; one that a person wrote otherwise does not. */
  const following = new Set();
  let changed = false;
  /** Whether the cell that has the keys is being edited in place. */
  let editing = false;

  /** What a cell holds, as the report file writes it; null where it cannot be read. */
  const entry = (name) => readEntry(byName[name].value, byName[name].dataset.kind);

  /** Put a text into a field, in its attributes too, so that the page holds it when it is saved. */
  function put(field, text) {
    if (field.value !== text) field.value = text;
    keep(field);
  }

  function keep(field) {
    if (field.tagName === "TEXTAREA") {
      field.defaultValue = field.value;
    } else if (field.tagName === "SELECT") {
      Array.from(field.options).forEach((option) => {
        option.defaultSelected = option.selected;
      });
    } else {
      field.setAttribute("value", field.value);
    }
  }

  /** The values of all fields, by name, as typed. */
  function typed() {
    const values = {};
    fields.forEach((field) => {
      values[field.name] = field.value;
    });
    return values;
  }

  /** What the sum of some cells is: null where all are blank, UNREAD where it cannot be known. */
  function sumOf(names) {
    const written = names.map(entry);
    if (written.some((one) => one === null || one === UNREAD)) return UNREAD;
    const figures = written.map(figureOf).filter((figure) => figure !== null);
    return figures.length ? add(figures) : null;
  }

  /** Note which totals follow: those that are equal to their parts, or blank with all of them. */
  function seeFollowing(names) {
    sums.forEach((sum) => {
      const name = sum.right[0];
      if (!names.includes(name) || leading(name) !== sum) return;
      const own = entry(name);
      const parts = sumOf(sum.left);
      const follows =
        (own === "" && parts === null) ||
        (own === UNREAD && parts === UNREAD) ||
        (own !== null && figureOf(own) !== null && parts !== UNREAD && same(own, parts || "0"));
      if (follows) following.add(name);
      else following.delete(name);
    });
  }

  /** Note that totals follow which are blank: they had no parts, or somebody cleared them. */
  function fillBlanks(names) {
    sums.forEach((sum) => {
      const total = sum.right[0];
      const touched = names.includes(total) || sum.left.some((part) => names.includes(part));
      if (touched && entry(total) === "") following.add(total);
    });
  }

  /** The sum that a total follows: the first of the form's order. */
  function leading(name) {
    return sums.find((sum) => sum.right[0] === name);
  }

  /** Let totals follow changed parts; a row's, a column's, and the one that both lead to. */
  function follow(names) {
    const touched = new Set(names);
    for (let round = 0; round < 3; round += 1) {
      sums.forEach((sum) => {
        const name = sum.right[0];
        if (!following.has(name) || leading(name) !== sum) return;
        if (!touched.has(name) && !sum.left.some((part) => touched.has(part))) return;
        touched.add(name);
        const parts = sumOf(sum.left);
        const unread = sum.left.some((part) => entry(part) === UNREAD);
        put(byName[name], parts === UNREAD ? (unread ? UNREAD : "") : parts || "");
      });
    }
  }

  /** The printed labels of a cell: its row's and its column's. */
  function labelOf(name) {
    const ids = (byName[name].getAttribute("aria-labelledby") || "").split(" ");
    const words = ids.map((id) => document.getElementById(id)).filter(Boolean);
    return words.map((word) => word.textContent).join("·");
  }

  /** Whether a cell, or one that its column adds up to it, is blank: what is to come is not known. */
  function isOpen(name) {
    const column = sums.find((sum) => sum.right[0] === name && sum.kind !== "row");
    return [name].concat(column ? column.left : []).some((one) => entry(one) === "");
  }

  /** Everything that wants looking at, as {name, also, words, grave}. */
  function findFaults() {
    const found = [];
    cells.forEach((cell) => {
      const written = entry(cell.name);
      if (written === null) {
        const words = `“${cell.value.trim()}”不能读作数字：${WANTED[cell.dataset.kind]}`;
        found.push({ name: cell.name, also: [], words, bad: true, grave: true });
      } else if (written === UNREAD) {
        const words = "来源里这一格没有读出来，请对照来源填写";
        found.push({ name: cell.name, also: [], words, unread: true });
      } else if (data.inferred.includes(cell.name)) {
        const words = "按合计推算的，请对照来源核对；";
        found.push({ name: cell.name, also: [], words, inferred: true });
      }
    });
    data.relations.forEach((relation) => {
      const left = sumOf(relation.left);
      const right = sumOf(relation.right);
      if (left === null || left === UNREAD || right === UNREAD || same(left, right || "0")) return;
      const total = relation.kind !== "balance";
      const less = right === null || add([right, negated(left)]).startsWith("-");
      if (!total && less && relation.right.some(isOpen)) {
        found.push({ waiting: true });
        return;
      }
      found.push({
        name: relation.right[0],
        also: total ? [] : relation.left.concat(relation.right.slice(1)),
        words: total
          ? `写的是 ${right === null ? "空白" : right}，各${relation.kind === "row" ? "格" : "行"}相加是 ${left}`
          : `勾稽不符：第一项加第二项是 ${left}，第三项加第四项是 ${right}`,
        grave: true,
      });
    });
    data.carries.forEach((carry) => {
      const here = figureOf(entry(carry.cell));
      if (here !== null && figureOf(carry.last) !== null && !same(here, carry.last)) {
        const words = `写的是 ${here}，上年度结转下年度的是 ${carry.last}`;
        found.push({ name: carry.cell, also: [], words });
      }
    });
    data.rolls.forEach((roll) => {
      const [here, adds, removes] = [roll.cell, roll.adds, roll.removes].map((name) => figureOf(entry(name)));
      if ([here, adds, removes, figureOf(roll.last)].includes(null)) return;
      const expected = add([roll.last, adds, negated(removes)]);
      if (!same(here, expected)) {
        const words = `写的是 ${here}，上年 ${roll.last} 加本年制发、减本年废止是 ${expected}；如有清理请在正文说明`;
        found.push({ name: roll.cell, also: [], words });
      }
    });
    return found;
  }

  /** Show what wants looking at: at the cells, under their tables, and in one line. */
  function show() {
    const faults = findFaults();
    cells.forEach((cell) => {
      cell.parentNode.classList.remove("broken", "doubtful");
      cell.removeAttribute("aria-invalid");
    });
    document.querySelectorAll("ul.faults").forEach((list) => {
      list.textContent = "";
    });
    faults.filter((fault) => !fault.waiting).forEach((fault) => {
      [fault.name].concat(fault.also).forEach((name) => {
        byName[name].parentNode.classList.add(fault.grave ? "broken" : "doubtful");
        if (fault.grave) byName[name].setAttribute("aria-invalid", "true");
      });
      const region = byName[fault.name].closest(".region");
      const item = document.createElement("li");
      item.className = fault.grave ? "grave" : "";
      const link = button(labelOf(fault.name), () => byName[fault.name].focus());
      item.append(link, `：${fault.words}`);
      if (fault.inferred) item.append(button("核对过了", () => follows([fault.name])));
      region.nextElementSibling.append(item);
    });
    const grave = faults.filter((fault) => fault.grave).length;
    const unread = faults.filter((fault) => fault.unread).length;
    const waiting = faults.filter((fault) => fault.waiting).length;
    const filled = cells.filter((cell) => figureOf(entry(cell.name)) !== null).length;
    const words = [
      grave ? "" : filled ? "已填的合计、勾稽都相符" : "还没有填数字",
      unread ? `${unread} 格没有读出来（?）` : "",
      waiting ? `${waiting} 列的勾稽要等第三、四项填了才能核对` : "",
      `空白 ${cells.filter((cell) => entry(cell.name) === "").length} 格`,
    ];
    const rest = words.filter(Boolean).join("，");
    state.textContent = rest;
    if (grave) {
      const wrong = faults.filter((fault) => fault.grave).map((fault) => fault.name);
      const first = cells.find((cell) => wrong.includes(cell.name));
      state.textContent = "";
      state.append(button(`${grave} 处不对（红色）`, () => first.focus()), `，${rest}`);
    }
    state.className = grave ? "grave" : "";
    describe(document.activeElement, faults);
    return faults;
  }

  /** At the foot: what is wrong with the cell that has the keys, then what it is. */
  function describe(cell, faults) {
    if (!cell || !cell.dataset.kind) return;
    const wrong = faults.filter((fault) => [fault.name].concat(fault.also).includes(cell.name));
    const last = cell.parentNode.dataset.last;
    const words = [labelOf(cell.name), last && `上年 ${last}`, cell.parentNode.title];
    hint.textContent = wrong.map((fault) => fault.words).concat(words).filter(Boolean).join("　");
  }

  /** Tell something, with what can be done about it: [words, what to do]. */
  function tell(words, ...choices) {
    told.textContent = words;
    choices.forEach(([label, act]) => {
      const choose = () => {
        told.textContent = "";
        act();
      };
      told.append(" ", button(label, choose));
    });
  }

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  /** Note that a person has written these, or looked at them. */
  function confirm(names) {
    data.inferred = data.inferred.filter((name) => !names.includes(name));
    data.proofread = data.proofread.filter((key) => !names.includes(`prose.${key}`));
    keepData();
  }

  function keepData() {
    document.getElementById("form-data").textContent = JSON.stringify(data).replace(/</g, "\\u003c");
  }

  /** What follows from changes in fields. */
  function follows(names) {
    changed = true;
    confirm(names);
    follow(names);
    show();
    storeDraft();
  }

  function grow(field) {
    if (field.tagName !== "TEXTAREA") return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  }

  // -- moving and pasting

  /** The table of a cell as lines of cells, as printed. */
  function linesOf(cell) {
    const lines = [];
    cell.closest("table").querySelectorAll("input[data-kind]").forEach((one) => {
      const line = Number(one.dataset.line);
      (lines[line] = lines[line] || []).push(one);
    });
    return lines.filter(Boolean);
  }

  /** Go to the cell so many lines further down in the same column. */
  function goDown(cell, by) {
    const lines = linesOf(cell);
    const line = lines[lines.findIndex((one) => one.includes(cell)) + by];
    if (!line) return false;
    const column = Number(cell.dataset.column);
    const before = line.filter((one) => Number(one.dataset.column) <= column);
    const next = before[before.length - 1] || line[0];
    next.focus();
    next.select();
    return true;
  }

  function goAside(cell, by) {
    const line = linesOf(cell).find((one) => one.includes(cell));
    const next = line[line.indexOf(cell) + by];
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  }

  /** As in a spreadsheet the arrows leave a cell, until one is edited in place (F2, Home, a click). */
  function pressed(event) {
    const cell = event.target;
    if (!cell.dataset.kind || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (["F2", "Home", "End"].includes(event.key)) editing = true;
    let gone = false;
    if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) gone = goDown(cell, 1);
    else if (event.key === "ArrowUp" || event.key === "Enter") gone = goDown(cell, -1);
    else if (event.key === "ArrowLeft" && !(editing && cell.selectionEnd)) gone = goAside(cell, -1);
    else if (event.key === "ArrowRight" && !(editing && cell.selectionStart < cell.value.length)) gone = goAside(cell, 1);
    if (gone) event.preventDefault();
  }

  /** A block copied from a spreadsheet: lines of cells, without the line end after the last.
   * A cell that holds line breaks or tabs is quoted, and stays one cell. */
  function readBlock(text) {
    const lines = [[]];
    const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const cells = /(?:"((?:[^"]|"")*)"([^\t\n]*)|([^\t\n]*))(\t|\n|$)/g;
    for (let end = "\t"; end;) {
      const [, quoted, behind, bare, mark] = cells.exec(whole);
      lines[lines.length - 1].push((quoted === undefined ? bare : quoted.replace(/""/g, '"') + behind).trim());
      if (mark === "\n") lines.push([]);
      end = mark;
    }
    // merged cells give columns that are empty in every line
    const wide = Math.max(1, ...lines.map((line) => line.reduce((last, cell, at) => (cell ? at + 1 : last), 0)));
    return lines.map((line) => line.slice(0, wide));
  }

  /** Put a block on the cells to the right and downward from one: all of it or nothing. */
  function paste(cell, block) {
    const lines = linesOf(cell);
    const top = lines.findIndex((line) => line.includes(cell));
    const left = lines[top].indexOf(cell);
    const wide = Math.max(...block.map((line) => line.length));
    const written = new Map();
    for (let row = 0; row < block.length; row += 1) {
      for (let column = 0; column < block[row].length; column += 1) {
        const at = lines[top + row] && lines[top + row][left + column];
        const text = block[row][column];
        if (!at && !text) continue;
        if (!at) {
          tell(`没有粘贴：复制的是 ${block.length} 行 ${wide} 列，从这一格起放不下。请只复制数字，从左上角的那一格粘贴`);
          return;
        }
        const read = readEntry(text, at.dataset.kind);
        if (read === null) {
          tell(`没有粘贴：里面有“${text}”，${WANTED[at.dataset.kind]}。请只复制数字，不带行名和表头`);
          return;
        }
        written.set(at, read);
      }
    }
    const before = new Map(Array.from(written.keys()).map((at) => [at, at.value]));
    const fill = (values) => {
      values.forEach((text, at) => put(at, text));
      const names = Array.from(values.keys()).map((at) => at.name);
      seeFollowing(names);
      fillBlanks(names);
      follows(names);
    };
    fill(written);
    cell.focus();
    tell(`已粘贴 ${block.length} 行 ${wide} 列`, ["撤销粘贴", () => fill(before)]);
  }

  // -- drafts in this browser

  const KEY = `reportctl ${data.file} ${byName["report.organ"].defaultValue}`;
  const begun = JSON.stringify(typed());
  const uncertain = { inferred: data.inferred, proofread: data.proofread };
  let storing = true;
  let safe = true;

  function storeDraft() {
    if (!storing) return;
    try {
      const draft = { begun, time: new Date().toLocaleString("zh-CN"), values: typed() };
      window.localStorage.setItem(KEY, JSON.stringify(draft));
    } catch (error) {
      if (safe) tell("这个浏览器不替这个文件保存草稿：请常按“保存草稿”，关闭之前一定要按");
      safe = false;
    }
  }

  function restore(values) {
    const names = Object.keys(values).filter((name) => byName[name] && byName[name].value !== values[name]);
    names.forEach((name) => put(byName[name], values[name]));
    seeFollowing(sums.map((sum) => sum.right[0]));
    follows(names);
    fields.forEach(grow);
  }

  /** Offer what was typed here before; it is taken by itself only into the form it was typed in. */
  function findDraft() {
    let draft = null;
    try {
      draft = JSON.parse(window.localStorage.getItem(KEY));
    } catch (error) {
      storeDraft();
    }
    if (!draft || !draft.values || JSON.stringify(draft.values) === begun) return;
    const forget = () => {
      storing = true;
      window.localStorage.removeItem(KEY);
    };
    if (draft.begun === begun) {
      restore(draft.values);
      tell(`已恢复 ${draft.time} 在这个浏览器里填的内容`, [
        "不要，用文件里原来的",
        () => {
          restore(JSON.parse(begun));
          Object.assign(data, uncertain);
          keepData();
          show();
          forget();
        },
      ]);
      return;
    }
    storing = false; // what was kept is not written over before it was decided about
    tell(
      `这个浏览器里还有 ${draft.time} 填的、和这个文件不同的草稿；现在填的，选定之后才保存在浏览器里`,
      ["恢复那份草稿", () => { storing = true; restore(draft.values); }],
      ["不要那份草稿", () => { forget(); storeDraft(); }],
    );
  }

  // -- files

  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name.replace(/[\\/:*?"<>|\s]+/g, "");
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    changed = false;
  }

  /** This page with its values in, as it was before the script ran. */
  function wholePage() {
    const copy = document.documentElement.cloneNode(true);
    copy.querySelectorAll("[data-live]").forEach((live) => {
      live.textContent = "";
    });
    copy.querySelector("#state").textContent = unscripted;
    copy.querySelectorAll("[style]").forEach((one) => one.removeAttribute("style"));
    copy.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    copy.querySelectorAll("td.broken, td.doubtful").forEach((one) => one.classList.remove("broken", "doubtful"));
    return `<!DOCTYPE html>\n${copy.outerHTML}\n`;
  }

  function saveDraft() {
    fields.forEach(keep);
    const organ = byName["report.organ"].value.trim();
    const name = `${organ}${data.year}年度报告草稿.html`;
    download(name, wholePage(), "text/html;charset=utf-8");
    tell(`草稿已存成网页 ${name}（在浏览器的下载文件夹里），双击它可以在任何电脑上接着填`);
  }

  /** The report file of what stands here; null, and told why, where it cannot be written. */
  function exported() {
    const faults = show();
    const bad = faults.find((fault) => fault.bad);
    if (bad) {
      byName[bad.name].focus();
      tell(`没有导出：“${labelOf(bad.name)}”的${bad.words}`);
      return null;
    }
    if (!byName["report.organ"].value.trim()) {
      byName["report.organ"].focus();
      tell("没有导出：请先写行政机关名称");
      return null;
    }
    const day = byName["report.date"].value.trim();
    if (day && !isDay(day)) {
      byName["report.date"].focus();
      tell(`没有导出：成文日期应是写全的日期，如 2024年1月18日，写的是 ${day}`);
      return null;
    }
    const values = typed();
    cells.forEach((cell) => {
      values[cell.name] = entry(cell.name);
    });
    ["organ", "title", "signature", "date"].forEach((name) => {
      values[`report.${name}`] = values[`report.${name}`].trim();
    });
    return writeReport(data.template, values, data);
  }

  function exportReport() {
    const text = exported();
    if (text === null) return;
    download(data.file, text, "application/octet-stream");
    const wrong = state.className ? "。不对的可以导出，导入后 validate 会再列" : "";
    tell(`已导出 ${data.file}（在浏览器的下载文件夹里）。${state.textContent}${wrong}`);
  }

  // -- beginning

  main.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.name) return;
    keep(field);
    grow(field);
    if (field.dataset.total !== undefined) following.delete(field.name);
    else fillBlanks([field.name]);
    follows([field.name]);
  });
  main.addEventListener("change", (event) => {
    const field = event.target;
    if (!field.name) return;
    if (field.dataset.kind && entry(field.name) !== null) put(field, entry(field.name));
    if (field.dataset.total !== undefined) {
      seeFollowing([field.name]);
      fillBlanks([field.name]);
    }
    follows([field.name]);
  });
  main.addEventListener("keydown", pressed);
  main.addEventListener("focusin", (event) => {
    const cell = event.target;
    hint.textContent = "";
    if (!cell.dataset.kind) return;
    editing = false;
    cell.select();
    describe(cell, findFaults());
    cell.setAttribute("aria-describedby", "hint");
  });
  main.addEventListener("focusout", (event) => event.target.dataset.kind && event.target.removeAttribute("aria-describedby"));
  main.addEventListener("mouseup", (event) => {
    editing = event.target === document.activeElement;
  });
  main.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.dataset.kind || !event.clipboardData) return;
    const text = event.clipboardData.getData("text/plain");
    const block = readBlock(text);
    if (block.length === 1 && block[0].length === 1 && !text.includes('"')) return;
    event.preventDefault();
    paste(cell, block);
  });
  document.getElementById("save").addEventListener("click", saveDraft);
  document.getElementById("export").addEventListener("click", exportReport);
  window.addEventListener("beforeunload", (event) => {
    if (!changed || safe) return;
    event.preventDefault();
    event.returnValue = "";
  });
  // a field of several lines is as high as on the screen, and a sheet is narrower
  window.addEventListener("beforeprint", () => {
    fields.filter((field) => field.tagName === "TEXTAREA").forEach((field) => {
      const printed = document.createElement("p");
      printed.className = "printed";
      printed.textContent = field.value;
      field.before(printed);
    });
  });
  window.addEventListener("afterprint", () => {
    main.querySelectorAll(".printed").forEach((printed) => printed.remove());
  });
  seeFollowing(sums.map((sum) => sum.right[0]));
  fields.forEach(grow);
  show();
  findDraft();
  // what tests ask of the script
  window.reportctl = { add, exported, isDay, quote, readEntry, wholePage };
})();
