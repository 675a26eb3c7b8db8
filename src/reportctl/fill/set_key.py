"""`--set KEY=VALUE`: one cell, row, text or fact of a report file by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportctl.document.document import Document
from reportctl.document.strings import quote
from reportctl.fill.labels import fold, letters
from reportctl.fill.merge import put_prose, put_text, set_cell
from reportctl.finding import Failure
from reportctl.report.day import read_day, write_numeric_day
from reportctl.report.facts import FACTS, YEARS
from reportctl.report.figures import (
    UNREAD,
    find_comma_fault,
    is_blank,
    is_unread,
    read_figure,
    write_figure,
)
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.schema.form import At, Heading, Table
from reportctl.schema.load import editions

_FACTS = {
    "organ": "机关名称",
    "title": "标题",
    "preface": "前言",
    "signature": "署名",
    "date": "成文日期",
}
"""What the facts that a person sets are called."""
_ALSO = {"signature": "落款", "date": "日期"}
"""What people say for them beside that."""
_SHOWN = 5


def set_key(document: Document, report: Report, setting: str) -> Document:
    """The file with a setting carried out; raises Failure where the key or the value is wrong.

    KEY is `report.organ` and its like, `overview` or `overview.text` for a section's prose,
    `disclosure.text` or `disclosure.note` for what stands before or after its tables, a
    row's key with a list of its cells (`disputes.review=1,0,0,0,1`), or a row's key and a column,
    by its key or its printed label (`applications.received.person=3`, `…received.自然人=3`). Or it
    is what the paper prints: labels from the outside inward with `·` between them, of which `…`
    may leave out a part (`一、本年新收…·自然人=5`, `总体情况=…`).
    """
    key, value = split_setting(setting)
    if not key:
        raise Failure(f"--set 要写成 键=值，写的是 {setting}")
    text = report.form.texts.get(key) or report.form.texts.get(key.removesuffix(".text"))
    if text:
        return put_prose(document, report.form, text.key, value)
    if key.startswith("report."):
        return _set_fact(document, key.removeprefix("report."), value)
    row = _row(report, key)
    if row:
        return _set_row(document, report, *row, value)
    above, _, last = key.rpartition(".")
    row = _row(report, above)
    if row is None:
        return _set_labelled(document, report, key, value)
    table, heading = row
    for column in table.columns.leaves:
        if last in {column.name, column.label}:
            return _set_cell(document, report, table, heading, column, value)
    names = "、".join(f"{column.name}（{column.label}）" for column in table.columns.leaves)
    near = _suggest(last, [column.name for column in table.columns.leaves])
    raise Failure(f"“{above}”没有“{last}”这一列{near or '；'}可选的是 {names}")


def places_of(report: Report, key: str) -> frozenset[str]:
    """The keys of all cells, the text or the fact that a key of a setting names; none if wrong."""
    text = report.form.texts.get(key) or report.form.texts.get(key.removesuffix(".text"))
    if text or key.startswith("report."):
        return frozenset((text.key if text else key,))
    if row := _row(report, key):
        return frozenset(f"{key}.{column.name}" for column in row[0].columns.leaves)
    above, _, last = key.rpartition(".")
    if row := _row(report, above):
        columns = row[0].columns.leaves
        return frozenset(f"{above}.{c.name}" for c in columns if last in {c.name, c.label})
    found = find_labelled(report, key)
    return places_of(report, found[0]) if len(found) == 1 else frozenset()


def split_setting(setting: str) -> tuple[str, str]:
    """Key and value of KEY=VALUE, also with the wide sign of a Chinese keyboard; '' for neither."""
    key, sign, value = (*re.split("([=＝])", setting, maxsplit=1), "", "")[:3]
    return (key.strip(), value.strip()) if sign else ("", "")


def _set_labelled(document: Document, report: Report, key: str, value: str) -> Document:
    """A setting whose key is printed labels; raises Failure where these name none or several."""
    found = find_labelled(report, key)
    if len(found) == 1:
        return set_key(document, report, f"{found[0]}={value}")
    printed = {name: label.partition("·")[2] or label for name, label in _labels(report)}
    if found:
        several = "、".join(printed[name] for name in found[:_SHOWN])
        more = "等" if len(found) > _SHOWN else ""
        raise Failure(f"“{key}”说的不止一处：{several}{more}；请写明是哪一处")
    partly = _read_partly(report, key)
    if partly:
        several = " 还是 ".join(printed[name] for name in partly[:_SHOWN])
        raise Failure(f"没有“{key}”这一处，是不是 {several}？")
    near = _suggest(key, [*printed, *printed.values()])
    raise Failure(f"没有“{key}”这一处{near or '；照表上印的写行名和列名，中间用“·”隔开'}")


def _read_partly(report: Report, key: str) -> list[str]:
    """The keys of what labels name when each word may be a part of one."""
    words = [letters(word) for word in re.split("[·•・…]", key) if word.strip()]
    wanted = [f".*{re.escape(word)}.*" for word in words if word]
    return [name for name, label in _labels(report) if wanted and _names(wanted, label)]


def _suggest(word: str, known: Sequence[str]) -> str:
    """What a misspelt word was probably meant to be, as a clause, or ''."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"，是不是 {near[0]}？" if near else ""


def find_labelled(report: Report, key: str) -> list[str]:
    """The keys of what printed labels name, each with its words in their order."""
    words = re.split("[·•・]", key.replace("...", "…"))
    wanted = [".*".join(map(letters, word.split("…"))) for word in words]
    if not all(word.strip(".*") for word in wanted):
        return []
    also = ((f"report.{name}", word) for name, word in _ALSO.items())
    found = (name for name, label in (*_labels(report), *also) if _names(wanted, label))
    return list(dict.fromkeys(found))


def _names(wanted: Sequence[str], label: str) -> bool:
    """Whether words name the place that a label leads to: in its order, the last one its end."""
    *above, last = ({letters(word), *fold(word).forms} for word in label.split("·"))
    *outer, end = wanted
    rest = iter(above)
    return _fits(end, last) and all(any(_fits(one, forms) for forms in rest) for one in outer)


def _fits(wanted: str, forms: Iterable[str]) -> bool:
    return any(re.fullmatch(wanted, form) for form in forms)


def _labels(report: Report) -> Iterator[tuple[str, str]]:
    """Every key of a cell, a row of one cell or a text, with the labels that lead to it."""
    for key, text in report.form.texts.items():
        yield key, text.title
    for name, label in _FACTS.items():
        yield f"report.{name}", label
    for table in report.tables:
        section = report.form.section_by_key[table.section].title
        for row in table.rows.leaves:
            trail = "·".join(heading.label for heading in table.rows.trail(row))
            yield table.row_key(row), f"{section}·{trail}"
            for column in table.columns.leaves:
                yield f"{table.row_key(row)}.{column.name}", f"{section}·{trail}·{column.label}"


def _row(report: Report, key: str) -> tuple[Table, Heading] | None:
    for table in report.tables:
        for row in table.rows.leaves:
            if table.row_key(row) == key:
                return table, row
    return None


def _set_row(
    document: Document, report: Report, table: Table, row: Heading, value: str
) -> Document:
    columns = table.columns.leaves
    texts = value.strip("[]").replace("，", ",").split(",")
    if len(texts) != len(columns):
        names = "、".join(column.label for column in columns)
        raise Failure(f"“{row.label}”有{len(columns)}格（{names}），写了{len(texts)}格")
    for column, text in zip(columns, texts, strict=True):
        document = _set_cell(document, report, table, row, column, text.strip().strip('"'))
    return document


def _set_cell(  # noqa: PLR0917 - a cell is a table, a row and a column
    document: Document, report: Report, table: Table, row: Heading, column: Heading, text: str
) -> Document:
    kind = table.holds(row, column)
    if is_unread(text):
        text = UNREAD
    elif not is_blank(text):
        figure = read_figure(text, kind)
        if figure is None:
            fault = f"（{why}）" if (why := find_comma_fault(text)) else ""
            raise Failure(f"“{row.label}”的“{column.label}”应是数字，写的是 {text}{fault}")
        if wanted := _refuse_figure(figure, kind):
            raise Failure(f"“{row.label}”的“{column.label}”应是{wanted}，写的是 {text}")
        text = text if kind == "amount" else write_figure(figure)
    return set_cell(document, report, At(table.row_key(row), column.name), text)


def _refuse_figure(figure: int | Decimal, kind: str) -> str:
    """What a cell of this kind must hold where the figure is none, or ''."""
    if kind in {"count", "signed"} and not isinstance(figure, int):  # 643.0 is printed as it stands
        return "不小于 0 的整数" if kind == "count" else "整数"
    if kind == "signed" or figure >= 0:
        return ""
    return "不小于 0 的整数" if kind == "count" else "不小于 0 的数"


def _set_fact(document: Document, name: str, value: str) -> Document:
    if name not in FACTS:
        near = _suggest(name, FACTS)
        raise Failure(f"[report] 里没有 {name}{near or '；'}可选的是 {'、'.join(FACTS)}")
    choices = {"level": LEVELS, "scope": SCOPES}.get(name)
    value = next((key for key, word in (choices or {}).items() if word == value), value)
    if choices and value not in choices:
        raise Failure(f"{name} 可选的是 {'、'.join(choices)}")
    if name in {"year", "edition"}:
        number = int(value) if value.isdecimal() else 0
        if name == "edition" and number not in editions():
            raise Failure(f"edition 可选的是 {'、'.join(map(str, editions()))}，写的是 {value}")
        if number not in YEARS:
            raise Failure(f"{name} 应是四位年份，写的是 {value}")
        return put_text(document, ("report", name), str(number))
    if name == "organ" and not value:
        raise Failure("organ 应是机关名称，不能空着")
    if name == "date" and value and not read_day(value):
        raise Failure(f"成文日期应是写全的日期，如 2024年1月18日，写的是 {value}")
    value = write_numeric_day(value) if name == "date" else value
    return put_text(document, ("report", name), quote(value))
