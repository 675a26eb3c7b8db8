"""`--set KEY=VALUE`: one cell, row, text or fact of a report file by its key."""

from __future__ import annotations

from reportctl.document.document import Document
from reportctl.document.strings import quote
from reportctl.fill.merge import put_prose, put_text, set_cell
from reportctl.finding import Failure
from reportctl.report.facts import FACTS
from reportctl.report.figures import is_blank, read_figure, write_figure
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.schema.form import At, Heading, Table


def set_key(document: Document, report: Report, setting: str) -> Document:
    """The file with a setting carried out; raises Failure where the key or the value is wrong.

    KEY is `report.organ` and its like, `overview` or `overview.text` for a section's prose,
    `disclosure.text` or `disclosure.note` for what stands before or after its tables, a
    row's key with a list of its cells (`disputes.review=1,0,0,0,1`), or a row's key and a column,
    by its key or its printed label (`applications.received.person=3`, `…received.自然人=3`).
    """
    key, sign, value = setting.partition("=")
    key, value = key.strip(), value.strip()
    if not sign or not key:
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
        raise Failure(f"没有“{key}”这个键；各行的键见 reportctl init 生成的文件")
    table, heading = row
    for column in table.columns.leaves:
        if last in {column.name, column.label}:
            return _set_cell(document, report, table, heading, column, value)
    names = "、".join(f"{column.name}（{column.label}）" for column in table.columns.leaves)
    raise Failure(f"“{above}”没有“{last}”这一列，可选的是 {names}")


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
    if not is_blank(text):
        figure = read_figure(text, kind)
        if figure is None:
            raise Failure(f"“{row.label}”的“{column.label}”应是数字，写的是 {text}")
        text = text if kind == "amount" else write_figure(figure)
    return set_cell(document, report, At(table.row_key(row), column.name), text)


def _set_fact(document: Document, name: str, value: str) -> Document:
    if name not in FACTS:
        raise Failure(f"[report] 里没有 {name}；可选的是 {'、'.join(FACTS)}")
    choices = {"level": LEVELS, "scope": SCOPES}.get(name)
    if choices and value not in choices:
        raise Failure(f"{name} 可选的是 {'、'.join(choices)}")
    if name in {"year", "edition"} and not value.isdecimal():
        raise Failure(f"{name} 应是年份，写的是 {value}")
    number = name in {"year", "edition"}
    return put_text(document, ("report", name), value if number else quote(value))
