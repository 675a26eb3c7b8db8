"""The renderers by name: each makes the bytes of one format of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from reportctl.format import Format

if TYPE_CHECKING:  # the names of the formats are known to every command line
    from reportctl.page.blocks import Page
    from reportctl.rendering.look import Look


class Renderer(Format):
    """An output format; its function is `render(page, look) -> bytes`."""

    __slots__ = ()

    def render(self, page: Page, look: Look) -> bytes:
        """The page in this format."""
        return cast("bytes", self(page, look))


FORMATS: Mapping[str, Renderer] = {
    row.name: row
    for row in (
        Renderer("pdf", ".pdf", "PDF 文件", "reportctl.rendering.pdf:render", binary=True),
        Renderer(
            "ofd",
            ".ofd",
            "OFD 文件",
            "reportctl.rendering.ofd:render",
            binary=True,
            needs="ofd",
        ),
        Renderer(
            "png",
            ".png",
            "图片（长图和各页）",
            "reportctl.rendering.pdf:draw_pages",
            binary=True,
        ),
        Renderer("html", ".html", "网页", "reportctl.rendering.html:render", also=(".htm",)),
        Renderer(
            "html-fragment",
            ".fragment.html",
            "网页片段",
            "reportctl.rendering.fragment:render",
            also=(".html", ".htm"),
        ),
        Renderer("docx", ".docx", "Word 文档", "reportctl.rendering.docx:render", binary=True),
        Renderer("xlsx", ".xlsx", "Excel 工作簿", "reportctl.rendering.xlsx:render", binary=True),
        Renderer("md", ".md", "Markdown 文本", "reportctl.rendering.markdown:render"),
    )
}
"""Every format; the options of `render` are these names."""

LAID_OUT = ("pdf", "ofd", "png")
"""Formats whose pages are set here, so that the layout and the fonts of this machine count."""
