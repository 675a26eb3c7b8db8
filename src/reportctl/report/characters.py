"""Characters that nobody sees and that change what is printed (F112), and far too many (F113)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportctl.document.document import Document
from reportctl.finding import Finding
from reportctl.report.facts import TEXTS
from reportctl.report.report import LONGEST_PROSE, Prose
from reportctl.report.shape import shape_finding

_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters but tab and line feed, and the marks that turn the direction of text."""


def find_unseen(
    document: Document, facts: Mapping[str, object], prose: Mapping[str, Prose]
) -> Iterator[Finding]:
    """A finding for each text that has such characters, at the first, or is far too long."""
    for key in ("organ", *TEXTS):
        text = facts.get(key)
        if isinstance(text, str) and key != "preface" and (hit := _UNSEEN.search(text)):
            place = document.place(("report", key))
            yield shape_finding("F112", _tell(hit), place, f"report.{key}")
    for key, section in prose.items():
        if len(section.text) > LONGEST_PROSE:
            message = f"“{section.title}”有{len(section.text)}字，只检查前{LONGEST_PROSE}字"
            yield shape_finding("F113", message, section.place(0, 1), key)
        if hit := _UNSEEN.search(section.text):
            place = section.place(hit.start(), hit.end())
            yield shape_finding("F112", f"“{section.title}”{_tell(hit)}", place, key)


def _tell(hit: re.Match[str]) -> str:
    return f"第{hit.start() + 1}个字是看不见的控制字符 U+{ord(hit[0]):04X}"
