"""Finds the page that a script carries as a text, where the page itself shows no table.

Some sites send an empty page and its article as JSON, as a string of a script, or as a template
between tags. Nothing is run: what is no whole text, or is put together by the script, is not found.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

_QUOTE = re.compile("[\"'`]")
_DOUBLE = re.compile(r'(?:[^"\\\n]|\\.)*+', re.DOTALL)
_SINGLE = re.compile(r"(?:[^'\\\n]|\\.)*+", re.DOTALL)
_TEMPLATE = re.compile(r"(?:[^`\\]|\\.)*+", re.DOTALL)
_BODIES = {'"': _DOUBLE, "'": _SINGLE, "`": _TEMPLATE}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_MEANT = {"n": "\n", "r": "\n", "t": "\t", "b": "", "f": "", "v": "", "\n": ""}
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_MARK = "<script"
_MOST = 20
"""Texts that are looked at; two are too many."""
_DEEPEST = 2
"""Texts that are JSON with texts in it."""


def find_pages(page: str) -> list[str]:
    """The texts with tables in them that scripts of a page hold, each once."""
    texts = (text for script in _scripts(page) for text in _texts(script, _DEEPEST))
    found = {"".join(text.split()): text for text in islice(texts, _MOST)}
    return list(found.values())


def _scripts(page: str) -> Iterator[str]:
    """What stands in each script element."""
    low = page.lower()
    at = low.find(_MARK)
    while at >= 0:
        begin = low.find(">", at)
        end = low.find("</script", begin)
        if begin < 0 or end < 0:
            return
        yield page[begin + 1 : end]
        at = low.find(_MARK, end)


def _strings(script: str) -> Iterator[str]:
    """The strings of a script with their quotes.

    Where a quote is never closed, none of its kind is tried again before the place it ran to.
    """
    tried = dict.fromkeys(_BODIES, 0)
    found = _QUOTE.search(script)
    while found:
        quote, begin = found[0], found.end()
        body = _BODIES[quote].match(script, begin) if begin > tried[quote] else None
        if body and script.startswith(quote, body.end()):
            yield script[begin - 1 : body.end() + 1]
            begin = body.end() + 1
        elif body:
            tried[quote] = body.end()
        found = _QUOTE.search(script, begin)


def _texts(script: str, deep: int) -> Iterator[str]:
    if script.lstrip().startswith("<") and _TABLE.search(script):
        yield script
        return
    for raw in _strings(script):
        if "table" not in raw.lower() or (raw[0] == "`" and "${" in raw):
            continue
        text = _ESCAPE.sub(_unescaped, raw[1:-1])
        if deep > 1 and text.lstrip()[:1] in ("{", "["):
            yield from _texts(text, deep - 1)
        elif not _TABLE.search(text) and "&lt;table" in text.lower():
            yield html.unescape(text)
        elif _TABLE.search(text):
            yield text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _MEANT.get(found[3], found[3])
