"""Family C, cells: filled, whole, not negative, in the unit that the form asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportctl.finding import Severity
from reportctl.report.arithmetic import find_broken
from reportctl.report.report import Cell, Report
from reportctl.rules.rule import Fault, Review, rule

FEW = 3
"""Rows with blanks of one table that are told row by row; more are told together."""
MOST_DECIMALS = 6
"""Of a sum in 万元: six of them are exact to the 分, and published reports write them."""
CITY_LEVELS = frozenset({"ministry", "province", "city"})
"""Levels whose governments or departments can issue 规章 (立法法第九十一条、第九十三条)."""
LARGE_FEE = Decimal(10000)
"""万元; more than a township or a street can have charged."""


@rule("C201", "有空白格", "warning", "notice")
def find_blanks(review: Review) -> Iterator[Fault]:
    """每一格都要填；没有发生的填 0。空白、“/”、“-”分不清是零、漏填还是不适用。

    依据：国办公开办函〔2021〕30号附件的表格没有不填的格。

    错：granted = ["", "", "", "", "", "", 0]
    对：granted = [0, 0, 0, 0, 0, 0, 0]

    整张表都没有填的，或者一张表里有很多行没有填的，只在表头说一次。

    怎么改：核对后填 0 或者实际数字；确认全是 0 的，用 validate --fix --blanks-to-zero。
    """
    report = review.report
    if not any(cell.blank for cell in report.cells.values()):
        return
    empty = empty_tables(report)
    for key, count in empty.items():
        yield Fault(key, f"“{_title(report, key)}”整张表都没有填（{count}格空白）")
    told = {one.relation.right[0] for one in find_broken(report) if one.relation.kind != "balance"}
    gaps: dict[str, list[list[Cell]]] = {}
    for cells in rows_of(report):
        # a blank total over parts that are not nothing is a fault of its own (T305)
        blank = [c for c in cells if c.blank and not c.computed and c.at not in told]
        key = table_of(report, cells[0])
        if blank and key not in empty:
            gaps.setdefault(key, []).append(blank)
    for key, rows in gaps.items():
        if len(rows) <= FEW:
            yield from (_gap(report, blank) for blank in rows)
            continue
        named = "、".join(f"“{blank[0].label}”" for blank in rows[:FEW])
        count = sum(len(blank) for blank in rows)
        state = _state([cell for blank in rows for cell in blank])
        message = f"“{_title(report, key)}”有{len(rows)}行的{count}格{state}：{named}等"
        yield Fault(key or rows[0][0].at.row, message)


def _gap(report: Report, blank: Sequence[Cell]) -> Fault:
    """The blank cells of one row."""
    first, state = blank[0], _state(blank)
    if len(blank) == 1:
        return Fault(first.at, f"{name(first)}{state}")
    if len(blank) == sum(at.row == first.at.row for at in report.cells):
        return Fault(first.at.row, f"“{first.label}”整行{state}（{len(blank)}格）")
    columns = "、".join(cell.column for cell in blank if cell.column)
    return Fault(first.at.row, f"“{first.label}”有{len(blank)}格{state}：{columns}")


def _state(blank: Iterable[Cell]) -> str:
    strokes = "".join(dict.fromkeys(cell.written for cell in blank if cell.written))
    return f"写的是“{strokes}”" if strokes else "空白"


def _title(report: Report, key: str) -> str:
    """What to call a table: its caption, or the title of its section."""
    table = next((one for one in report.tables if one.key == key), None)
    if table is None:
        return "格式之外的行"
    return table.caption or report.form.section_by_key[table.section].title


@rule("C202", "件数不是非负整数", "error", "sense")
def check_counts(review: Review) -> Iterator[Fault]:
    """件数只能是零或者正整数；只有2019年格式的“本年增/减”可以是负数。

    错：received = [-1, 0, 0, 0, 0, 0, -1]
    对：received = [1, 0, 0, 0, 0, 0, 1]

    怎么改：核对原始台账，改成实际件数。
    """
    for cell in review.report.cells.values():
        if type(cell.value) is int and cell.value >= 0:
            continue  # as nearly all are
        if cell.value is None or cell.kind not in {"count", "signed"}:
            continue
        if type(cell.value) is not int and cell.value != int(cell.value):
            yield Fault(cell.at, f"{name(cell)}应是整数，填写 {cell.written}")
        elif cell.value < 0 and cell.kind == "count":
            yield Fault(cell.at, f"{name(cell)}不能是负数，填写 {cell.written}")
        elif type(cell.value) is not int:
            told = f"{name(cell)}是整数，不写小数点，填写 {cell.written}"
            yield Fault(cell.at, told, hint=f"改为 {int(cell.value)}", milder="warning")


@rule("C203", "金额不合万元的写法", "error", "sense", "disclosure")
def check_money(review: Review) -> Iterator[Fault]:
    """收费金额以万元为单位，不能为负；第四位小数是元，第六位是分，再多的位数只作提示。

    依据：表二“本年收费金额（单位：万元）”；公开的报告里有写到分的。

    错：amount = -3.2
    对：amount = 12.345678

    怎么改：换算成万元；有的地方要求固定四位小数，可在 reportctl.toml 里设 fee_decimals = 4。
    """
    asked = review.settings.fee_decimals
    for cell in review.report.cells.values():
        if cell.kind != "money" or cell.value is None:
            continue
        decimals = len(cell.written.partition(".")[2])
        if cell.value < 0:
            yield Fault(cell.at, f"{name(cell)}不能是负数，填写 {cell.written}")
        elif decimals > MOST_DECIMALS:
            message = f"{name(cell)}以万元为单位，第六位小数就是分，填写 {cell.written}"
            yield Fault(cell.at, message, milder="info")
        elif asked is not None and decimals != asked:
            message = f"{name(cell)}本地要求保留{asked}位小数，填写 {cell.written}"
            yield Fault(cell.at, message, milder="info")


@rule("C204", "金额像是以元为单位", "warning", "experience", "disclosure")
def suspect_unit(review: Review) -> Iterator[Fault]:
    """收费金额大得不像万元，多半是直接填了元。

    依据：审核经验。乡镇、街道一年收费到不了一亿元；比上年涨近一万倍的也多半是换了单位。

    错：乡镇的 amount = 35000（实为 35000 元）
    对：amount = 3.5

    怎么改：核对单位；确实是万元的，用 [[waivers]] 说明。
    """
    report, last = review.report, review.previous
    for cell in report.cells.values():
        if cell.kind != "money" or not cell.value:
            continue
        before = last.value(cell.at) if last else None
        if report.level in {"township", "street"} and cell.value >= LARGE_FEE:
            yield Fault(cell.at, f"{name(cell)}填写 {cell.written} 万元，是否误以元为单位？")
        elif before and 5000 <= cell.value / before <= 20000:  # noqa: PLR2004 - about 10,000, 万元 to 元
            message = f"{name(cell)}填写 {cell.written}，上年 {before}，是否误以元为单位？"
            yield Fault(cell.at, message)


@rule("C205", "没有规章制定权的机关填了规章", "error", "law", "disclosure")
def check_regulations(review: Review) -> Iterator[Fault]:
    """规章由国务院部门和省、设区的市、自治州的人民政府制定，县级以下机关没有规章，应填 0。

    依据：立法法关于规章制定权的规定；表二“规章”一行。政府部门的规章由本级政府制定，也应填 0。

    错：某镇人民政府 regulation = [1, 0, 1]
    对：regulation = [0, 0, 0]，文件填在“行政规范性文件”一行。

    怎么改：核对是不是行政规范性文件；汇总整个设区的市的、代表本级政府的办公厅（室）除外。
    """
    report = review.report
    if report.level is None or report.level in CITY_LEVELS:
        return
    office = "人民政府办公" in report.organ or report.organ.endswith("政府办")
    if report.level == "department" and (office or report.scope in {"government", "region"}):
        return
    for cell in report.cells.values():
        if cell.label == "规章" and cell.value:
            # a department of a city counts as "department" too, and its city may have 规章
            milder: Severity | None = "warning" if report.level == "department" else None
            message = f"{name(cell)}填写 {cell.written}，本级机关没有规章制定权"
            yield Fault(cell.at, message, milder=milder)


@rule("C206", "金额没有写明单位", "info", "experience", "disclosure")
def check_amount_unit(review: Review) -> Iterator[Fault]:
    """2019年格式的“采购总金额”没有规定单位，不写明元还是万元，数字就无法比较和汇总。

    依据：审核经验；公开的报告中两种单位都有。

    错：central = [6, 251000]
    对：central = [6, "251000元"]

    怎么改：在数字后写明“元”或“万元”。
    """
    for cell in review.report.cells.values():
        if cell.kind == "amount" and cell.value and not cell.written.endswith("元"):
            yield Fault(cell.at, f"{name(cell)}填写 {cell.written}，没有写明元还是万元")


def rows_of(report: Report) -> Iterator[list[Cell]]:
    """The cells of each row of the form that the report has."""
    rows: dict[str, list[Cell]] = {}
    for cell in report.cells.values():
        rows.setdefault(cell.at.row, []).append(cell)
    yield from rows.values()


def empty_tables(report: Report) -> dict[str, int]:
    """The tables of several rows in which no cell was written to, with the numbers of cells."""
    written: dict[str, list[bool]] = {}
    for cell in report.cells.values():
        if not cell.total:
            filled = not cell.blank or bool(cell.written)
            written.setdefault(table_of(report, cell), []).append(filled)
    return {
        key: len(cells)
        for key, cells in written.items()
        if key and len(cells) > 1 and not any(cells)
    }


def table_of(report: Report, cell: Cell) -> str:
    """The key of the table in which a cell stands; '' for a row that the form does not have."""
    table, _ = report.form.rows.get(cell.at.row, (None, None))
    return table.key if table else ""


def name(cell: Cell) -> str:
    """What to call a cell in a message: its row and column as printed."""
    return f"“{cell.label}”" + (f"的“{cell.column}”" if cell.column else "")
