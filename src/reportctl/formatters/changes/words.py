"""How the changes are worded: figures, signs, the names of the two sides, notes on a cell."""

from __future__ import annotations

from decimal import Decimal

from reportctl.comparison.changes import Change, Check, Comparison, Mode, State
from reportctl.report.report import Number, Report

NONE = "—"
"""Stands where the form of that side has no such cell."""
BLANK = "空白"
MINUS = "−"
NOT_COMPARABLE = "n/a"
"""The percentage of a change from 0."""

TITLES: dict[Mode, str] = {
    "years": "年度对比",
    "organs": "同年两机关对比",
    "versions": "同一报告的两个文本对照",
}


def figure(value: Number | None, written: str = "") -> str:
    """A figure with its thousands set off; a blank keeps the stroke that was written."""
    if value is None:
        return written or BLANK
    if written and not written[-1].isdigit():  # an amount with its unit
        return written
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def old_figure(change: Change) -> str:
    """What the older side says in a cell."""
    return NONE if _absent(change, "new") else figure(change.old, change.old_written)


def new_figure(change: Change) -> str:
    """What the newer side says in a cell."""
    return NONE if _absent(change, "old") else figure(change.new, change.new_written)


def _absent(change: Change, only: str) -> bool:
    """Whether a side has no such cell at all."""
    if change.status == "part":
        here, written = (change.old, change.old_written)
        if only == "old":
            here, written = (change.new, change.new_written)
        return here is None and not written
    return change.status == only


def signed(value: Number | None) -> str:
    """A change with its sign, +0 as 0, '' where nothing was subtracted."""
    if value is None:
        return ""
    shown = figure(value if value > 0 else -value)
    return f"+{shown}" if value > 0 else f"{MINUS}{shown}" if value < 0 else "0"


def percentage(change: Change) -> str:
    """The change in per cent: one decimal, n/a from 0, '' where nothing was subtracted."""
    delta = change.delta
    if delta is None:
        return ""
    if not delta:
        return "0.0%"
    percent = change.percent
    return NOT_COMPARABLE if percent is None else percent_of(percent)


def percent_of(value: float) -> str:
    """A change in per cent with its sign, one decimal."""
    return f"{_sign(value)}{abs(value):,.1f}%"


def points(value: float | None) -> str:
    """A change of shares in percentage points, two decimals."""
    return "" if value is None else f"{_sign(value)}{abs(value):.2f}"


def share(value: float | None) -> str:
    """A share in per cent, two decimals."""
    return NONE if value is None else f"{value:.2f}%"


def _sign(value: float) -> str:
    return "+" if value > 0 else MINUS if value < 0 else ""


def tag(change: Change, comparison: Comparison) -> str:
    """A word or two in the place of a difference, where nothing can be subtracted."""
    older, newer = sides(comparison)
    return {
        "old": f"仅{older}",
        "new": f"仅{newer}",
        "part": "无可比",
        "beside": "不相减",
        "blank": "有空白",
        "missing": "缺此格",
        "unread": "没读出来",
    }.get(change.status, "")


def note(change: Change, comparison: Comparison) -> str:
    """What has to be known of a cell before its two figures are put beside each other."""
    said = {"near": "口径近似", "sum": "按合计比较", "beside": "口径不同"}.get(change.status, "")
    if change.kind == "amount" and change.status == "beside":
        said = "单位不同"
    other = ""
    if change.old_column and change.status in {"near", "beside"}:
        other = f"{other_form(comparison)}为“{change.old_column}”"
    return "，".join(part for part in (said, other) if part)


def other_form(comparison: Comparison) -> str:
    """What to call the edition whose labels are not the ones shown."""
    earlier = comparison.old.form.edition < comparison.new.form.edition
    return "旧表" if earlier and comparison.mode == "years" else "另一版"


def sides(comparison: Comparison) -> tuple[str, str]:
    """Short names of the two sides, for the heads of columns."""
    if comparison.mode == "years":
        return f"{comparison.old.year}年", f"{comparison.new.year}年"
    return "甲", "乙"


def describe(report: Report) -> str:
    """Organ, year, edition."""
    return f"{report.organ or '机关名称不明'} {report.year}年 · {report.form.notice}格式"


def title(comparison: Comparison) -> str:
    """What was compared, in one line."""
    old, new = comparison.old, comparison.new
    kind = TITLES[comparison.mode]
    if comparison.mode == "organs":
        return f"{old.organ} 与 {new.organ}：{new.year}年政府信息公开工作年度报告{kind}"
    span = f"{old.year}—{new.year}年" if comparison.mode == "years" else f"{new.year}年"
    return f"{new.organ or old.organ}：{span}政府信息公开工作年度报告{kind}"


def edition_notice(comparison: Comparison) -> str:
    """换表: that the two reports stand on two editions of the form; '' where they do not."""
    old, new = comparison.old.form, comparison.new.form
    if old.edition == new.edition:
        return ""
    return (
        f"换表：前一份用{old.notice}的格式，后一份用{new.notice}的格式。"
        "口径近似的注明后比较，口径不同的只并列、不相减，只有一版才有的单独列出。"
    )


STATES: dict[State, str] = {"broken": "断档", "unknown": "无从核对", "holds": "相符"}
"""What is said of a check, the gravest first."""


def fact_lines(comparison: Comparison) -> list[str]:
    """What the two reports say otherwise of themselves, a line each."""
    return [
        f"{fact.title}：{fact.old or '没有写'} → {fact.new or '没有写'}"
        for fact in comparison.facts
    ]


def check_name(check: Check) -> str:
    """结转断档 三、…·总计: what was checked, whether it holds, and where."""
    kind = "结转" if check.kind == "carry" else "滚存"
    where = f"{check.label}·{check.column}" if check.column else check.label
    return f"{kind}{STATES[check.state]} {where}"


def arithmetic(check: Check) -> str:
    """The arithmetic behind a check: 597+50−227=420, or what stands there instead."""
    added = ""
    for number, (_, value) in enumerate(check.terms):
        negative = value is not None and value < 0
        shown = figure(-value if value is not None and negative else value)
        negative = negative or number > 1
        added += shown if not number else (MINUS if negative else "+") + shown
    if len(check.terms) > 1 and check.expected is not None:
        added += f"={figure(check.expected)}"
    if check.expected is None or check.found is None:
        return f"{added}，填写{figure(check.found)}，有空白或没有读出来"
    if check.state == "holds":
        return added if len(check.terms) > 1 else f"{figure(check.found)}={added}"
    return f"{added}，填写{figure(check.found)}，相差{_gap(check)}"


def _gap(check: Check) -> str:
    if check.found is None or check.expected is None:
        return ""
    return signed(check.found - check.expected)
