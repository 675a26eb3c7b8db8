"""What stands on the terminal."""

from __future__ import annotations

import re

from tests.formatters.sample import ALL, BROKEN, CATALOGUE, CLEAN, TOWN

from reportctl.finding import Finding, Place
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.text import format_file, format_findings

TOLD = """\
甲镇/2021.toml  甲镇人民政府2021年
甲镇/2021.toml:2:23: 错误 T301 总计不等于各项之和：3440+75=3515，填写 3526
    2 | received = [3440, 75, 3526]   # 一、本年新收
      |                       ^^^^
      | 由此引起：第一项加第二项不等于第三项加第四项
      | 怎么改：填 3515
甲镇/2021.toml:3:15: 已接受 X202 现行有效 12，应为 13（理由：本年清理（李某））
甲镇/2021.toml:4:21: 提示 W901 “&”写作“和”
    4 | text = "我镇收到申请 12 件 & <其他>"
      |                            ^

坏:100%,.toml
坏:100%,.toml:1:5: 错误 F102 三引号没有结束\\u001b[31m\\u202e
    1 | t = \"\"\"
      |     ^^^

各条规则查出的问题（validate --explain 编号，看说明）：
  F102                         1
  T301  总计不等于各项之和     1
  W901  用语                   1
检查了 3 个文件：错误 2，警告 0，提示 1，已接受 1 项。
"""


def test_all_of_it():
    assert format_findings(ALL, CATALOGUE, Options()) == TOLD


def test_in_colour_it_says_the_same():
    colored = format_findings(ALL, CATALOGUE, Options(color=True))
    assert "\x1b[1;31m错误\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == TOLD


def test_a_clean_file_is_only_counted():
    assert format_findings([CLEAN], CATALOGUE, Options()) == "检查了 1 个文件，没有发现问题。\n"
    assert format_file(CLEAN, Options()) == ""


def test_a_file_whose_findings_are_all_accepted():
    accepted = Checked("a", 2021, "甲镇", (TOWN.findings[1],), TOWN.text)
    assert format_findings([accepted], CATALOGUE, Options()).endswith(
        "，没有发现问题，已接受 1 项。\n"
    )


def test_a_long_line_is_cut_around_its_mark():
    line = "我镇主动公开政府信息，" * 20 + "收到申请 3526 件。"
    place = Place(1, line.index("3526") + 1, 1, line.index("3526") + 5)
    checked = Checked("a.toml", 2021, "", (Finding("N501", "warning", "数不对", place),), line)
    source, mark = format_file(checked, Options(width=40)).splitlines()[2:4]
    assert source == "    1 | …开政府信息，收到申请 3526 件。"
    assert mark == "      |                       ^^^^"


def test_a_finding_about_the_file_as_a_whole_shows_no_empty_line():
    checked = Checked("a.toml", None, "", (Finding("F101", "error", "不是 UTF-8"),))
    assert format_file(checked, Options()) == "a.toml\na.toml:1:1: 错误 F101 不是 UTF-8\n"


def test_what_the_file_says_cannot_command_the_terminal():
    assert "\x1b" not in format_findings([BROKEN], CATALOGUE, Options())
