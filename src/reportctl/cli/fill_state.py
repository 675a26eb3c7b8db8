"""What `fill` says of the file that it wrote: whether it adds up, and what to run next."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportctl.cli.files import quoted
from reportctl.cli.settings_file import hidden_errors, print_switched_off, settings_for
from reportctl.finding import Failure, Finding
from reportctl.formatters.findings.checked import count_findings
from reportctl.formatters.findings.checked import sum_up as count
from reportctl.report.arithmetic import count_open
from reportctl.report.load import Loaded
from reportctl.report.report import Report
from reportctl.report.shape import UNREAD_CELL
from reportctl.rules.totals import check_sums
from reportctl.terminal.safe import plain

BLANK_TOTAL = "T305"
"""The finding on a total that is blank while its parts are not."""
FOLDED = {UNREAD_CELL: "没有读出来", BLANK_TOTAL: "总计还空着，填完再看"}
"""What is said of findings that are counted instead of listed."""
MOST = 5
"""Findings on cells that were not read that are printed one by one; `fill` has listed them."""


def print_state(loaded: Loaded, *, whole: bool, doubted: bool, changed: bool) -> int:
    """Say whether the file as it is now adds up; a misread figure shows here first.

    Nothing is said to be in order where sources were not read `whole` or are `doubted`;
    `changed` is whether the file is another than before. Gives the number of errors that `validate`
    counts, 1 where it cannot.
    """
    path, report = loaded.path, loaded.report
    if report is None:
        return 0
    settings = settings_for(path).settings
    errors = check_sums(report, loaded.findings, settings)
    _print_errors(errors, path, begun=_blank(report) > len(report.form.cells) // 2)
    hidden = hidden_errors(report, settings)
    state = "表格有错（见上）"
    if not errors:
        state = _in_order(report, whole=whole, doubted=doubted)
    print_switched_off([path], hidden)
    done = f"已写入 {path}" if changed else f"{path} 没有改动"
    print(f"{done}{'' if hidden and not errors else f'：{state}'}", file=sys.stderr)
    from reportctl.cli.checking import check_loaded, clear_loaded

    clear_loaded()
    then = f"接着运行 reportctl validate {quoted(path)} 逐条看"
    try:
        summary = count([check_loaded(loaded)])
        counted, wrong = count_findings(summary), summary.severities["error"]
        if not any(summary.severities.values()):
            then = f"接着运行 reportctl render {quoted(path)} --pdf"
    except Failure as failure:
        counted, wrong = f"没有检查完：{plain(str(failure))}。", 1
    print(f"{counted}{then}", file=sys.stderr)
    return wrong


def _print_errors(errors: Sequence[Finding], path: Path, *, begun: bool) -> None:
    """The errors of shape and arithmetic; in a form that is only begun open totals are counted."""
    folded = {UNREAD_CELL: MOST, **({BLANK_TOTAL: 0} if begun else {})}
    for code, most in folded.items():
        found = [one for one in errors if one.code == code]
        errors = [one for one in errors if one not in found[most:]]
        if more := len(found[most:]):
            print(f"  {'另' if most else ''}有 {more} 处{FOLDED[code]}（{code}）", file=sys.stderr)
    for one in errors:
        print(f"  {path}:{one.place.line}: {one.code} {one.message}", file=sys.stderr)


def _blank(report: Report) -> int:
    """How many cells of the form hold no figure."""
    return len(report.form.cells) - sum(cell.value is not None for cell in report.cells.values())


def _in_order(report: Report, *, whole: bool, doubted: bool) -> str:
    """What the sums were found to hold for."""
    blank = _blank(report)
    filled = len(report.form.cells) - blank
    if not filled:
        return "表格里没有数字，没有可核对的合计"
    if blank > len(report.form.cells) // 2:
        return f"表格只填了 {filled} 格，不能说是否勾稽相符"
    if not whole and blank:  # what was left out may belong there
        return "来源没有全部读入，不能说是否勾稽相符"
    if doubted:
        return "来源有要核对的地方（见上），勾稽没有下结论"
    if unsure := count_open(report):
        return (
            f"填了 {filled} 格，空白 {blank} 格；没有空白的勾稽都对得上，"
            f"另有 {unsure} 处因为有空白，没有下结论"
        )
    left = f"，另有 {blank} 格空白" if blank else "" if whole else "；来源另有没读入的（见上）"
    return f"已填的 {filled} 格数字勾稽相符{left}"
