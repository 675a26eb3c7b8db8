"""The footnotes of a Markdown text: told, and their marks no part of what they mark."""

from __future__ import annotations

import re

from reportctl.readers.letters import shorten

DRAFT = "> 草稿，不得发布。"
"""The line by which a draft of ours is known, whose footnotes tell faults."""
MARK = r"(?<!\\)\[\^([^\]\s]{1,40})\](?!:)"
_NOTE = r"(?m)^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]*)$"
_OURS = rf"(?m)^{DRAFT}$|^\[\^\d{{1,4}}\]:[^\n]*$|\[\^\d{{1,4}}\]"
_SHOWN = 40
"""Letters of a note that a message shows."""


def without_footnotes(text: str, doubts: list[str]) -> str:
    """The text without its notes, each told in `doubts`, and without their marks in its prose.

    Lines keep their number. In rows the marks stay: a cell says what is set apart in it. A mark to
    which there is no note is text, as Markdown has it.
    """
    if DRAFT in text.split("\n"):
        doubts.append("开头写着“草稿，不得发布”，说明这可能不是定稿，请核对")
        return re.sub(_OURS, "", text)
    found = re.findall(_NOTE, text) if "[^" in text else []
    notes = {name for name, _ in found}
    for name, said in found:
        shown = shorten(said, _SHOWN)
        doubts.append(f"脚注“[^{name}]”没有读入：“{shown}”；如是报告的内容，请写进正文")
    if not notes:
        return text
    return "\n".join(
        line
        if "|" in line or "\t" in line
        else re.sub(MARK, lambda mark: "" if mark[1] in notes else mark[0], line)
        for line in re.sub(_NOTE, "", text).split("\n")
    )
