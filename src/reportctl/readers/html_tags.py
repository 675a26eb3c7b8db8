"""Knows the tags of web pages: blocks, tables, lists, containers of articles, objects."""

from __future__ import annotations

from reportctl.readers.html_page import Open
from reportctl.readers.html_style import Given, Look, color, is_tiny, is_unseen
from reportctl.readers.numerals import chinese, letter
from reportctl.readers.source import Setting

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "ul", "caption",
))
SKIPPED = frozenset((
    "script", "style", "template", "noscript", "datalist", "map", "rp",
))
OBJECTS = {
    "select": "控件", "textarea": "控件", "button": "按钮", "meter": "控件", "progress": "控件",
    "svg": "图形", "canvas": "图形", "iframe": "框架", "object": "嵌入对象", "audio": "录音",
    "video": "录像", "math": "公式", "img": "图片", "embed": "嵌入对象", "input": "控件",
    "applet": "嵌入对象", "picture": "图片",
}
"""What is no text, and what to call it."""
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
SETTINGS: dict[str, Setting] = {
    "del": "struck", "s": "struck", "strike": "struck", "sup": "raised", "sub": "lowered",
    "rt": "note",
}
_CONTAINERS = frozenset((
    "zoom", "zoomcon", "zoomcontent", "ivs_content", "ucap-content", "ucapcontent",
    "article-content", "articlecontent", "article_content", "article-con", "articlecon",
    "article_con", "trs_editor", "trs_ueditor", "trs_web", "v_news_content", "vsb_content",
    "pages_content", "news_content", "newscontent", "content-detail", "bt_content",
    "xxgk-content", "xxgk_content", "detail-content", "detail_content", "con_text",
    "info_content", "view-content", "main-content-article", "txt_content",
))
_VALUES = (
    "value", "data-value", "data-val", "data-num", "data-number", "data-count", "data-v",
    "data-text", "data-content", "x:num", "aria-label", "title",
)
"""Attributes from which a script may write what a cell shows."""
# fmt: on


def dress(here: Open, above: Open, look: Look) -> None:
    """How an element's letters look: what is above it counts, too."""
    here.bold = is_bold(here.tag, look, bold=above.bold)
    here.tiny = is_tiny(look, above=above.tiny)
    given = here.given
    ink = look.get("color") or (given.get("color") or "" if here.tag == "font" else "")
    here.ink = color(ink) if ink else above.ink
    fill = look.get("background") or look.get("background-color") or given.get("bgcolor") or ""
    ground = color(fill) if fill and fill != "none" else "transparent"
    here.ground = above.ground if ground == "transparent" else ground
    inherited = above.setting if above.setting != "hidden" else None
    unseen = here.tiny or is_unseen(here.ink, here.ground)
    here.setting = "hidden" if unseen else inherited or setting_of(here.tag, given, look)


def setting_of(tag: str, given: Given, look: Look) -> Setting | None:
    """How an element sets its letters apart."""
    found = SETTINGS.get(tag)
    if found:
        return found
    if tag == "bdo" and (given.get("dir") or "").lower() == "rtl":
        return "unclear"
    if not look:
        return None
    if look.get("direction") == "rtl" and "override" in look.get("unicode-bidi", ""):
        return "unclear"
    if look.get("-webkit-text-security", "none") != "none":
        return "unclear"
    lines = f"{look.get('text-decoration', '')} {look.get('text-decoration-line', '')}"
    if "line-through" in lines:
        return "struck"
    aligned = look.get("vertical-align")
    if aligned in ("super", "sub"):
        return "raised" if aligned == "super" else "lowered"
    return None


def ends_hidden(hidden: str, tag: str) -> bool:
    """Whether a start tag ends a hidden element that nobody closed."""
    return hidden in SIBLINGS and (
        tag == hidden
        or (hidden in ("td", "th") and tag in ("td", "th", "tr", "tbody"))
        or (hidden == "p" and tag in BLOCKS)
    )


def is_bold(tag: str, look: Look, *, bold: bool) -> bool:
    """Whether text in the element is bold."""
    weight = look.get("font-weight")
    if weight:
        return weight.startswith("bold") or weight[:3] in ("600", "700", "800", "900")
    return bold or tag in ("b", "strong")


def list_style(tag: str, given: Given, look: Look) -> str:
    """How a list numbers its items: 1, a or 一; '' for not."""
    style = f"{look.get('list-style', '')} {look.get('list-style-type', '')}"
    if "none" in style:
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


def shown_by(given: Given, look: Look) -> str:
    """What may show a figure in a cell without being text: a style, or an attribute by a script."""
    if look.get("content", "none") not in ("none", "normal", '""', "''"):
        return "样式生成的文字"
    held = any(any(sign.isdecimal() for sign in given.get(name) or "") for name in _VALUES)
    return "属性里的数" if held else ""


def whole(text: str | None, default: int) -> int:
    """The whole number with which an attribute begins."""
    digits = ""
    for sign in (text or "").strip()[:9]:
        if not sign.isdecimal() or not sign.isascii():
            break
        digits += sign
    return int(digits) if digits else default
