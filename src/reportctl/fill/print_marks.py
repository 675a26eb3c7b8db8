"""What browsers and office programs print beside a title: the day, the hour, the page, the address.

Chromium has `1/5/22, 9:44 AM` before it, Edge `2022/1/5 10:12`, Firefox `第 1 页，共 4 页`, and all
of them the address of the page.
"""

from __future__ import annotations

import re

_ADDRESS = r"(?:(?:https?|file|ftp)://|\b[A-Za-z]:\\)\S*?(?P<name>[^/\\\s]*)(?!\S)"
_DAY = (
    r"(?:\d{1,4}[/.-]){2}\d{1,4}|20\d\d年\d{1,2}月\d{1,2}日"
    r"|(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?),? 20\d\d"
)
_MARKS = (
    rf"(?<![\w/.至到-])(?:{_DAY})(?![\d/.至到起—~-])|星期[一二三四五六日天]"
    r"|(?:[上下]午)?\d{1,2}(?:[:：]\d\d){1,2}(?: ?[AaPp][Mm]\b)?"
    r"|第 ?\d{1,3} ?页(?:/\d{1,3}页)?|[(（]?共 ?\d{1,3} ?页[)）]?"
    r"|(?<![\w/])(?:Page )?\d{1,3}(?:/| of )\d{1,3}(?![\w/])"
)
_EDGES = " ,，:：/|·—–-"
_BEGINS = ("第", "上午", "下午", "星期", "共", "Page", *"0123456789")


def behind_print_marks(text: str) -> str:
    """A line from behind those with which it begins.

    A day behind a title is left: so lists of reports have it.
    """
    is_year = text[4:5] == "年" and not text[5:6].isdecimal()
    if not text.startswith(_BEGINS) or is_year or "报" not in text:
        return text
    found = re.match(rf"(?:[\s,，/]*(?:{_MARKS}))+", text)
    return text[found.end() :].lstrip(_EDGES) if found else text


def without_print_marks(text: str) -> str:
    """A line without them; of an address only the name of its file stays, where that is Chinese."""
    if not any(sign in text for sign in (":", "/", "-", "页", "日", "20")):
        return text
    named = re.sub(_ADDRESS, lambda found: _file_of(found["name"]), text)
    return " ".join(re.sub(_MARKS, " ", named).split()).strip(_EDGES)


def is_print_mark(text: str) -> bool:
    """Whether a line is nothing but such marks: 3/5, an address with the page; no day alone."""
    bare = "".join(text.split())
    if not any(sign in bare for sign in ("/", ":", "页")):
        return False
    own = without_print_marks(re.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", text))
    return bool(bare) and not own and not re.fullmatch(_DAY, bare)


def _file_of(name: str) -> str:
    from urllib.parse import unquote

    stem = unquote(name).rpartition(".")[0]
    return stem if re.search("[㐀-鿿]", stem) else ""
