"""Reads a form of ours (`fill --webform`) that somebody has filled, by the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from reportctl.readers.letters import tidy
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot

FIRST = 600
"""Characters within which a page of ours says what it is."""


def is_webform(page: str) -> bool:
    """Whether a page is a form of ours, filled or not."""
    return '<html lang="zh-CN" class="webform"' in page[:FIRST]


def read_webform(page: str, name: str) -> Source:
    """Its figures as named cells of one table, everything else as facts about the report."""
    fields = _Fields()
    fields.feed(page)
    fields.close()
    cells = tuple(
        (SourceCell(tidy(text).strip(), Spot(line=line), name=field),)
        for field, (text, line) in fields.figures.items()
    )
    table = SourceTable(cells, Spot(line=1))
    facts = tuple(fields.facts.items())
    return Source(name, "webform", (table,), doubts=tuple(_lost(fields)), names=facts)


def _lost(fields: _Fields) -> Iterator[str]:
    """What a form carries that only its own report file has a place for."""
    import json

    told = "，请在浏览器里打开这个表单，用“导出报告文件”"
    if fields.fixed:
        yield f"表单里有 {fields.fixed} 格是格式以外的行，没有读入{told}"
    try:
        data = json.loads(fields.data)
    except ValueError:
        data = {}
    for key, words in (("inferred", "格是按合计推算的"), ("proofread", "段文字是扫描识别的")):
        if count := len(data.get(key, ())):
            yield f"有 {count} {words}，还没有人核对过；要保留这个标记{told}"


class _Fields(HTMLParser):
    """What stands in the fields of a page, by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, tuple[str, int]] = {}
        self.facts: dict[str, str] = {}
        self.data = ""
        self.fixed = 0
        """Figures that stand in no field."""
        self._open, self._text = "", ""
        self._figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "main":
            self.facts["report.year"] = given.get("data-year") or ""
            self.facts["report.edition"] = given.get("data-edition") or ""
        elif tag == "td":
            self._figure, self._text = given.get("class", "") in ("value", "total"), ""
        elif tag == "script" and given.get("id") == "form-data":
            self._open, self._text = tag, ""
        elif tag == "input" and given.get("data-kind"):
            text, at = given.get("value") or "", self.getpos()[0]
            before, at = self.figures.get(name, (text, at))
            self.figures[name] = (text if text == before else f"{before}\n{text}", at)
        elif tag == "input" and name:
            self.facts[name] = given.get("value") or ""
        elif tag in ("textarea", "select"):
            self._open, self._text = name, ""
        elif tag == "option" and self._open and "selected" in given:
            self.facts[self._open] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._open:
            self.facts[self._open] = self._text.removeprefix("\n")
        elif tag == "script" and self._open == tag:
            self.data = self._text
        elif tag == "td":
            self.fixed += self._figure and bool(self._text.strip())
        if tag in ("textarea", "select", "script"):
            self._open = ""
