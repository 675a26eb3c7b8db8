"""The options of `validate`, as typer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportctl.finding import Failure
from reportctl.formatters.findings.formats import FORMATS

FORMAT_HELP = " ".join(FORMATS).replace("text", "text（默认）", 1)


def validate_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[文件]…", help="报告文件或文件夹；不写则用年度最新的"),
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(metavar="文件", help="上年度报告；不写则在同一文件夹里找")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="格式", help=FORMAT_HELP, show_default=False)
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="警告也算不通过")] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="编号", help="只查这些规则，如 T 或 T301，可用逗号分开"),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="编号", help="不查这些规则")] = None,
    explain: Annotated[str, typer.Option(metavar="编号", help="说明一条规则")] = "",
    rules: Annotated[bool, typer.Option("--rules", help="列出全部规则")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="输出到文件")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="改正只有一种改法的：没填和加错的总计、写成文字的数字")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示 --fix 会改什么，不写文件")] = False,
    blanks_to_zero: Annotated[
        bool, typer.Option("--blanks-to-zero", help="--fix 时把空白格改为 0")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="基线", help="不算这份基线里已有的问题")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="基线", help="把现有的问题记成基线")
    ] = None,
    neighbours: Annotated[
        Path | None,
        typer.Option(metavar="文件夹", help="和这个文件夹里的报告比较文字是否雷同"),
    ] = None,
) -> int:
    """Check reports."""
    from reportctl.cli.fixing import Mending
    from reportctl.cli.validate import Validation, explain_rule, list_rules, validate
    from reportctl.rules.check import Selection

    if output == Path("-"):
        output = None
    if explain:
        return explain_rule(explain)
    if rules:
        return list_rules(format_, output)
    if format_ not in FORMATS:
        raise Failure(f"--format 可选的是 {'、'.join(FORMATS)}")
    selection = Selection(_codes(select), _codes(ignore))
    if blanks_to_zero and not (fix or diff):
        raise Failure("--blanks-to-zero 要和 --fix 或 --diff 一起用")
    mending = Mending(diff, blanks_to_zero) if fix or diff else None
    return validate(
        Validation(
            tuple(paths or ()),
            previous,
            format_,
            strict,
            selection,
            output,
            mending,
            baseline,
            write_baseline,
            neighbours,
        )
    )


def _codes(words: list[str] | None) -> tuple[str, ...]:
    """Codes given one by one or with commas between them."""
    return tuple(
        code.strip().upper() for word in words or () for code in word.split(",") if code.strip()
    )
