"""How much work a file may ask for: the limits, and the count that every reader keeps.

A file from anywhere may be small and ask for hours or gigabytes once it is unpacked. So a reader
counts what it is about to do, before it does it; the largest real reports stay far below.
"""

from __future__ import annotations

import time
from typing import Literal

from reportctl.finding import Failure
from reportctl.record import NamedTuple

What = Literal[
    "file", "page_file", "unpacked", "part", "parts", "nodes", "attributes", "tag", "depth",
    "characters", "paragraphs", "tables", "rows", "columns", "positions", "merges", "spanned",
    "digits", "figure", "styles", "lookups", "chunks", "pages", "objects", "letters", "seconds",
    "placing", "megabytes", "scan_seconds", "scan_megabytes", "pixels", "own_file", "report_file",
    "lines", "keys", "brackets", "items", "dots", "dots_in_all", "prose", "words", "title",
    "extra_rows", "waivers", "parts_added", "building", "checking", "rendering", "comparing",
    "office_seconds",
]  # fmt: skip


class Limit(NamedTuple):
    """The most of something."""

    most: int
    message: str
    """What is too much, in Chinese, with `{most}` where the figure stands."""


_ONLY = "不像一份年度报告，请只留下报告本身再读入"
_SAVE = "不是正常的报告，请用 WPS 或 Word 打开后另存一次再读入"
_REPORT = "不像一份年度报告，请只留下报告本身再试"
_NAME = "不像报告用的文件，请检查是不是写错了文件名"

LIMITS: dict[What, Limit] = {
    "file": Limit(64 * 2**20, f"文件超过 64 MB，{_ONLY}"),  # scans of stamped reports: 20 MB
    "page_file": Limit(8 * 2**20, f"文字或网页超过 8 MB，{_ONLY}"),  # the largest page: 0.1 MB
    "unpacked": Limit(48 * 2**20, f"解开后超过 48 MB，{_ONLY}"),  # a report: 1 MB
    "part": Limit(24 * 2**20, f"内部一个部件解开后超过 24 MB，{_ONLY}"),  # 0.3 MB
    "parts": Limit(2_000, f"内部有 {{most}} 个以上的部件，{_SAVE}"),  # 40
    "nodes": Limit(400_000, f"内部有 {{most}} 个以上的元素，{_ONLY}"),  # 15,000
    "attributes": Limit(1_000_000, f"内部有 {{most}} 个以上的属性，{_ONLY}"),  # 30,000
    "tag": Limit(5_000, f"一个标签有 {{most}} 个以上的属性，{_SAVE}"),  # 30
    "depth": Limit(200, f"内部嵌套超过 {{most}} 层，{_SAVE}"),  # a table in a text box: 40
    "characters": Limit(400_000, f"文字超过 {{most}} 个，{_ONLY}"),  # 40,000
    "paragraphs": Limit(20_000, f"段落超过 {{most}} 个，{_ONLY}"),  # 400
    "tables": Limit(500, f"表格超过 {{most}} 个，{_ONLY}"),  # 8
    "rows": Limit(20_000, f"表格超过 {{most}} 行，{_ONLY}"),  # 60
    "columns": Limit(256, f"表格超过 {{most}} 列，{_ONLY}"),  # the form's widest: 15
    "positions": Limit(100_000, f"表格的格超过 {{most}} 个，{_ONLY}"),  # 700
    "merges": Limit(10_000, f"合并的单元格超过 {{most}} 处，{_ONLY}"),  # 60
    "spanned": Limit(100_000, f"合并的单元格超过 {{most}} 格，{_ONLY}"),  # 300
    "digits": Limit(30, "一个数超过 {most} 位，不是年度报告里的数，请改正后再读入"),
    "figure": Limit(20, "超过 {most} 位，不是年度报告里的数，请改正"),  # money: 12
    "styles": Limit(20_000, f"样式超过 {{most}} 种，{_SAVE}"),  # 400
    "lookups": Limit(200_000, f"公式用到的格超过 {{most}} 个，{_ONLY}"),  # 2,000
    "chunks": Limit(20, f"嵌入的文件超过 {{most}} 个，{_ONLY}"),  # 1
    "pages": Limit(300, f"超过 {{most}} 页，{_ONLY}"),  # 20
    "objects": Limit(200_000, f"内部有 {{most}} 个以上的对象，{_SAVE}"),
    "letters": Limit(400_000, f"文字超过 {{most}} 个，{_ONLY}"),
    "seconds": Limit(6, f"{{most}} 秒内没有读完，文件可能写法特殊，{_SAVE}"),
    "placing": Limit(3, f"{{most}} 秒内没有对上表格，{_ONLY}"),  # 0.1
    "scan_seconds": Limit(60, f"{{most}} 秒内没有认完一页，{_ONLY}"),  # of the processor: 13
    "scan_megabytes": Limit(3072, f"识别要用的内存超过 {{most}} MB，{_ONLY}"),  # reserved: 1,500
    "pixels": Limit(60_000_000, f"图片超过 {{most}} 个点，{_ONLY}"),  # A4 at 300 dpi: 9,000,000
    "office_seconds": Limit(90, f"LibreOffice {{most}} 秒内没有转换完，{_SAVE}"),  # 6
    "own_file": Limit(16 * 2**20, f"文件超过 16 MB，{_NAME}"),  # a baseline of a county: 2 MB
    "report_file": Limit(4 * 2**20, f"文件超过 4 MB，{_REPORT}"),  # a report: 0.1 MB
    "lines": Limit(40_000, f"超过 {{most}} 行，{_REPORT}"),  # 1,000
    "keys": Limit(20_000, f"等号超过 {{most}} 个，{_REPORT}"),  # with 300 units: 1,000
    "brackets": Limit(20_000, f"括号超过 {{most}} 个，{_REPORT}"),  # 1,000
    "items": Limit(40_000, f"逗号超过 {{most}} 个，{_REPORT}"),  # 1,000
    "dots": Limit(1_000, f"一行里的点超过 {{most}} 个，{_REPORT}"),  # 20
    "dots_in_all": Limit(20_000, f"点超过 {{most}} 个，{_REPORT}"),  # 500
    "prose": Limit(400_000, f"各部分文字超过 {{most}} 字，{_REPORT}"),  # 20,000
    "words": Limit(4_000, f"正文以外有一处文字超过 {{most}} 字，{_REPORT}"),  # a reason: 200
    "title": Limit(400, "机关名称或者标题超过 {most} 字，请改正后再试"),  # 60
    "extra_rows": Limit(500, f"格式以外的行超过 {{most}} 行，{_REPORT}"),  # 10
    "waivers": Limit(1_000, "[[waivers]] 超过 {most} 段，请把不再需要的删去再试"),  # 20
    "parts_added": Limit(5_000, "单位超过 {most} 个，请分成几份汇总"),  # a county: 300
    "building": Limit(3, f"{{most}} 秒内没有读完，{_REPORT}"),  # of the processor: 0.02
    "checking": Limit(5, f"{{most}} 秒内没有检查完，{_REPORT}"),  # 0.1
    "comparing": Limit(8, f"{{most}} 秒内没有比较完，{_REPORT}"),  # two reports: 0.2
    "rendering": Limit(8, f"{{most}} 秒内没有排完，{_REPORT}"),  # all formats: 1
    "megabytes": Limit(450, f"读它要用的内存超过 {{most}} MB，{_ONLY}"),  # a report: 80
}
"""Beside each, in a comment, what the largest real reports have."""

_GLANCE = 2_000
"""Units of work between two looks at the clock."""


def most(what: What) -> int:
    """The limit of something."""
    return LIMITS[what].most


def limit_of(what: What) -> str:
    """What is said of something that goes beyond its limit."""
    return LIMITS[what].message.format(most=most(what))


class Work:
    """What reading one file has cost so far."""

    def __init__(self, name: str) -> None:
        """`name` is what to call the file in messages."""
        self.name = name
        self._done: dict[What, int] = {}
        self._since_glance = 0
        self._end = time.process_time() + LIMITS["seconds"].most

    def count(self, what: What, number: int = 1) -> None:
        """So many more are about to be made. Raises Failure beyond the limit, or beyond the time.

        The time is the processor's, so that a busy machine refuses nothing.
        """
        done = self._done.get(what, 0) + number
        if done > LIMITS[what].most:
            raise self.too_much(what)
        self._done[what] = done
        self.tick()

    def tick(self, steps: int = 1) -> None:
        """So many more small steps. Raises Failure when the time is over."""
        self._since_glance += steps
        if self._since_glance >= _GLANCE:
            self._since_glance = 0
            if time.process_time() > self._end:
                raise self.too_much("seconds")

    def check(self, what: What, number: int) -> None:
        """One thing has this size or depth. Raises Failure beyond the limit."""
        if number > LIMITS[what].most:
            raise self.too_much(what)

    def allow(self, what: What) -> None:
        """So many more seconds may pass: what comes next takes longer than reading."""
        self._end = time.process_time() + LIMITS[what].most

    def too_much(self, what: What) -> Failure:
        """What is said of a file that goes beyond a limit."""
        return Failure(f"{self.name}：{limit_of(what)}，没有读入")
