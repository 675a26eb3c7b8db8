"""The last line of a comparison: how much changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportctl.compare.changes import Check, Comparison
from reportctl.formatters.changes.words import STATES


def summary(comparison: Comparison) -> str:
    """Cells, checks and prose in one sentence."""
    cells = list(comparison.cells)
    changed = sum(cell.differs and cell.delta is not None for cell in cells)
    blanks = sum(cell.status == "blank" for cell in cells)
    missing = sum(cell.status == "missing" for cell in cells)
    single = sum(cell.status in {"old", "new", "part"} for cell in cells)
    beside = sum(cell.status == "beside" for cell in cells)
    unread = sum(cell.status == "unread" for cell in cells)
    same = sum(not cell.differs and cell.status != "unread" for cell in cells)
    said = [f"表格共{len(cells)}格：变动{changed}格", f"未变{same}格"]
    said += [f"一边空白{blanks}格"] if blanks else []
    said += [f"没有读出来、无法比较{unread}格"] if unread else []
    said += [f"一份文件缺{missing}格"] if missing else []
    said += [f"只有一版格式才有{single}格"] if single else []
    said += [f"只并列不相减{beside}格"] if beside else []
    named = "、".join(fact.title for fact in comparison.facts)
    facts = [f"{named}不同"] if named else []
    return "；".join(["，".join(said), *_checks(comparison), _prose(comparison), *facts]) + "。"


def shown_checks(comparison: Comparison) -> list[Check]:
    """The checks that are told: every broken one; of the others not the single applicants."""
    totals = comparison.new.form.totals
    return [
        check
        for check in fold_columns(comparison.checks)
        if check.state == "broken" or check.kind == "roll" or check.at in totals
    ]


def fold_columns(checks: Sequence[Check]) -> list[Check]:
    """The checks without the columns of a carry-over whose total is broken: it is told once."""
    rows = {
        (check.year, check.at.row)
        for check in checks
        if check.total and check.kind == "carry" and check.state == "broken"
    }
    return [
        check
        for check in checks
        if check.total or check.kind != "carry" or (check.year, check.at.row) not in rows
    ]


def say_checks(checks: Sequence[Check]) -> str:
    """How many carry-overs and roll-forwards there are, and how many hold."""
    counts = Counter(check.state for check in checks)
    if counts["holds"] == len(checks):
        return f"结转、滚存{len(checks)}处都相符"
    return "结转、滚存" + "，".join(
        f"{word}{counts[state]}处" for state, word in STATES.items() if counts[state]
    )


def _checks(comparison: Comparison) -> list[str]:
    if not comparison.checks:
        return ["结转、滚存没有核对"] if comparison.mode == "years" else []
    return [say_checks(comparison.checks)]


def _prose(comparison: Comparison) -> str:
    counts = dict.fromkeys(("changed", "moved", "removed", "added"), 0)
    for section in comparison.prose:
        for passage in section.passages:
            if passage.kind in counts:
                counts[passage.kind] += passage.sentences
    words = {"changed": "改写", "moved": "移动", "removed": "删去", "added": "新增"}
    said = [f"{words[kind]}{count}句" for kind, count in counts.items() if count]
    written = sum(section.similarity is not None for section in comparison.prose)
    if not comparison.prose:
        return "正文：两份都没有"
    if not said:
        return f"正文：{len(comparison.prose)}个部分没有变动" if written else "正文：没有文字可比"
    return "正文：" + "，".join(said)
