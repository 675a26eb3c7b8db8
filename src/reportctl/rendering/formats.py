"""The painters by name: each makes the bytes of one format of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportctl.page.blocks import Page
from reportctl.rendering.fonts import Look


@dataclass(frozen=True, slots=True)
class Format:
    """One output format."""

    suffix: str
    """What the file's name ends in."""
    word: str
    """What it is called in Chinese, for links and messages."""
    paint: Callable[[Page, Look], bytes]
    """Its heavy library is imported when it is first called."""


def _pdf(page: Page, look: Look) -> bytes:
    from reportctl.rendering.pdf import paint

    return paint(page, look)


def _html(page: Page, _look: Look) -> bytes:
    from reportctl.rendering.html import paint

    return paint(page)


def _fragment(page: Page, _look: Look) -> bytes:
    from reportctl.rendering.fragment import paint

    return paint(page)


def _docx(page: Page, _look: Look) -> bytes:
    from reportctl.rendering.docx import paint

    return paint(page)


def _xlsx(page: Page, _look: Look) -> bytes:
    from reportctl.rendering.xlsx import paint

    return paint(page)


def _markdown(page: Page, _look: Look) -> bytes:
    from reportctl.rendering.markdown import paint

    return paint(page)


FORMATS: Mapping[str, Format] = {
    "pdf": Format(".pdf", "PDF 文件", _pdf),
    "html": Format(".html", "网页", _html),
    "html-fragment": Format(".fragment.html", "网页片段", _fragment),
    "docx": Format(".docx", "Word 文档", _docx),
    "xlsx": Format(".xlsx", "Excel 工作簿", _xlsx),
    "md": Format(".md", "Markdown 文本", _markdown),
}
"""Every format; the options of `render` are these names."""
