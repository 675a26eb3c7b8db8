"""Family T, arithmetic: totals and balances, straight from the form (勾稽关系)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportctl.finding import Finding
from reportctl.report.arithmetic import Broken, find_broken
from reportctl.report.report import Report
from reportctl.report.shape import SHAPE
from reportctl.rules import cells
from reportctl.rules.cells import name
from reportctl.rules.rule import Fault, Review, Settings, family, rule
from reportctl.rules.run import run
from reportctl.schema.form import At

UNSET = Settings()
"""Those of a place that has none."""


@rule("T301", "总计不等于同一行各项之和", "error", "notice")
def check_row_totals(review: Review) -> Iterator[Fault]:
    """表三每一行的总计，等于自然人和五类法人或其他组织之和；表四每一组的总计，等于四种结果之和。

    依据：国办公开办函〔2021〕30号附件的表式。

    错：3440、75、0、1、6、3，总计填 3526。
    对：总计填 3525。

    怎么改：核对台账，改总计或者改错填的那一项；只是总计加错的，validate --fix 可以代劳。
    """
    for one in find_broken(review.report):
        if one.relation.kind == "row" and not _is_unfilled(one, review.report):
            yield _fault(one, review.report, one.relation.right[0])


@rule("T302", "合计行不等于各行之和", "error", "notice")
def check_column_totals(review: Review) -> Iterator[Fault]:
    """表三“（七）总计”每一列，等于（一）至（六）各行之和。

    依据：国办公开办函〔2021〕30号附件的表式。

    错：自然人一列各行加起来是 3440，（七）总计填 3441。
    对：（七）总计填 3440。

    怎么改：核对台账，改合计或者改错填的那一行。
    """
    for one in find_broken(review.report):
        if one.relation.kind == "column" and not _is_unfilled(one, review.report):
            yield _fault(one, review.report, one.relation.right[0])


@rule("T303", "第一项加第二项不等于第三项加第四项", "error", "notice", "applications")
def check_balance(review: Review) -> Iterator[Fault]:
    """表三每一列：本年新收加上年结转，等于办理结果总计加结转下年度。

    依据：国办公开办函〔2021〕30号附件，表头印有这一勾稽关系。

    错：新收 10、上年结转 2，办理总计 11、结转下年 0。
    对：10+2=11+1，结转下年填 1。

    怎么改：核对四项；年底没有办完的都要结转。
    """
    for one in find_broken(review.report):
        if one.relation.kind == "balance":
            yield _fault(one, review.report, one.relation.right[-1])


@rule("T304", "总计没有填，仍是 0", "error", "notice")
def find_unfilled_totals(review: Review) -> Iterator[Fault]:
    """各项已经填了数，总计还是 0。这是公开的报告里最常见的错误：只填各项，忘了加总。

    只在别的勾稽也支持的时候才这样说；也可能是各项填错、0 是对的，就说成总计不等于各项之和（T301）。

    依据：国办公开办函〔2021〕30号附件的表式。

    错：行政复议 10、1、0、0，总计 0。
    对：总计 11。

    怎么改：填上各项之和；validate --fix 可以代劳。
    """
    yield from _unfilled(review.report, blank=False)


@rule("T305", "总计空白", "error", "notice")
def find_blank_totals(review: Review) -> Iterator[Fault]:
    """各项已经填了数，总计却空着。

    依据：国办公开办函〔2021〕30号附件的表式；没有不填的格。

    错：各项是 3、0、0、0、0、0，总计空白或者画杠。
    对：总计 3。

    怎么改：填上各项之和；validate --fix 可以代劳。
    """
    yield from _unfilled(review.report, blank=True)


def _is_unfilled(one: Broken, report: Report) -> bool:
    """Whether its total is told as one that was not filled in, once for the cell."""
    total = one.relation.right[0]
    return one.relation.kind != "balance" and (one.unfilled or report.value(total) is None)


def _unfilled(report: Report, *, blank: bool) -> Iterator[Fault]:
    """The totals that were not filled in; what to fill in where the parts leave no doubt of it."""
    sums: dict[At, list[Broken]] = {}
    for one in find_broken(report):
        total = one.relation.right[0]
        if _is_unfilled(one, report) and (report.value(total) is None) == blank:
            sums.setdefault(total, []).append(one)
    for total, broken in sums.items():
        added = "；".join(dict.fromkeys(f"{_terms(one, report)}={one.left}" for one in broken))
        state = "空白" if blank else "仍是 0"
        yield Fault(
            total,
            f"{name(report.cells[total])}没有填：{added}，总计{state}",
            hint=f"填 {broken[0].left}" if all(one.unfilled for one in broken) else None,
            # a form that is only encouraged: a total that is not given is no fault of arithmetic
            milder="warning" if blank and report.year == report.form.trial else None,
        )


def _fault(one: Broken, report: Report, where: At) -> Fault:
    cell = report.cells[where]
    if one.relation.kind == "balance":
        left = "+".join(_write(report, at) for at in one.relation.left)
        right = "+".join(_write(report, at) for at in one.relation.right)
        message = (
            f"“{cell.column}”一列第一项加第二项不等于第三项加第四项："
            f"{left}={one.left}，{right}={one.right}"
        )
    else:
        message = f"{name(cell)}不等于各项之和：{_terms(one, report)}={one.left}，填写 {one.right}"
    if one.blanks:
        message += "（空白格按 0 计）"
    return Fault(
        where,
        message,
        hint=_hint(one, report),
        # what a blank stands for is not known, so the sum is not certainly wrong
        milder="warning" if one.blanks else None,
        root=one.root,
    )


def _terms(one: Broken, report: Report) -> str:
    """The addition; of a column's many rows only those that are not 0."""
    terms = [at for at in one.relation.left if report.value(at) or one.relation.kind == "row"]
    return "+".join(_write(report, at) for at in terms) or "0"


def _write(report: Report, at: At) -> str:
    cell = report.cells[at]
    return "0" if cell.value is None else str(cell.value)


def _hint(one: Broken, report: Report) -> str | None:
    if one.culprit is None:
        return None
    at, value = one.culprit
    cell = report.cells[at]
    return f"只改一格就都相符：{name(cell)}由 {cell.written or '空白'} 改为 {value}"


ARITHMETIC = (cells.check_counts, cells.check_money, *family(globals()))
"""The sums, and before them what no count and no amount can be."""
CATALOGUE = {**SHAPE, **{checked.rule.code: checked.rule for checked in ARITHMETIC}}
"""These alone: the whole catalogue takes longer to import than a page takes to render."""


def check_sums(
    report: Report, shape: Iterable[Finding] = (), settings: Settings = UNSET
) -> tuple[Finding, ...]:
    """The errors of shape, single figures and sums that nobody has accepted, by the settings."""
    return tuple(
        finding
        for finding in run((ARITHMETIC,), CATALOGUE, Review(report, settings=settings), shape)
        if finding.severity == "error" and finding.waived is None
    )


def find_unadded(report: Report, *, told: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    """Which sums could not be looked at: their rules, and a clause; `told` if F114 says it."""
    if not any(cell.value is not None for cell in report.cells.values()):
        yield ("T301", "T302", "T303"), "表格里没有数字，勾稽没有核对"
    if report.unread and not told:
        clause = f"有 {len(report.unread)} 格没有读出来，含它们的勾稽没有核对"
        yield ("T301", "T302", "T303"), clause
