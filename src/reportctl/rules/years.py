"""Family X, across years: what last year's report hands on to this year's."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.report.report import Cell, Report
from reportctl.rules.cells import name
from reportctl.rules.rule import Fault, Review, rule
from reportctl.schema.lineage import Lineage

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
