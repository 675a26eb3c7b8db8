"""Knows which cells of a page a script may fill, or a style that is not in the file may change."""

from __future__ import annotations

import re

from reportctl.readers.html_page import Cell, Open
from reportctl.readers.html_select import Given
from reportctl.readers.html_tags import PARTS, SCRIPTED, unescaped
from reportctl.readers.letters import is_plain_figure

NOT_YET = ("0", "-", "--", "—", "——", "/")
"""What a page shows where a script has not written yet."""
FILLABLE = "脚本可能填写的空位"
VEILABLE = "外部样式可能隐去的字"
_SENTENCE = 8
"""Ideographs from which on what a style writes is no mere sign."""
_SHOWN = 30
"""Letters of a text that a message shows."""
_COUNTED = r"(?<!\d)\d++[余多]?(?:件|条|项|份|次|人|篇|万元)"
_TITLED = (
    r"浏览|阅读|点击|访问|下载|分享|评论|搜索|第\d++[条项次件]"
    r"|(?<!\d)\d++[条项件次]?(?:以[上下]|通知|办法|规定)"
)
"""What a button or a link says with a count that is none of the report's."""
_OFFICE = r"mso.*|(?:xl|font|et|p|s|t|a|style)\d*|western|cjk"
"""Classes that office programs give to what they write, also where it is blank."""


class Filling:
    """What a page's scripts and outer styles may change in its cells, known at the page's end."""

    def __init__(self) -> None:
        self.scripts = ""
        """The text of all scripts."""
        self._runs = self._fetched = self._outer = False
        """Whether scripts run, whether some and whether styles are not in the file."""
        self.doubts: list[str] = []
        """What a script outside the file may have changed, what stands in fields, in Chinese."""
        self._named: list[tuple[Cell, str]] = []
        """Elements in cells by which a script may find them."""
        self._empty: list[Cell] = []
        """Cells with an empty element that a script may fill."""
        self._split: list[Cell] = []
        """Cells of which the digits stand in several elements, some with a class."""

    def meet(self, tag: str, given: Given) -> None:
        """An element begins: a script that is no data, or a link to styles that hold on screen."""
        if tag == "script":
            self._fetched |= bool(given.get("src"))
            self._runs |= "json" not in (given.get("type") or "")
        elif tag == "link":
            kinds = (given.get("rel") or "").lower().split()
            on_paper = (given.get("media") or "").strip().lower() == "print"
            self._outer |= "stylesheet" in kinds and "alternate" not in kinds and not on_paper

    def meet_style(self, text: str) -> None:
        """A style of the page may bring further ones."""
        self._outer |= "@import" in text

    def leave_out(self, tag: str, typed: str) -> None:
        """Text stands outside of all cells in a field of several lines, or a count in a button."""
        if typed and (tag == "textarea" or (tag == "button" and counts(typed))):
            shown, what = " ".join(typed.split())[:_SHOWN], "按钮" if tag == "button" else "输入框"
            self.doubts.append(f"网页的{what}里有文字“{shown}”，没有读入；如是报告的内容请补上")

    def meet_content(self, content: str, line: int) -> None:
        """A style writes beside an element outside of all cells; a sign or an icon says nothing."""
        said = "".join(re.findall(r"[\"']([^\"']*)[\"']", unescaped(content)))
        letters = sum(letter >= "㐀" and letter.isalpha() for letter in said)
        if letters >= _SENTENCE or (letters and any(map(str.isdecimal, said))):
            self.doubts.append(f"第{line}行样式生成的文字“{said[:_SHOWN]}”没有读入，请对照补上")

    def open_in(self, cell: Cell, tag: str, given: Given) -> None:
        """An element begins in a cell."""
        if (name := given.get("id")) and tag not in PARTS and name[0] != "_":
            self._named.append((cell, name))

    def close_in(self, cells: list[Cell], here: Open) -> None:
        """An element ends in the innermost of the open cells, if there is one."""
        if cells and not here.filled and is_fillable(here.tag, here.given):
            self._empty.append(cells[-1])

    def fill(self, cell: Cell, stack: list[Open], text: str) -> None:
        """Something stands in the innermost element in a cell, and so in those round it.

        The text is '' for what is no part of what the cell says.
        """
        for each in reversed(stack):
            if each.filled:
                break
            each.filled = True
            if each.tag in PARTS:
                break
        wearer = stack[-1].wearer
        digits = any(sign.isdecimal() for sign in text)
        if digits and (not cell.wearers or cell.wearers[-1] is not wearer):
            cell.wearers.append(wearer)
            self._split += [cell] if len(cell.wearers) == 2 else []  # noqa: PLR2004

    def mark(self) -> None:
        """Marks the cells of which the figure cannot be known."""
        for cell, name in self._named:
            if any(f"{sign}{name}{sign[-1:]}" in self.scripts for sign in "'\""):
                cell.source = cell.source or SCRIPTED
        shown = [
            cell
            for cell, _ in self._named
            if not cell.source and "".join(line.plain for line in cell.lines()) in NOT_YET
        ]
        if shown and self._fetched:
            self.doubts.append(
                f"有 {len(shown)} 格写着 0 的地方可能由网页以外的脚本填写，请对照浏览器里看到的网页"
            )
        for cell in self._empty if self._runs else ():
            cell.source = cell.source or FILLABLE
        for cell in self._split if self._outer else ():
            if is_plain_figure("".join(line.plain for line in cell.lines())):
                cell.object = cell.object or VEILABLE


def counts(text: str) -> bool:
    """Whether a button or a link tells of a number of things, as a report does."""
    if not any(map(str.isdecimal, text)):
        return False
    return bool(re.search(_COUNTED, text)) and not re.search(_TITLED, text)


def is_fillable(tag: str, given: Given) -> bool:
    """Whether a script may find the element, to write in it; a cell itself by its id only."""
    if tag in PARTS:
        return tag in ("td", "th") and bool(given.get("id"))
    return (
        bool(given.get("id"))
        or any(
            not re.fullmatch(_OFFICE, name) for name in (given.get("class") or "").lower().split()
        )
        or any(key.startswith("data-") and not key.startswith("data-v-") for key in given)
    )
