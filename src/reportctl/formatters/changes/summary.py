"""The last line of a comparison: how much changed."""

from __future__ import annotations

from reportctl.compare.changes import Check, Comparison


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
    return "；".join(["，".join(said), *_checks(comparison), _prose(comparison)]) + "。"


def told_checks(comparison: Comparison) -> list[Check]:
    """The checks that are told: every broken one; of those that hold not the single applicants."""
    totals = comparison.new.form.totals
    return [
        check
        for check in comparison.checks
        if not check.holds or check.kind == "roll" or check.at in totals
    ]


def _checks(comparison: Comparison) -> list[str]:
    broken = sum(not check.holds for check in comparison.checks)
    if not comparison.checks:
        return []
    return [f"结转、滚存断档{broken}处" if broken else "结转、滚存相符"]


def _prose(comparison: Comparison) -> str:
    counts = dict.fromkeys(("changed", "moved", "removed", "added"), 0)
    for section in comparison.prose:
        for passage in section.passages:
            if passage.kind in counts:
                counts[passage.kind] += passage.sentences
    words = {"changed": "改写", "moved": "移动", "removed": "删去", "added": "新增"}
    said = [f"{words[kind]}{count}句" for kind, count in counts.items() if count]
    return "正文：" + ("，".join(said) if said else "没有变动")
