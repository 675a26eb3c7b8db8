"""The five commands and their options, as typer reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException, MissingParameter, NoSuchOption

from reportctl import __version__
from reportctl.commands.validate_line import validate_command
from reportctl.finding import Failure
from reportctl.report.report import LEVELS

app = typer.Typer(
    name="reportctl",
    help="编制、检查、比较、排版政府信息公开工作年度报告。",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", show_default=False)]


INTERRUPTED = 130
"""What typer makes of Ctrl-C before anyone can say so."""


def run_app(arguments: list[str]) -> int:
    """Run a command line through typer; its exit code."""
    try:
        code = app(spread(arguments), prog_name="reportctl", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as leaving:
        return leaving.exit_code
    except ClickException as wrong:
        raise Failure(_explain(wrong)) from None
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


def _explain(wrong: ClickException) -> str:
    """A wrong command line in one Chinese sentence."""
    if isinstance(wrong, NoSuchOption):
        return f"没有 {wrong.option_name} 这个选项；可用的见 --help"
    if isinstance(wrong, MissingParameter):
        name = wrong.param.make_metavar(wrong.ctx) if wrong.param and wrong.ctx else ""
        return f"缺少 {name}；用法见 --help"
    return f"命令写得不对（{wrong.format_message()}）；用法见 --help"


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="显示版本。")] = False,
) -> None:
    """编制、检查、比较、排版政府信息公开工作年度报告。"""
    if version:
        print(f"reportctl {__version__}")
        raise typer.Exit


@app.command("init", help="生成一份带说明的空白报告文件，格式按年度选用。")
def init_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="如 2021.toml")],
    organ: Annotated[str, typer.Option(help="机关名称，如 舞泉镇人民政府")] = "",
    year: Annotated[int | None, typer.Option(help="报告年度；不写则看文件名")] = None,
    level: Annotated[str, typer.Option(help=f"机关层级：{' '.join(LEVELS)}")] = "",
    previous: Annotated[
        Path | None, typer.Option(help="上年度报告：结转、现行有效件数由它带入")
    ] = None,
    last_text: Annotated[
        bool, typer.Option("--last-text", help="把上年度正文作为注释带入")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
) -> int:
    """Make a skeleton."""
    from reportctl.commands.init import Beginning, init

    if level and level not in LEVELS:
        raise Failure(f"--level 可选的是 {'、'.join(LEVELS)}")
    return init(Beginning(file, organ, year, level, previous, last_text, force))


@app.command(
    "fill", help="填写报告：在终端里填，从网页、Word、Excel、PDF、文本读入，或汇总下级报告。"
)
def fill_command(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    source: Annotated[
        list[str] | None, typer.Option("--from", metavar="SOURCE", help="从哪里读；- 是标准输入")
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="写一格、一行或一项")
    ] = None,
    organ: Annotated[str, typer.Option(help="来源里没有机关名称时写明")] = "",
    year: Annotated[int | None, typer.Option(help="来源里没有年度时写明")] = None,
    level: Annotated[str, typer.Option(help="机关层级")] = "",
    force: Annotated[bool, typer.Option("--force", help="覆盖文件中已有的值")] = False,
    report_format: Annotated[
        str, typer.Option("--report", metavar="FORMAT", help="列出每格的出处：text json")
    ] = "",
    workbook: Annotated[
        Path | None,
        typer.Option(metavar="OUT.xlsx", help="把表格做成 Excel 工作簿，分发填写后用 --from 读回"),
    ] = None,
    sums: Annotated[
        list[str] | None,
        typer.Option("--sum", metavar="REPORT...", help="汇总下级单位的报告：文件和文件夹"),
    ] = None,
    units: Annotated[
        Path | None, typer.Option(metavar="LIST", help="应当汇总的单位名单，每行一个")
    ] = None,
) -> int:
    """Put figures and text into a file."""
    from reportctl.commands.fill import Filling, fill

    if sums:
        from reportctl.commands.files import newest_reports
        from reportctl.commands.summing import Summing, sum_units

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


app.command("validate", help="检查报告：格式、勾稽关系、与上年衔接、正文与表格是否一致。")(
    validate_command
)


@app.command("diff", help="比较报告：同比、三年以上的走势、公开页面与原稿的差别。")
def diff_command(
    names: Annotated[list[str] | None, typer.Argument(metavar="OLD NEW [NEWER]...")] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text json md html xlsx")
    ] = "text",
    every: Annotated[bool, typer.Option("--all", help="没有变的也列出")] = False,
    columns: Annotated[bool, typer.Option("--all-columns", help="列出各类申请人")] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="WHAT", help="只看 tables、prose，或某一部分、某一行的键"),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有差别时退出码为1")] = False,
    width: Annotated[int | None, typer.Option(help="输出的宽度（列）")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="写到这个文件")] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="不分屏显示")] = False,
) -> int:
    """Tell what changed."""
    from reportctl.commands.diff import Differing, diff

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


@app.command("render", help="排版报告：PDF、网页、Word、Excel、Markdown。")
def render_command(
    files: Files = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF（GB/T 9704 版式）")] = False,
    html: Annotated[bool, typer.Option("--html", help="网页")] = False,
    html_fragment: Annotated[
        bool, typer.Option("--html-fragment", help="可贴进网站后台的网页片段")
    ] = False,
    docx: Annotated[bool, typer.Option("--docx", help="Word 文档")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Excel 工作簿")] = False,
    md: Annotated[bool, typer.Option("--md", help="Markdown 文本")] = False,
    charts: Annotated[bool, typer.Option("--charts", help="图解（网页）")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="输出到这个文件或文件夹")
    ] = None,
    layout: Annotated[str, typer.Option(help="official 公文版式，plain 国办附件原样")] = "official",
    font_dir: Annotated[list[Path] | None, typer.Option(help="另外的字体文件夹")] = None,
    fonts: Annotated[bool, typer.Option("--fonts", help="列出实际使用的字体")] = False,
    draft: Annotated[bool, typer.Option("--draft", help="草稿：加水印，标出有错的格")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="保存后自动重新排版")] = False,
    open_: Annotated[bool, typer.Option("--open", help="排版后打开第一个文件")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="覆盖同名的、不是 render 生成的文件")
    ] = False,
) -> int:
    """Print reports."""
    from reportctl.commands.render import Rendering, list_fonts, render
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
