"""The commonest slips, each with where it stands and what it is called."""

from __future__ import annotations

import pytest

from reportctl.document.causes import SyntaxBreak, cause_of
from reportctl.document.places import Lines
from reportctl.document.toml import parse

SLIPS = [
    ("organ = 舞泉镇", (1, 9, 12), "“舞泉镇”没有加引号"),
    ('organ = "舞泉镇\nyear = 2021', (1, 9, 13), '这一行的文字缺少右边的引号 "'),
    ("organ = '舞泉镇", (1, 9, 13), "这一行的文字缺少右边的引号 '"),
    ('t = "他说"好""', (1, 8, 9), "引号里面又有引号，文字在这里断开了"),
    ('t = "C:\\报告"', (1, 8, 10), "引号里的反斜杠 \\ 有特殊含义，不能单独写"),
    ('[a]\nt = """\n正文', (2, 5, 8), "第 2 行开始的三引号没有结束"),
    ("a = 1\n（一）主动公开。", (2, 1, 9), "这一行文字在引号之外"),
    ("机关 = 1", (1, 1, 3), "等号左边的“机关”不是键名"),
    ("licence = 007", (1, 11, 14), "数字“007”前面不能有 0"),
    ("row = [1, 02]", (1, 11, 13), "数字“02”前面不能有 0"),
    ("row = [1 2]", (1, 10, 11), "两个值之间缺少逗号"),
    ("row = [1; 2]", (1, 9, 10), "值与值之间用了分号"),
    ("row = [1, , 2]", (1, 11, 12), "逗号前面没有值"),
    ("row = [1, /]", (1, 11, 12), "“/”没有加引号"),
    ("row = [1, —]", (1, 11, 12), "“—”没有加引号"),
    ("row = [1, 2\nnext = [1]", (1, 7, 8), "这里的方括号 [ 没有右括号"),
    ("t = {a = 1\n", (1, 5, 6), "这里的大括号 { 没有右括号"),
    ("fee =", (1, 5, 6), "等号后面没有值"),
    ("fee =   # 万元", (1, 5, 6), "等号后面没有值"),
    ("fee = 251,000.5", (1, 7, 16), "数字里不能写千分位逗号"),
    ("fee = 2021,\n", (1, 11, 12), "行末不用写逗号"),
    ("fee = 251000元", (1, 7, 14), "数字后面不能带“元”"),
    ("fee = .5", (1, 7, 9), "小数点前面没有数字"),
    ("fee = 5.", (1, 7, 9), "“5.”不是一个数"),
    ("until = 2022-13-01", (1, 9, 19), "没有“2022-13-01”这样的日期"),
    ("a = 1\na = 2", (2, 1, 2), "“a”写了两次，第一次在第 1 行"),
    ("[t]\na = 1\n[t]\n", (3, 2, 3), "“t”写了两次，第一次在第 1 行"),
    ("[a]\nx.y = 1\n[a.x]\n", (3, 1, 6), "这个表头不对，或者前面已经用过"),
    ("[report\na = 1", (1, 1, 8), "表头缺少右边的方括号 ]"),
    ('organ "舞泉镇"', (1, 1, 12), "键名后面缺少等号"),
    ("= 1", (1, 1, 2), "等号左边没有键名"),
    ("a = 1 b = 2", (1, 7, 12), "这一行后面多出了“b = 2”"),
    ("a = { x = 1,\n  y = 2 }\n", (1, 5, 6), "大括号里不能换行（TOML 1.0）"),
    ("a = {\n  x = 1\n}\n", (1, 5, 6), "大括号里不能换行（TOML 1.0）"),
    ("a = { x = 1\n[b]\ny = 2\n", (1, 5, 6), "这里的大括号 { 没有右括号"),
    ('a = "\x07"', (1, 6, 7), "这里有看不见的控制字符 U+0007"),
]


@pytest.mark.parametrize(("text", "place", "message"), SLIPS)
def test_slip(text: str, place: tuple[int, int, int], message: str):
    (fault,) = parse(text).faults
    assert fault.message == message
    assert (fault.place.line, fault.place.col, fault.place.end_col) == place
    assert fault.hint


def test_prose_outside_its_quotes_names_the_quotes_to_look_at():
    (fault,) = parse('[a]\ntext = """\n一\n[b]\ntext = """\n正文\n"""\n').faults
    assert fault.place.line == 6
    assert fault.hint == '正文要放在一对三引号 """ 之间，请检查第 5 行的三引号'


def test_what_nobody_thought_of_is_told_all_the_same():
    start, end, message, _hint = cause_of(SyntaxBreak("a", 0, Lines("a"), None, None))
    assert (start, end, message) == (0, 1, "从这里起不是正确的 TOML 写法")
