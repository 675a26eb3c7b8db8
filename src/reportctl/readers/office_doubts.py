"""What a file of another office program holds that does not come through a conversion as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.readers.limits import Work
from reportctl.readers.package import Package

_OPEN_DOCUMENT: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<draw:object\b|<draw:object-ole\b|<draw:plugin\b"), "嵌入的对象"),
    (re.compile(rb"<text:(?:hidden-text|hidden-paragraph|conditional-text)\b"), "有条件的文字"),
    (re.compile(rb"<form:form\b"), "表单"),
    (re.compile(rb"<text:dde-|<text:section-source\b|<table:table-source\b"), "链接来的内容"),
    (re.compile(rb"<text:tracked-changes\b|<table:tracked-changes\b"), "修订"),
)
_RICH_TEXT = (
    (re.compile(rb"\\object\b"), "嵌入的对象"),
    (re.compile(rb"\\formfield\b"), "表单"),
    (re.compile(rb"\\(?:revised|deleted)\b(?!0)"), "修订"),
    (re.compile(rb"\\fldinst\b[^{}]{0,40}\s(?:IF|=)", re.IGNORECASE), "有条件的文字"),
)
_OLD_WORD = ((re.compile(re.escape("ObjectPool".encode("utf-16-le"))), "嵌入的对象"),)
_CONTENT = "content.xml"


def find_doubts(data: bytes, ending: str, work: Work) -> Iterator[str]:
    """What it holds of that kind, in Chinese; `ending` is the one under which it is converted."""
    if ending in (".odt", ".ods"):
        package = Package(data, work)
        content = package.read(_CONTENT) if _CONTENT in package.names else b""
        kinds = _OPEN_DOCUMENT
    else:
        content, kinds = data, (_RICH_TEXT if ending == ".rtf" else _OLD_WORD)
    return (word for pattern, word in kinds if pattern.search(content))
