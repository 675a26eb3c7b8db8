"""`fill` at a terminal with no option: the whole form on one screen."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from reportctl.cli.files import find_previous, newest_reports, quoted
from reportctl.cli.settings_file import settings_for
from reportctl.finding import Failure
from reportctl.report.load import load


def fill_interactively(path: Path | None) -> int:
    """Edit a report at the terminal; 0. Raises Failure where there is no terminal or no report."""
    if path and not path.exists():
        raise Failure(f"没有 {path}；请先运行 reportctl init {quoted(path)} --organ 机关名称")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failure(
            "这里不是终端，不能逐格填写；请用 --from 来源 读入，用 --set 键=值 写入，"
            "或用 --workbook 表.xlsx 导出工作簿来填"
        )
    file = path or newest_reports(Path())[0]
    previous = find_previous(load(file))
    from reportctl.tui.app import run
    from reportctl.tui.draft import Beside

    last = previous.report if previous else None
    gc.enable()
    return run(file, Beside(last, settings_for(file).settings))
