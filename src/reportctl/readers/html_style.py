"""Knows what tags and attributes mean for reading: blocks, hidden text, lists, articles."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.readers.numerals import chinese, letter

Given = Mapping[str, str | None]
"""The attributes of a tag."""

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "ul", "caption",
))
SKIPPED = frozenset((
    "script", "style", "template", "noscript", "select", "textarea", "button", "svg", "iframe",
    "object", "audio", "video", "canvas", "datalist", "map", "math",
))
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
))
PARTS = frozenset((
    "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "colgroup",
))
SIBLINGS = frozenset((
    "p", "li", "td", "th", "tr", "option",
))
_CONTAINERS = frozenset((
    "zoom", "zoomcon", "zoomcontent", "ivs_content", "ucap-content", "ucapcontent",
    "article-content", "articlecontent", "article_content", "article-con", "articlecon",
    "article_con", "trs_editor", "trs_ueditor", "trs_web", "v_news_content", "vsb_content",
    "pages_content", "news_content", "newscontent", "content-detail", "bt_content",
    "xxgk-content", "xxgk_content", "detail-content", "detail_content", "con_text",
    "info_content", "view-content", "main-content-article", "txt_content",
))
# fmt: on


def hides(style: str, given: Given) -> bool:
    """Whether a page shows the element to nobody, or only to those who hear it.

    The captions of a page of ours repeat the heading above; LibreOffice writes what the head and
    the foot of each page hold once, with such a title.
    """
    if not given:
        return False
    if given.get("title") in ("header", "footer"):
        return True
    heard = (given.get("class") or "") in ("skip", "visually-hidden", "sr-only")
    if heard or (given.get("id") or "").startswith("caption."):
        return True
    return "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style


def ends_hidden(hidden: str, tag: str) -> bool:
    """Whether a start tag ends a hidden element that nobody closed."""
    return hidden in SIBLINGS and (
        tag == hidden
        or (hidden in ("td", "th") and tag in ("td", "th", "tr", "tbody"))
        or (hidden == "p" and tag in BLOCKS)
    )


def is_bold(tag: str, style: str, *, bold: bool) -> bool:
    """Whether text in the element is bold."""
    if "font-weight:" in style:
        weight = style.partition("font-weight:")[2][:4]
        return weight == "bold" or weight[:3] in ("600", "700", "800", "900")
    return bold or tag in ("b", "strong")


def list_style(tag: str, given: Given, style: str) -> str:
    """How a list numbers its items: 1, a or 一; '' for not."""
    if "list-style:none" in style or "list-style-type:none" in style:
        return ""
    if "cjk-ideographic" in style or "chinese-informal" in style:
        return "一"
    return "" if tag == "ul" else (given.get("type") or "1")[:1].lower()


def marker(style: str, number: int) -> str:
    """What a browser prints before a list item."""
    if style == "一":
        return f"{chinese(number)}、"
    return f"{letter(number)}." if style == "a" else f"{number}."


def is_container(tag: str, given: Given) -> bool:
    """Whether an element is known to hold a page's article."""
    if tag == "ucapcontent":
        return True
    own, classes = given.get("id"), given.get("class")
    if not own and not classes:
        return False
    names = f"{own or ''} {classes or ''}".lower().split()
    return any(name in _CONTAINERS or name.startswith("vsb_content") for name in names)


def whole(text: str | None, default: int) -> int:
    """The whole number with which an attribute begins."""
    digits = ""
    for sign in (text or "").strip()[:9]:
        if not sign.isdecimal() or not sign.isascii():
            break
        digits += sign
    return int(digits) if digits else default
