"""The five commands and their options, as typer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.exceptions import ClickException

from reportctl import __version__
from reportctl.cli.usage import Command, Group, explain
from reportctl.cli.validate_line import validate_command
from reportctl.finding import Failure
from reportctl.report.report import LEVELS

app = typer.Typer(
    name="reportctl",
    cls=Group,
    options_metavar="[选项]",
    subcommand_metavar="命令 …",
    invoke_without_command=True,
    help="编制、检查、比较、排版政府信息公开工作年度报告。",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

NEWEST = typer.Argument(metavar="[文件]…", help="报告文件；不写则用当前文件夹里年度最新的")
SHAPE: Any = {"cls": Command, "options_metavar": "[选项]"}
"""What every command has."""
INTERRUPTED = 130
"""What typer makes of Ctrl-C before anyone can say so."""


def run_app(arguments: list[str]) -> int:
    """Run a command line through typer; its exit code."""
    try:
        code = app(spread(arguments) or ["--help"], prog_name="reportctl", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as leaving:
        return leaving.exit_code
    except ClickException as wrong:
        raise Failure(explain(wrong, arguments)) from None
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def spread(arguments: list[str], option: str = "--sum") -> list[str]:
    """The line with the option before each of the words that follow it: `--sum a.toml b.toml`."""
    spread_out: list[str] = []
    within = False
    for at, word in enumerate(arguments):
        if word == option:
            within = True
            if all(after.startswith("-") for after in arguments[at + 1 : at + 2]):
                spread_out.append(word)  # nothing follows it, which typer tells
            continue
        within = within and not word.startswith("-")
        spread_out += [option, word] if within else [word]
    return spread_out


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
) -> None:
    """编制、检查、比较、排版政府信息公开工作年度报告。"""
    if version:
        print(f"reportctl {__version__}")
        raise typer.Exit


@app.command("init", help="生成一份带说明的空白报告文件，格式按年度选用。", **SHAPE)
def init_command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="如 2021.toml")],
    organ: Annotated[str, typer.Option(metavar="名称", help="机关名称，如 舞泉镇人民政府")] = "",
    year: Annotated[int | None, typer.Option(metavar="年", help="报告年度；不写则看文件名")] = None,
    level: Annotated[str, typer.Option(metavar="层级", help=" ".join(LEVELS))] = "",
    previous: Annotated[
        Path | None, typer.Option(metavar="文件", help="上年度报告：结转、现行有效件数由它带入")
    ] = None,
    last_text: Annotated[
        bool, typer.Option("--last-text", help="把上年度正文作为注释带入")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
) -> int:
    """Make a skeleton."""
    from reportctl.cli.init import Beginning, init

    if level and level not in LEVELS:
        raise Failure(f"--level 可选的是 {'、'.join(LEVELS)}")
    return init(Beginning(file, organ, year, level, previous, last_text, force))


@app.command("fill", help="填写报告：在终端里填，从各种文件读入，或汇总下级报告。", **SHAPE)
def fill_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[文件]", help="报告文件，没有就新建；在终端里打开来填")
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--from", metavar="来源", help="从网页、Word、Excel、PDF、文本读入；- 是粘贴的"
        ),
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", metavar="键=值", help="写一格、一行或一项")
    ] = None,
    organ: Annotated[str, typer.Option(metavar="名称", help="来源里没有机关名称时写明")] = "",
    year: Annotated[int | None, typer.Option(metavar="年", help="来源里没有年度时写明")] = None,
    level: Annotated[str, typer.Option(metavar="层级", help=" ".join(LEVELS))] = "",
    force: Annotated[bool, typer.Option("--force", help="覆盖文件中已有的值")] = False,
    report_format: Annotated[
        str, typer.Option("--report", metavar="格式", help="列出每格的出处：text json")
    ] = "",
    workbook: Annotated[
        Path | None,
        typer.Option(metavar="表.xlsx", help="把表格做成 Excel 工作簿，分发填写后用 --from 读回"),
    ] = None,
    sums: Annotated[
        list[str] | None,
        typer.Option("--sum", metavar="报告…", help="汇总下级单位的报告：文件和文件夹"),
    ] = None,
    units: Annotated[
        Path | None, typer.Option(metavar="名单", help="应当汇总的单位名单，每行一个")
    ] = None,
) -> int:
    """Put figures and text into a file."""
    from reportctl.cli.fill import Filling, fill

    if sums:
        from reportctl.cli.files import newest_reports
        from reportctl.cli.summing import Summing, sum_units

        if source or setting or workbook:
            raise Failure("--sum 不能和 --from、--set、--workbook 同用，请分两次运行")
        path = file or newest_reports(Path())[0]
        return sum_units(Summing(path, tuple(sums), units, organ, year, level, force))
    if units:
        raise Failure("--units 要和 --sum 一起用")

    if report_format not in {"", "text", "json"}:
        raise Failure("--report 可选的是 text、json")
    sources, settings = tuple(source or ()), tuple(setting or ())
    asked = Filling(file, sources, settings, organ, year, level, force, report_format, workbook)
    return fill(asked)


CHECKS = "检查报告：格式、勾稽、与上年衔接、文数是否一致。"
app.command("validate", help=CHECKS, **SHAPE)(validate_command)


@app.command("diff", help="比较报告：同比、三年以上的走势、公开页面与原稿的差别。", **SHAPE)
def diff_command(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[旧 新]…", help="报告、文件夹，或网页、Word、Excel、PDF、文本"),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="格式", help="text json md html xlsx")
    ] = "text",
    every: Annotated[bool, typer.Option("--all", help="没有变的也列出")] = False,
    columns: Annotated[bool, typer.Option("--all-columns", help="列出各类申请人")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="范围", help="只看 tables、prose，或某一部分、某一行的键"),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有差别时退出码为1")] = False,
    width: Annotated[int | None, typer.Option(metavar="列数", help="输出的宽度")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到这个文件")
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="不分屏显示")] = False,
) -> int:
    """Tell what changed."""
    from reportctl.cli.diff import Differing, diff

    return diff(
        Differing(
            tuple(names or ()),
            format_,
            every,
            columns,
            tuple(only or ()),
            exit_code,
            width,
            output,
            pager=not no_pager,
        )
    )


@app.command("render", help="排版报告：PDF、网页、Word、Excel、Markdown。", **SHAPE)
def render_command(
    files: Annotated[list[Path] | None, NEWEST] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF（GB/T 9704）")] = False,
    html: Annotated[bool, typer.Option("--html", help="网页")] = False,
    html_fragment: Annotated[
        bool, typer.Option("--html-fragment", help="可贴进网站后台的网页片段")
    ] = False,
    docx: Annotated[bool, typer.Option("--docx", help="Word 文档")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Excel 工作簿")] = False,
    md: Annotated[bool, typer.Option("--md", help="Markdown 文本")] = False,
    charts: Annotated[bool, typer.Option("--charts", help="图解（网页）")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="去处", help="输出到这个文件或文件夹")
    ] = None,
    layout: Annotated[
        str, typer.Option(metavar="版式", help="official 公文版式，plain 国办附件原样")
    ] = "official",
    font_dir: Annotated[
        list[Path] | None, typer.Option(metavar="文件夹", help="另外的字体文件夹")
    ] = None,
    fonts: Annotated[bool, typer.Option("--fonts", help="列出实际使用的字体")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="草稿：加水印，标出有错的格")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="保存后自动重新排版")] = False,
    open_: Annotated[bool, typer.Option("--open", help="排版后打开第一个文件")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖同名的、不是 render 生成的文件")
    ] = False,
) -> int:
    """Print reports."""
    from reportctl.cli.render import Rendering, list_fonts, render
    from reportctl.rendering.fonts import Look

    if layout not in {"official", "plain"}:
        raise Failure("--layout 可选的是 official、plain")
    look = Look("plain" if layout == "plain" else "official", tuple(font_dir or ()))
    wanted = {
        "pdf": pdf,
        "html": html,
        "html-fragment": html_fragment,
        "docx": docx,
        "xlsx": xlsx,
        "md": md,
        "charts": charts,
    }
    formats = tuple(name for name, asked in wanted.items() if asked)
    asked = Rendering(
        tuple(files or ()), formats, output, look, draft, force=force, watch=watch, open=open_
    )
    if fonts:
        return list_fonts(look)
    if not formats:
        raise Failure("请写明要哪种格式，如 --pdf")
    return render(asked)
