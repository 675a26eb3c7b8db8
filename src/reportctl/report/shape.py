"""The faults of shape: what a file must be before it can be reviewed as a report (family F).

They are found while a report is built or printed, so no rule function stands behind them; each
has a page like every other rule.
"""

from __future__ import annotations

from reportctl.finding import Finding, Place, Rule

UNREAD_CELL = "F114"
"""A cell that was not read, which stays open until something is written there."""

_PAGES: tuple[Rule, ...] = (
    Rule(
        "F101",
        "文件不是 UTF-8 文本",
        "error",
        "sense",
        """报告文件必须是 UTF-8 编码的文本，否则一个字也读不出来。

错：用记事本以“ANSI”另存的文件（GBK 编码）。
对：另存时编码选“UTF-8”。

怎么改：用记事本打开原文件，“另存为”，编码选“UTF-8”。""",
    ),
    Rule(
        "F102",
        "文件不合 TOML 语法",
        "error",
        "sense",
        """报告文件按 TOML 1.0 书写：数字之间用英文逗号，文字用英文引号括起来。

错：regulation = [0， 0， 0]
对：regulation = [0, 0, 0]

怎么改：按提示的行和列改正；语法改对之前，其他规则无法检查。""",
    ),
    Rule(
        "F103",
        "不认识的键",
        "warning",
        "sense",
        """文件里有格式中没有的键。多半是键名打错了，里面的数字因此没有进表。

错：recieved = [0, 0, 0, 0, 0, 0, 0]
对：received = [0, 0, 0, 0, 0, 0, 0]

怎么改：按提示改键名；格式之外的行写到 [[applications.extra]] 一类的表里。""",
    ),
    Rule(
        "F104",
        "缺少机关名称或年度",
        "error",
        "sense",
        """[report] 里必须有 organ（机关名称）和 year（年度）。没有年度就不知道用哪一版格式。

错：[report] 下只有 organ。
对：organ = "某县人民政府"，year = 2021

怎么改：补上这两行。""",
    ),
    Rule(
        "F105",
        "值的类型不对",
        "error",
        "sense",
        """这个键要的是另一种值：名称和正文是引号里的文字，年度是整数，一行数字是方括号里的若干格。

错：received = 12
对：received = [12, 0, 0, 0, 0, 0, 12]

怎么改：照骨架（reportctl init）里同一行的写法改。""",
    ),
    Rule(
        "F106",
        "数字格里写的不是数字",
        "error",
        "sense",
        """表格里只能写数字；空白写 ""，原稿画的杠照写 "/" 或 "-"。

错：licence = "若干"
对：licence = 12

怎么改：写上数字；没有数字可填就写 ""。""",
    ),
    Rule(
        "F107",
        "一行的格数不对",
        "error",
        "sense",
        """一行要写满各列；只有最后的总计可以省去（由程序加出来）。格数不对，就不知道哪个数字属于哪一列。

错：review = [1, 0, 0]
对：review = [1, 0, 0, 0, 1]

怎么改：对照 columns 补齐或者删去多余的格。""",
    ),
    Rule(
        "F108",
        "columns 与格式的列不符",
        "error",
        "sense",
        """columns 只是给人看的列名，必须和格式的列一致；改动它的次序，数字会算到别的列上去。

错：columns = ["总计", "自然人", …]
对：columns = ["自然人", "商业企业", …, "总计"]

怎么改：恢复格式的列名和次序，数字跟着列名走。""",
    ),
    Rule(
        "F109",
        "取值不在可选范围",
        "error",
        "sense",
        """level、scope、edition 只能取规定的值。

错：level = "town"
对：level = "township"

怎么改：按提示从可选值里挑一个。""",
    ),
    Rule(
        "F110",
        "数字写成了文字",
        "info",
        "sense",
        """数字加了引号、逗号或者用了全角，能看懂，已按数字处理；写成普通数字可以免得误读。

错："１，２３４"
对：1234

怎么改：去掉引号、逗号和单位；validate --fix 可以代劳。""",
    ),
    Rule(
        "F111",
        "没有字体能印的字",
        "warning",
        "sense",
        """这个字在所有可用的字体里都没有，印出来会是“〓”。

错：机关名称或正文里用了极生僻的字，而机器上没有带这个字的字体。
对：换用有这个字的字体（--font-dir），或者核对是不是误用了异体字。

怎么改：核对这个字；确需使用的，用 --font-dir 指定带有它的字体。""",
    ),
    Rule(
        "F112",
        "看不见的控制字符",
        "error",
        "sense",
        """正文里有改变文字方向的控制字符或者其他看不见的控制字符。它会使印出来的字和文件里的字不一样。

错：从网页复制时带进来的 U+202E。
对：只有看得见的字、空格和换行。

怎么改：删去这个字符，重新输入这一段。""",
    ),
    Rule(
        "F113",
        "正文过长",
        "warning",
        "sense",
        """各部分正文合计有六万字以上，或者一句话有五千字以上，不像年度报告，多半是把别的内容粘了进来；
从那里起不再检查。

错：把整个网站栏目的内容粘进“总体情况”。
对：只写本年度政府信息公开工作的情况。

怎么改：删去不属于年度报告的内容。""",
    ),
    Rule(
        UNREAD_CELL,
        "有没有读出来的格",
        "error",
        "sense",
        """格里的“?”表示来源的这一格有内容，但是没有读出来：不是空白，也不是零。含它的合计、勾稽既不能说相符，
也不能说不符；--fix 和 --sum 不处理它，排版要加 --draft。

错：received = ["?", 0, 0, 0, 0, 0, 12]
对：received = [12, 0, 0, 0, 0, 0, 12]

怎么改：对照来源填上数字；来源空着的写 ""，画杠的照写。""",
    ),
    Rule(
        "F115",
        "推算的格，未独立核对",
        "info",
        "sense",
        """[reading] 的 inferred 列出的格，是来源看不清、按合计和勾稽关系推算出来的。
这些格合得上是必然的，不能说明数字正确，所以不说“相符”。

错：inferred = ["applications.received.person"]，还没有对照原件。
对：对照原件核对后，改写这一格，或者从 inferred 里删去。

怎么改：对照原件；用 fill 改写这一格，程序会把它从 inferred 里删去。""",
    ),
    Rule(
        "F116",
        "扫描识别的文字，未校对",
        "info",
        "sense",
        """[reading] 的 proofread 列出的文字是从扫描件识别出来的，可能有错字。

错：proofread = ["overview"]，还没有对照原件。
对：校对后从 proofread 里删去。

怎么改：对照原件校对；用 fill 改写这一部分，程序会把它从 proofread 里删去。""",
    ),
    Rule(
        "F118",
        "文件的写法比程序新",
        "error",
        "sense",
        """[report] 的 version 是这份文件写法的版本，不写就是 1。以后的写法可能给键别的意思，
旧的程序不猜，整份不读。

错：version = 9
对：不写 version，或者 version = 1

怎么改：换用新版的程序；确实是手写错的，删去这一行。""",
    ),
    Rule(
        "F117",
        "读不出来的文件或文件夹",
        "error",
        "sense",
        """文件夹里有一个文件或下级文件夹打不开，里面的报告没有检查，其余的照常检查。
旁边的上年度报告读不出来，跨年没有核对，也在这里说。--select 选了别的规则，也照样列出。

错：某单位的文件夹没有读取权限。
对：能打开每一个文件夹和文件。

怎么改：按提示检查权限和路径，然后重新检查。""",
    ),
)

SHAPE: dict[str, Rule] = {rule.code: rule for rule in _PAGES}
"""The rules of family F by code."""


def shape_finding(
    code: str,
    message: str,
    place: Place,
    key: str | None = None,
    *,
    column: str | None = None,
    column_key: str | None = None,
    hint: str | None = None,
) -> Finding:
    """A finding of family F, with the severity of its rule."""
    return Finding(
        code, SHAPE[code].severity, message, place, key, column, hint, column_key=column_key
    )
