"""Family X, across years: what last year's report hands on to this year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reportctl.report.report import Cell, Report
from reportctl.rules.cells import name
from reportctl.rules.rule import Fault, Review, rule
from reportctl.schema.form import Form
from reportctl.schema.lineage import Lineage

ENOUGH_CELLS = 4
"""Cells that are not zero from which on a section is not the same by chance."""
FAR, FAR_MONEY, FAR_LEAST, SHIFTED, SHIFTED_FAR = 200, 1000, 1000, 1000, 100
"""How many times last year's number is too much, and from which number on."""
CLEARING = ("清理", "调整", "以本年度报告为准", "重新统计", "重新核定")
"""Words beside 现行有效 with which a report says why it does not roll forward (S25: 常州2023)."""


@rule("X201", "上年结转总计与上年度报告不符", "error", "notice", "applications")
def check_carried_total(review: Review) -> Iterator[Fault]:
    """本年度“二、上年结转”的总计，就是上年度报告“四、结转下年度继续办理”的总计。

    依据：两年的表三是同一批申请；国办公开办函〔2021〕30号附件的表式。由各单位汇总的报告（[[parts]]），
    单位名单与上年不同的，结转可以不相等，只作参考。

    错：上年度报告结转 121，本年度上年结转填 120。
    对：填 121。

    怎么改：以上年度公开的报告为准改正；上年度报错的，在第六部分说明并接受（[[waivers]]）。
    """
    for total, _ in _carried(review):
        if total and review.previous:
            this, before = total
            regrouped = _regrouped(review.report, review.previous)
            yield Fault(
                this.at,
                f"{name(this)}填写 {this.value}，"
                f"{review.previous.year}年度报告{name(before)}是 {before.value}",
                hint=None if regrouped else f"应为 {before.value}",
                milder="info" if regrouped else None,
            )


@rule("X203", "上年结转分项与上年度报告不符", "warning", "experience", "applications")
def check_carried_columns(review: Review) -> Iterator[Fault]:
    """“上年结转”的每一类申请人，一般也和上年度报告相同。

    依据：审核经验。申请人的归类可能在第二年更正，所以只作提示；总计不符另有 X201。

    错：上年度结转自然人 118、商业企业 3，本年度填 117、4。
    对：118、3。

    怎么改：核对上年度报告；归类确有更正的，接受并写明理由。
    """
    for total, columns in _carried(review):
        if columns:
            each = "；".join(
                f"“{this.column}”填写 {this.value}，上年 {before.value}" for this, before in columns
            )
            this, before = columns[0]
            last = review.previous
            year = last.year if last else ""
            yield Fault(
                this.at if len(columns) == 1 else this.at.row,
                f"“{this.label}”与{year}年度报告“{before.label}”有{len(columns)}列不符：{each}",
                milder="info" if last and _regrouped(review.report, last) else None,
                root=total[0].at if total else None,
            )


Pair = tuple[Cell, Cell]
"""A cell of this year's report and the one of last year's that it should repeat."""


def _carried(review: Review) -> Iterator[tuple[Pair | None, list[Pair]]]:
    """For each row that repeats last year's: the total if it does not, and the other columns."""
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    lineage = Lineage(report.form, last.form)
    for table in report.tables:
        total: Pair | None = None
        columns: list[Pair] = []
        for carry in table.carried:
            before_at = lineage.same(carry.last)
            this, before = report.cells.get(carry.this), last.cells.get(before_at or carry.last)
            if not before_at or not this or not before or None in {this.value, before.value}:
                continue
            if this.value != before.value:
                if this.total:
                    total = this, before
                else:
                    columns.append((this, before))
        yield total, columns


def find_uncompared(report: Report, last: Report) -> Iterator[tuple[tuple[str, ...], str]]:
    """What should repeat or follow from last year's and lacks a figure: its rules, and a clause.

    A cell that has no figure in either year is passed over where others were compared.
    """
    lineage = Lineage(report.form, last.form)
    carried: list[list[Cell | None]] = []
    rolled: list[list[Cell | None]] = []
    for table in report.tables:
        carried.extend(
            [report.cells.get(carry.this), last.cells.get(before_at)]
            for carry in table.carried
            if (before_at := lineage.same(carry.last))
        )
        for roll in table.rolled:
            if before_at := lineage.same(roll.level):
                cells = [report.cells.get(at) for at in (roll.level, roll.adds, roll.removes)]
                rolled.append([cells[0], last.cells.get(before_at), *cells[1:]])
    for codes, what, groups in (
        (("X201", "X203"), "上年结转", carried),
        (("X202",), "现行有效件数", rolled),
    ):
        compared = sum(all(map(_has_figure, group)) for group in groups)
        empty = sum(not any(map(_is_told, group[:2])) for group in groups)
        if groups and (not compared or compared + empty < len(groups)):
            yield codes, f"有格没有数字，{what}没有{'全部' if compared else ''}和上年度核对"


def find_gaps(report: Report, last: Report) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the rules that compare any cell or sentence with last year's could not: as above."""
    pairs = [(cell, last.cells[at]) for at, cell in report.cells.items() if at in last.cells]
    gone = sum(old.value is None and _is_told(cell) for cell, old in pairs)
    lost = sum(cell.unread and old.value is not None for cell, old in pairs)
    if gone + lost:
        yield ("X205", "X210", "X211"), f"有 {gone + lost} 格只有一年有数字，同比和异常变动没有核对"
    if report.prose and not last.prose:
        yield ("X206", "X207", "X212"), "上年度报告没有正文，雷同和改进打算没有核对"


def _has_figure(cell: Cell | None) -> bool:
    return cell is not None and cell.value is not None


def _is_told(cell: Cell | None) -> bool:
    """Whether there is something to compare, be it not read."""
    return cell is not None and (cell.value is not None or cell.unread)


def _regrouped(report: Report, last: Report) -> bool:
    """Whether it sums up other units than last year's did: what they carry over is not the same."""
    units, before = ({part.organ for part in one.parts if part.file} for one in (report, last))
    return bool(units) and units != before


def _explains(text: str) -> bool:
    """Whether a sentence says why what is in force was counted anew."""
    return any(
        "有效" in sentence and any(word in sentence for word in CLEARING)
        for sentence in text.replace("\n", "。").split("。")
    )


@rule("X202", "现行有效件数接不上上年", "warning", "experience", "disclosure")
def check_roll_forward(review: Review) -> Iterator[Fault]:
    """现行有效件数一般等于上年现行有效，加本年制发，减本年废止。

    依据：审核经验。文件清理会使基数变动，所以只作提示；报告里写明清理、调整的，降为参考。

    错：上年现行有效 597，本年制发 50、废止 227，现行有效填 430。
    对：597+50-227=420，填 420；或者写明“经清理，以本年度报告为准”。

    怎么改：核对文件清单；因清理而变动的，在正文说明。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    told = any(_explains(prose.text) for prose in report.prose.values())
    lineage = Lineage(report.form, last.form)
    for table in report.tables:
        for roll in table.rolled:
            level, adds, removes = (
                report.cells.get(at) for at in (roll.level, roll.adds, roll.removes)
            )
            before_at = lineage.same(roll.level)
            before = last.value(before_at) if before_at else None
            if not level or not adds or not removes or before is None:
                continue
            if level.value is None or adds.value is None or removes.value is None:
                continue
            due = before + adds.value - removes.value
            if level.value != due:
                yield Fault(
                    roll.level,
                    f"{name(level)}填写 {level.value}，按上年推算 "
                    f"{before}+{adds.value}-{removes.value}={due}",
                    milder="info" if told or _regrouped(report, last) else None,
                )


@rule("X210", "一部分的数字与上年度完全相同", "info", "experience")
def find_same_tables(review: Review) -> Iterator[Fault]:
    """表二、表三、表四中的一个部分，每一格都和上年度一样，而且不是零，多半是沿用了上年的文件。

    依据：审核经验；只有两三个不是零的格，偶然相同是可能的，不提示。

    错：上年和本年的表三都是新收 12、予以公开 7、部分公开 2、无法提供 3，每类申请人也相同。
    对：按本年度的台账填写。

    怎么改：核对；数字确实相同的，接受并写明理由。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    of_row, found = _sections_of_rows(report.form), dict[str, list[Cell]]()
    for cell in report.cells.values():
        if not cell.total and (key := of_row.get(cell.at.row)):
            found.setdefault(key, []).append(cell)
    for section in report.form.sections:
        cells = found.get(section.key, [])
        told = [cell for cell in cells if cell.value]
        if len(told) >= ENOUGH_CELLS and all(
            (old := last.cells.get(cell.at)) and cell.value == old.value and not cell.unread
            for cell in cells
        ):
            yield Fault(
                told[0].at.row,
                f"“{section.title}”里 {len(told)} 个不是零的格，每一格都与{last.year}年度报告相同",
                hint="核对是不是没有改上年的数字",
            )


@rule("X211", "数值与上年度相差成百上千倍", "info", "experience")
def find_shifted_numbers(review: Review) -> Iterator[Fault]:
    """同一格的数字是上年的一百倍、一万倍，或者只是多了、少了几个零，多半是单位或者小数点错了。

    依据：审核经验；金额以元填写的另有 C204。

    错：上年行政许可 4821，本年填 482100。
    对：填 4830。

    怎么改：核对单位和位数；确实如此的，接受并写明理由。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    added = {at.row for at, cell in report.cells.items() if cell.total}
    for at, cell in report.cells.items():
        if not cell.value:
            continue
        old = last.cells.get(at)
        part = at.row in added and not cell.total
        if part or not old or not old.value or cell.value == old.value:
            continue
        small, large = sorted((Decimal(cell.value), Decimal(old.value)))
        far = FAR if cell.kind in ("count", "signed") else FAR_MONEY
        shifted = large >= SHIFTED and _digits(small) == _digits(large) and large >= 10 * small
        # 120 and 1200 may both be right, 1234 and 12340 hardly
        digits = len(_digits(small)) - (large < SHIFTED_FAR * small)
        if (shifted and digits > 1) or (large >= far * small and large >= FAR_LEAST):
            yield Fault(
                at,
                f"{name(cell)}填写 {cell.value}，{last.year}年度报告是 {old.value}，相差太大",
                hint="核对单位和小数点",
            )


@cache
def _sections_of_rows(form: Form) -> dict[str, str]:
    """The section of each row with cells."""
    return {
        table.row_key(row): section.key
        for section in form.sections
        for table in section.tables
        for row in table.rows.leaves
    }


def _digits(value: Decimal) -> str:
    """The digits of a number without the zeros around them."""
    return f"{value:f}".replace(".", "").strip("0")
