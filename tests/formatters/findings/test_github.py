"""Workflow commands, with what they escape."""

from __future__ import annotations

from tests.formatters.sample import ALL, CATALOGUE

from reportctl.finding import Finding
from reportctl.formatters.findings.checked import Checked, Options
from reportctl.formatters.findings.github import format_findings

TOLD = """\
::error file=甲镇/2021.toml,line=2,col=23,endColumn=27,title=T301 总计不等于各项之和::\
甲镇/2021.toml:2:23: 总计不等于各项之和：3440+75=3515，填写 3526\
%0A由此引起：第一项加第二项不等于第三项加第四项%0A怎么改：填 3515
::notice file=甲镇/2021.toml,line=3,col=15,endColumn=17,title=已接受 X202 现行有效件数接不上::\
甲镇/2021.toml:3:15: 现行有效 12，应为 13%0A理由：本年清理（李某）
::notice file=甲镇/2021.toml,line=4,col=21,endColumn=22,title=W901 用语::\
甲镇/2021.toml:4:21: “&”写作“和”
::error file=坏%3A100%25%2C.toml,line=1,endLine=2,title=F102::\
坏:100%25,.toml:1:5: 三引号没有结束\\u001b[31m\\u202e
检查了 3 个文件：错误 2，警告 0，提示 1，已接受 1 项。
"""


def test_commands():
    assert format_findings(ALL, CATALOGUE, Options()) == TOLD


def test_a_file_name_begins_no_command():
    checked = Checked("a\n::error::b.toml", 2021, "", (Finding("F102", "error", "x\r::error::y"),))
    lines = format_findings([checked], CATALOGUE, Options()).split("\n")
    assert [line.startswith("::") for line in lines] == [True, False, False]
    assert "\r" not in lines[0]
