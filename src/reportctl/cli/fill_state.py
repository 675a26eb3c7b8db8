"""What `fill` says of the file that it wrote: whether it adds up, and what to run next."""

from __future__ import annotations

import sys
from pathlib import Path

from reportctl.cli.files import quoted
from reportctl.cli.settings_file import hidden_errors, print_switched_off, settings_for
from reportctl.finding import Failure
from reportctl.formatters.findings.checked import count_findings
from reportctl.formatters.findings.checked import sum_up as count
from reportctl.report.arithmetic import count_open
from reportctl.report.load import Built
from reportctl.report.report import Report
from reportctl.rules.totals import check_sums
from reportctl.terminal.safe import plain

UNREAD_CELL = "F114"
"""The finding on a cell whose source held something that was not read."""
MOST = 5
"""Findings on cells that were not read that are printed one by one; `fill` has listed them."""


def print_state(built: Built, path: Path, *, whole: bool, doubted: bool, changed: bool) -> int:
    """Say whether the file as it is now adds up; a misread figure shows here first.

    Nothing is said to be in order where sources were not read `whole` or are `doubted`;
    `changed` is whether the file is another than before. Gives the number of errors.
    """
    if built.report is None:
        return 0
    settings = settings_for(path).settings
    errors = check_sums(built.report, built.findings, settings)
    unread = [finding for finding in errors if finding.code == UNREAD_CELL]
    for one in errors:
        if one.code != UNREAD_CELL or one in unread[:MOST]:
            print(f"  {path}:{one.place.line}: {one.code} {one.message}", file=sys.stderr)
    if len(unread) > MOST:
        print(f"  另有 {len(unread) - MOST} 处没有读出来（{UNREAD_CELL}）", file=sys.stderr)
    hidden = hidden_errors(built.report, settings)
    state = f"勾稽和格式错误 {len(errors)} 个"
    if not errors and not hidden:
        state = _in_order(built.report, whole=whole, doubted=doubted)
    print_switched_off([path], hidden)
    done = f"已写入 {path}" if changed else f"{path} 没有改动"
    print(f"{done}：{state}", file=sys.stderr)
    from reportctl.cli.checking import Against, check_file, clear_loaded

    clear_loaded()

    then = f"接着运行 reportctl validate {quoted(path)} 逐条看"
    try:
        summary = count([check_file(path, against=Against())])
        counted = count_findings(summary)
        if not any(summary.severities.values()):
            then = f"接着运行 reportctl render {quoted(path)} --pdf"
    except Failure as failure:
        counted = f"没有检查完：{plain(str(failure))}。"
    print(f"{counted}{then}", file=sys.stderr)
    return len(errors)


def _in_order(report: Report, *, whole: bool, doubted: bool) -> str:
    """What the sums were found to hold for."""
    cells = report.cells.values()
    filled = sum(cell.value is not None for cell in cells)
    if not filled:
        return "表格里没有数字，没有可核对的合计"
    blank = len(report.form.cells) - filled
    if blank > len(report.form.cells) // 2:
        return f"表格只填了 {filled} 格，不能说是否勾稽相符"
    if not whole:
        return "来源没有全部读入，不能说是否勾稽相符"
    if doubted:
        return "来源有要核对的地方（见上），勾稽没有下结论"
    if unsure := count_open(report):
        return (
            f"填了 {filled} 格，空白 {blank} 格；没有空白的勾稽都对得上，"
            f"另有 {unsure} 处因为有空白，没有下结论"
        )
    left = f"，另有 {blank} 格空白" if blank else ""
    return f"已填的 {filled} 格数字勾稽相符{left}"
