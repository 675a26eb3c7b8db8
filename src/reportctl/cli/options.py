"""The options of every command: one row for each, and nothing of them stands elsewhere.

Parser, typer's help and completion, and docs/commands.md are made from these rows. A new option is
a row here and its use in the command; a new format is a row of its registry and appears by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportctl.cli.grammar import Command, Option
from reportctl.report.report import LEVELS

ABOUT = "编制、检查、比较、排版政府信息公开工作年度报告。"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
ROOT = (
    Option("--version", "显示版本、格式和所用的程序库", short="-V"),
    Option("--install-completion", "给终端装上按 Tab 补全", "[终端]", "text", SHELLS),
    Option("--show-completion", "显示补全的脚本，不安装", "[终端]", "text", SHELLS),
)
"""What may stand in the place of a command."""

REPORTS = Option(
    "文件", "报告文件或文件夹；不写则用当前文件夹里年度最新的", "[文件]…", "path", many="each"
)


def _init() -> Command:
    return Command(
        "init",
        "生成一份带说明的空白报告文件，格式按年度选用。",
        "reportctl.cli.init:start",
        Option("文件", "如 2021.toml", "文件", "path", required=True),
        (
            Option("--organ", "机关名称，如 舞泉镇人民政府", "名称", "text"),
            Option("--year", "报告年度；不写则看文件名", "年", "number"),
            _level(),
            Option("--previous", "上年度报告：结转、现行有效件数由它带入", "文件", "path"),
            Option("--last-text", "把上年度正文作为注释带入", needs=("--previous",)),
            Option("--force", "覆盖已有的文件"),
        ),
    )


def _fill() -> Command:
    forms = ("--workbook", "--webform")
    ways = ("--from", "--set", "--sum", *forms)
    return Command(
        "fill",
        "填写报告：在终端里填，从各种文件读入，或汇总下级报告。",
        "reportctl.cli.fill:start",
        Option("文件", "报告文件，没有就新建；--from 时可以是文件夹", "[文件]", "path"),
        (
            Option(
                "--from",
                "从网页、Word、Excel、PDF、文本读入；- 是粘贴的",
                "来源…",
                "text",
                many="run",
            ),
            Option("--set", "写一格、一行或一项", "键=值", "text", many="each"),
            Option("--organ", "来源里没有机关名称时写明", "名称", "text", needs=ways),
            Option("--year", "来源里没有年度时写明", "年", "number", needs=ways),
            _level(needs=ways),
            Option(
                "--force",
                "覆盖文件中已有的值；来源的空白不覆盖数字",
                needs=("--from", "--sum", *forms),
            ),
            Option("--accept-other", "来源是别的机关、年度或格式的，也读入", needs=("--from",)),
            Option(
                "--report",
                "列出每格的出处",
                "格式",
                "text",
                choices=("text", "json"),
                needs=("--from",),
            ),
            Option(
                "--workbook",
                "把表格做成 Excel 工作簿，分发填写后用 --from 读回",
                "表.xlsx",
                "path",
            ),
            Option(
                "--webform",
                "把表格做成网页，双击用浏览器填写，在网页里导出报告文件",
                "表.html",
                "path",
            ),
            Option(
                "--previous",
                "上年度报告，数字列在网页旁边；不写则在同一文件夹里找",
                "文件",
                "path",
                needs=("--webform",),
            ),
            Option(
                "--sum",
                "汇总下级单位的报告：文件和文件夹",
                "报告…",
                "text",
                many="run",
                excludes=("--from", "--set", *forms),
            ),
            Option("--units", "应当汇总的单位名单，每行一个", "名单", "path", needs=("--sum",)),
        ),
    )


def _validate() -> Command:
    from reportctl.formatters.findings.formats import FORMATS, LISTS

    formats = tuple(dict.fromkeys((*FORMATS, *LISTS)))
    fixing = ("--fix", "--diff")
    return Command(
        "validate",
        "检查报告：格式、勾稽、与上年衔接、文数是否一致。",
        "reportctl.cli.validate:start",
        REPORTS,
        (
            Option("--previous", "上年度报告；不写则在同一文件夹里找", "文件", "path"),
            Option("--format", "输出的格式", "格式", "text", formats, default="text"),
            Option("--strict", "警告也算不通过"),
            Option(
                "--year",
                "只看这一年度的报告",
                "年",
                "number",
                excludes=("--rules", "--explain", "--claims", *fixing),
            ),
            Option(
                "--select",
                "只查这些规则，如 T 或 T301，可用逗号分开",
                "编号",
                "text",
                many="each",
            ),
            Option("--ignore", "不查这些规则", "编号", "text", many="each"),
            Option(
                "--explain",
                "说明一条规则",
                "编号",
                "text",
                excludes=("文件", "--rules", "--format", "--output", *fixing),
            ),
            Option("--rules", "列出全部规则", excludes=("文件", *fixing)),
            Option(
                "--claims",
                "列出正文的每个数读作什么、和什么比较",
                excludes=("--rules", "--explain", "--format", "--output", *fixing),
            ),
            Option(
                "--output",
                "输出到文件；网页和 Excel 可以是文件夹，每个单位一份，另有总表",
                "去处",
                "path",
                short="-o",
            ),
            Option("--fix", "改正只有一种改法的：没填和加错的总计、写成文字的数字"),
            Option("--diff", "只显示 --fix 会改什么，不写文件", excludes=("--format", "--output")),
            Option("--blanks-to-zero", "--fix 时把空白格改为 0", needs=fixing),
            Option("--baseline", "不算这份基线里已有的问题", "基线", "path"),
            Option(
                "--write-baseline",
                "把现有的问题记成基线",
                "基线",
                "path",
                excludes=("--baseline", "--format", "--output", "--strict", *fixing),
            ),
            Option("--neighbours", "和这个文件夹里的报告比较文字是否雷同", "文件夹", "path"),
            Option("--no-cache", "全部重新检查，不用也不留以前的结果"),
            Option("--jobs", "同时用几个进程检查；默认和处理器一样多", "个数", "number"),
            _force("validate", "--output", "--write-baseline"),
        ),
    )


def _diff() -> Command:
    from reportctl.formatters.changes.formats import FORMATS

    return Command(
        "diff",
        "比较报告：同比、三年以上的走势、多个机关并列、公开页面与原稿的差别。",
        "reportctl.cli.diff:start",
        Option(
            "文件",
            "报告、文件夹，或网页、Word、Excel、PDF、文本",
            "[旧 新]…",
            "text",
            many="each",
        ),
        (
            Option("--format", "输出的格式", "格式", "text", tuple(FORMATS), default="text"),
            Option("--all", "没有变的也列出"),
            Option("--all-columns", "列出各类申请人"),
            Option(
                "--only",
                "只看 tables、prose，或某一部分、某一行的键",
                "范围",
                "text",
                many="each",
            ),
            Option("--year", "文件夹里有多个机关的，并列哪一年；不写则是最新的", "年", "number"),
            Option("--exit-code", "有差别时退出码为1"),
            Option("--width", "输出的宽度", "列数", "number"),
            Option("--output", "写到这个文件", "文件", "path", short="-o"),
            Option("--no-pager", "不分屏显示"),
            _force("diff", "--output"),
        ),
    )


def _render() -> Command:
    from reportctl.cli.naming import OUTPUTS
    from reportctl.formatters.rows.formats import FORMATS as ROWS

    outputs = tuple(f"--{name}" for name in OUTPUTS)
    tables = tuple(f"--{name}" for name in ROWS)
    pages = (*outputs, "--layout", "--font-dir", "--draft", "--watch", "--open")
    return Command(
        "render",
        "排版报告：PDF、网页、Word、Excel、Markdown。",
        "reportctl.cli.render:start",
        REPORTS,
        (
            *(Option(f"--{row.name}", row.word) for row in OUTPUTS.values()),
            *(
                Option(
                    f"--{row.name}",
                    f"全部报告的每一格合成一张表（{row.word}）",
                    excludes=(*pages, *(other for other in tables if other != f"--{row.name}")),
                )
                for row in ROWS.values()
            ),
            Option("--output", "输出到这个文件或文件夹", "去处", "path", short="-o"),
            Option(
                "--layout",
                "official 公文版式，plain 国办附件原样",
                "版式",
                "text",
                ("official", "plain"),
                default="official",
            ),
            Option("--font-dir", "另外的字体文件夹", "文件夹", "path", many="each"),
            Option(
                "--fonts",
                "列出实际使用的字体",
                excludes=("文件", *outputs, "--output", "--draft", "--watch", "--open", "--force"),
            ),
            Option("--draft", "草稿：加水印，标出有错的格，文件名带“草稿”"),
            Option("--watch", "保存后自动重新排版"),
            Option("--open", "排版后打开第一个文件"),
            _force("render"),
        ),
    )


def _force(command: str, *needs: str) -> Option:
    return Option("--force", f"覆盖同名的、不是 {command} 生成的文件", needs=needs)


def _level(needs: tuple[str, ...] = ()) -> Option:
    words = {word: level for level, word in LEVELS.items()}
    return Option("--level", "机关的层级", "层级", "text", tuple(LEVELS), needs=needs, words=words)


COMMANDS: Mapping[str, Callable[[], Command]] = {
    "init": _init,
    "fill": _fill,
    "validate": _validate,
    "diff": _diff,
    "render": _render,
}
"""Each is made when it is asked for: its formats are the rows of a registry of another room."""
