"""Knows the tags of web pages: blocks, tables, lists, containers of articles, objects."""

from __future__ import annotations

import re
from functools import lru_cache

from reportctl.numerals import letter, write_chinese
from reportctl.readers.html_page import Cell, Open
from reportctl.readers.html_seen import Look, color, is_smaller, is_tiny, is_unseen, moves
from reportctl.readers.html_select import Given
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
PICTURES = frozenset(("img", "picture", "canvas", "object", "embed"))
"""What may show text in place of text."""
FIELDS = frozenset(("input", "select", "math", "meter", "progress"))
"""What may show a figure in a sentence."""
_CHOSEN = ("radio", "checkbox", "submit", "button", "image", "reset", "search")
"""Types of `<input>` that show no figure."""
_ICON = 24
"""Pixels of the largest icon in a line of text."""
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
_VALUES = frozenset((
    "value", "data-value", "data-val", "data-num", "data-number", "data-count", "data-v",
    "data-text", "data-content", "x:num", "aria-label", "title",
))
"""Attributes from which a script may write what a cell shows."""
_BOUND = frozenset((
    "ng-bind", "v-text", "v-html", "x-text", "data-bind", ":text", "th:text", "data-field",
))
"""Attributes by which a script knows what to write in an element."""
SCRIPTED = "脚本填写的数"
GENERATED = "样式生成的文字"
_TYPED = ("", "text", "number", "tel")
"""Types of `<input>` whose value is shown."""
_NUMBER = r"[\d,.]{0,20}[1-9][\d,.]{0,20}"
_ESCAPED = r"\\([0-9a-f]{1,6})\s?"
_COMPUTED = r"(?:attr|counters?|var|url)\("
_SHIFT = r"(-?)(\d{0,4}\.?\d{1,4})(?:px|pt|em|rem|ex|%)"
_LINES = ("text-decoration", "text-decoration-line")
_APART = frozenset((
    *_LINES, "direction", "-webkit-text-security", "vertical-align", "font-variant-position",
))
_FOOTNOTE = r"(?i)(?:foot|end)[-_]?note|erratum|errata|corrigend"
_BLOCKY = ("block", "flex", "grid", "table", "list-item", "table-row", "flow-root")
# fmt: on


def _leads(tag: str, given: Given) -> bool:
    """Whether an element leads elsewhere: a link, a button, a menu; an address is none."""
    href = given.get("href") or ""
    away = bool(href) and not href.startswith(("mailto:", "tel:"))
    return tag in ("nav", "button") or (tag == "a" and away)


def set_look(here: Open, above: Open, look: Look, *, inside: bool) -> None:
    """How an element's letters look: what is above it counts, too; `inside` for one in a cell."""
    if here.tag[0] == "h" and here.tag[1:].isdigit():
        here.level = int(here.tag[1:])
    here.bold = is_bold(here.tag, look, bold=above.bold)
    here.tiny = is_tiny(look, above=above.tiny)
    here.small = here.tag == "small" or is_smaller(look)
    given = here.given
    here.link = above.link or _leads(here.tag, given)
    here.note = above.note or any(
        _is_footnote(name) for key in ("class", "id", "role") if (name := given.get(key))
    )
    if here.tag not in PARTS:
        here.wearer = here if given.get("class") and here.tag not in BLOCKS else above.wearer
    ink = look.get("color") or (given.get("color") or "" if here.tag == "font" else "")
    here.ink = color(ink) if ink else above.ink
    fill = look.get("background") or look.get("background-color") or given.get("bgcolor") or ""
    ground = color(fill) if fill and fill != "none" else "transparent"
    here.ground = above.ground if ground == "transparent" else ground
    inherited = above.setting if above.setting != "hidden" else None
    unseen = here.tiny or is_unseen(here.ink, here.ground)
    here.setting = "hidden" if unseen else inherited or setting_of(here.tag, given, look)
    part = here.tag in PARTS
    if (inside and not part and moves(look)) or ("unsure" in look and (inside or part)):
        here.setting = here.setting or "unclear"
    here.blocky = (
        look.get("display") in _BLOCKY and here.tag not in BLOCKS and here.tag not in PARTS
    )


@lru_cache(256)
def _is_footnote(name: str) -> bool:
    return bool(re.search(_FOOTNOTE, name))


def setting_of(tag: str, given: Given, look: Look) -> Setting | None:
    """How an element sets its letters apart."""
    found = SETTINGS.get(tag)
    if found:
        return found
    if (given.get("id") or "").startswith("mark."):
        return "note"  # the mark of a fault in a draft of ours
    if tag == "bdo" and (given.get("dir") or "").lower() == "rtl":
        return "unclear"
    if look.keys().isdisjoint(_APART):
        return None
    if look.get("direction") == "rtl" and "override" in look.get("unicode-bidi", ""):
        return "unclear"
    if look.get("-webkit-text-security", "none") != "none":
        return "unclear"
    if any("line-through" in look.get(line, "") for line in _LINES):
        return "struck"
    height = look.get("vertical-align", "")
    aligned = height if height in ("super", "sub") else look.get("font-variant-position")
    if aligned in ("super", "sub"):
        return "raised" if aligned == "super" else "lowered"
    shift = re.fullmatch(_SHIFT, height) if height else None
    if shift and shift[2].strip("0."):
        return "lowered" if shift[1] else "raised"
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


def is_speck(given: Given, *, icon: bool = False) -> bool:
    """Whether an element shows nothing: a hidden field, what holds columns apart, or counts.

    With `icon` one of the size of a letter shows nothing either.
    """
    kind = (given.get("type") or "").lower()
    if kind == "hidden" or (icon and kind in _CHOSEN):
        return True
    sizes = [whole((given.get(side) or "").removesuffix("px"), -1) for side in ("width", "height")]
    return any(0 <= size <= 1 for size in sizes) or (
        icon and all(0 <= size <= _ICON for size in sizes)
    )


def number_items(here: Open, above: Open, look: Look) -> str:
    """The mark before a list item that is opened; '' for any other element."""
    given = here.given
    if here.tag in ("ol", "ul"):
        here.style = list_style(here.tag, given, look)
        here.next = whole(given.get("start"), 1)
    elif here.tag == "li" and above.style:
        number = whole(given.get("value"), above.next)
        above.next = number + 1
        return marker(above.style, number)
    return ""


def follow(here: Open, above: Open) -> None:
    """Puts an element after the last one in that which holds it."""
    here.before, above.last = above.last, here
    if here.before:
        here.index = here.before.index + 1
        here.before.before = here.before.last = None  # no longer chains than are asked for


def marker(style: str, number: int) -> str:
    """What a browser prints before a list item."""
    if style == "一":
        return f"{write_chinese(number)}、"
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


def typed(tag: str, given: Given) -> str:
    """What a field to type in shows."""
    shown = tag == "input" and (given.get("type") or "").lower() in _TYPED
    return given.get("value") or "" if shown else ""


def note_filling(cell: Cell, here: Open, look: Look) -> None:
    """Notes what an element in a cell shows without text, and by what it may be filled."""
    shown, filled = _shown_by(here, look)
    cell.object, cell.source = shown or cell.object, filled or cell.source


def unescaped(content: str) -> str:
    """What a style writes, its escapes as the letters for which they stand."""
    if "\\" not in content:
        return content
    return re.sub(_ESCAPED, lambda match: chr(int(match[1], 16) % 0x110000), content)


def _shown_by(here: Open, look: Look) -> tuple[str, str]:
    """What an element in a cell shows beside text, and what may fill it if it has none.

    A style may write figures or paint them, a script may take them from an attribute.
    """
    content = unescaped(look.get("content", ""))
    if _may_write_figure(content):
        return GENERATED, ""
    given = here.given
    if not (given or content or look):
        return "", ""
    if any(re.fullmatch(_NUMBER, said or "") for key, said in given.items() if key[:5] == "data-"):
        return "", SCRIPTED
    if not _BOUND.isdisjoint(given):
        return "", SCRIPTED
    if content not in ("", "none", "normal", '""', "''"):
        return "", GENERATED
    values = (given[name] or "" for name in _VALUES.intersection(given))
    if any(sign.isdecimal() for value in values for sign in value):
        return "", "属性里的数"
    if here.tag in PARTS or not look:
        return "", ""
    painted = look.get("background", "") + look.get("background-image", "")
    return "", "背景图" if "url(" in painted else ""


def written_within(here: Open, look: Look) -> str:
    """What a style may write within a line, if a figure: 申请<span data-n="12"></span>件; or ''."""
    figure = _may_write_figure(unescaped(look.get("content", "")))
    return GENERATED if figure and here.tag not in BLOCKS else ""


def _may_write_figure(content: str) -> bool:
    if not content:
        return False
    return any(sign.isdecimal() for sign in content) or bool(re.search(_COMPUTED, content))


def whole(text: str | None, default: int) -> int:
    """The whole number with which an attribute begins."""
    digits = ""
    for sign in (text or "").strip()[:9]:
        if not sign.isdecimal() or not sign.isascii():
            break
        digits += sign
    return int(digits) if digits else default
