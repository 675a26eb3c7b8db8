"""Reads the letters of a Word paragraph, and tells what is set apart in it or is no text at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from reportctl.readers.docx_style import Look, Style, Styles, setting
from reportctl.readers.letters import PICTORIAL_FONTS, is_plain_figure
from reportctl.readers.package import attribute, child, children, is_on, kind, value, whole
from reportctl.readers.source import Apart, Setting
from reportctl.record import NamedTuple, field, record

WITHOUT_TEXT = frozenset((
    "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "sectPr",
    "smartTagPr", "customXmlPr", "fldData",
))  # fmt: skip
"""Elements that say something of what stands beside them."""
_GONE = frozenset(("del", "moveFrom"))
_PLAIN_MATHS = frozenset(("oMath", "oMathPara", "r", "t"))
_OBJECTS = (
    ("OLEObject", "嵌入对象"), ("control", "控件"), ("pic", "图片"), ("imagedata", "图片"),
    ("chart", "图表"), ("relIds", "图示"), ("textpath", "艺术字"),
)  # fmt: skip
_NOTES = ("footnoteReference", "endnoteReference")
_REMARKS = frozenset(("commentReference", *_NOTES))
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COMPUTED = frozenset((
    "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "pgNum",
))  # fmt: skip
_KNOWN = frozenset((
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "a14",
    "aink", "am3d", "cx", "cx1", "cx2", "cx4", "v", "o", "o14", "ma14", "x14", "sle", "sle15",
))  # fmt: skip
"""Prefixes of what programs of today understand; what asks for others is shown by its fallback."""
_EMU = 12_700
"""Units of drawings in a point."""
_WIDEST, _FAR = 75, 1e9
"""Points up to which a drawing is as narrow as a cell and lies on it; a seal is wider."""
_WIDE = r"(?:^|;)width:(\d{1,6}(?:\.\d{1,6})?)pt"


class Stretch(NamedTuple):
    """Letters of one look."""

    text: str
    bold: bool
    setting: Setting | None = None


@record
class Aside:
    """What a cell holds beside its text."""

    apart: list[Apart] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    floating: list[str] = field(default_factory=list)
    """What lies somewhere on the page and is only anchored here, such as a seal."""
    amid: list[str] = field(default_factory=list)
    """What stands behind letters and may be one of them."""
    sizes: set[tuple[str, str]] = field(default_factory=set)
    """Size and height of the figures that are not set apart."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """The marks of what is written elsewhere, comments and notes: each its element and its id."""
    table: Look = field(default_factory=dict)
    """What the table's style says of letters."""
    shading: str = ""
    """The colour of the ground, '' for paper."""


class Runs:
    """The letters of a document's paragraphs, one after the other: fields go on across them."""

    def __init__(self, styles: Styles, stored: frozenset[str] = frozenset()) -> None:
        """`stored` is what stands in the data to which content controls may be bound."""
        self._styles, self._stored = styles, stored
        self._fields: list[_Field] = []
        self.boxes: list[Element] = []
        """The text boxes that were met and not read yet."""
        self.aside = Aside()
        self._begun = False
        """Whether the paragraph has letters by now."""

    def of_paragraph(self, paragraph: Element, style: Style) -> list[Stretch]:
        """Its stretches of letters."""
        self._begun = False
        found = list(self._below(paragraph, style))
        if any(not (each.result or each.spoke) for each in self._fields):
            self.aside.objects.append("域")
        self._fields = [each for each in self._fields if each.result]
        return found

    def _below(self, parent: Iterable[Element], style: Style) -> Iterator[Stretch]:
        """The letters below an element."""
        for element in parent:
            what = kind(element)
            if what == "r":
                yield from self._run(element, style)
            elif what == "AlternateContent":
                yield from self._below(choice(element), style)
            elif what in _GONE:
                self._set_apart("deleted", all_text(element))
            elif what in ("oMath", "oMathPara"):
                yield from self._equation(element)
            elif what == "bdo" and attribute(element, "val") == "rtl":
                self._set_apart("unclear", all_text(element))
            elif what == "sdt":
                if is_placeholder(element):
                    self.aside.objects.append("没有填的控件")
                else:
                    held = list(self._below(element, style))
                    text = "".join(stretch.text for stretch in held).strip()
                    if self._is_stale(element, text):
                        self._set_apart("unclear", text)
                    if not (held or self.aside.objects or self.aside.apart or self.boxes):
                        self.aside.objects.append("没有内容的控件")
                    yield from held
            elif what == "fldSimple":
                held = list(self._below(element, style))
                if not "".join(stretch.text for stretch in held).strip():
                    self.aside.objects.append("域")
                yield from held
            elif what == "subDoc":
                self.aside.objects.append("子文档")
            elif what not in WITHOUT_TEXT:
                yield from self._below(element, style)

    def _run(self, run: Element, style: Style) -> Iterator[Stretch]:
        look = self._styles.look(child(run, "rPr"), style, self.aside.table)
        how = setting(look, self.aside.shading)
        text = "".join(self._letters(run))
        if any(kind(each) in _NOTES for each in run) or any(each.notes for each in self._fields):
            how = "note"
        if not how and any(sign.isdecimal() for sign in text):
            self.aside.sizes.add((look.get("sz", ""), look.get("position", "0")))
        if text:
            yield Stretch(text, look.get("b") == "1", how)

    def _letters(self, run: Iterable[Element]) -> Iterator[str]:
        """The characters of a run; text boxes anchored in it are put aside."""
        for element in run:
            what = kind(element)
            if what == "t":
                yield from self._shown(element.text or "")
            elif what in _SIGNS:
                yield _SIGNS[what]
            elif what == "sym":
                yield self._symbol(element)
            elif what == "ruby":
                self._set_apart("note", all_text(child(element, "rt")))
                base = child(element, "rubyBase")
                for part in () if base is None else base:
                    yield from self._letters(part)
            elif what == "fldChar":
                yield from self._field(element)
            elif what == "AlternateContent":
                yield from self._letters(choice(element))
            elif what in ("drawing", "pict", "object"):
                self._drawing(element)
            elif what == "instrText" and self._fields:
                self._fields[-1].code += element.text or ""
            elif what in _REMARKS:
                self.aside.remarks.append((what, attribute(element, "id") or ""))
            elif what in _COMPUTED:
                self.aside.objects.append("域")
            elif what == "contentPart":
                self.aside.objects.append("墨迹")

    def _shown(self, text: str) -> Iterator[str]:
        """Text, unless it belongs to the instruction of a field."""
        if self._fields:
            self._fields[-1].spoke = self._fields[-1].spoke or bool(text.strip())
        if all(each.result for each in self._fields):
            self._begun = self._begun or bool(text.strip())
            yield text
        else:
            self._set_apart("hidden", text)

    def _field(self, mark: Element) -> Iterator[str]:
        """A field's begin, its middle or its end."""
        where = attribute(mark, "fldCharType")
        if where == "begin":
            self._fields.append(_Field())
            choices = child(child(mark, "ffData"), "ddList")
            if choices is not None:
                entries = [attribute(each, "val") or "" for each in children(choices, "listEntry")]
                at = whole(value(choices, "result"), whole(value(choices, "default"), 0))
                if at < len(entries):
                    self._fields[-1].spoke = True
                    yield entries[at]
            elif child(child(mark, "ffData"), "checkBox") is not None:
                self.aside.objects.append("控件")
        elif self._fields and where == "separate":
            self._fields[-1].result = True
        elif self._fields and where == "end":
            ended = self._fields.pop()
            if not ended.spoke and not ended.silent:
                self.aside.objects.append("域")
            elif self._fields:
                self._fields[-1].spoke = self._fields[-1].spoke or self._fields[-1].result

    def _symbol(self, symbol: Element) -> str:
        """A character by its code; none for one of a symbol font, whose codes mean nothing else."""
        font = (attribute(symbol, "font") or "").lower()
        try:
            letter = chr(int((attribute(symbol, "char") or "")[:6], 16))
        except (ValueError, OverflowError):
            letter = ""
        if letter and letter.isprintable() and not font.startswith(PICTORIAL_FONTS):
            return letter
        self.aside.objects.append("符号")
        self.aside.amid += ["符号"] if self._begun else []
        return ""

    def _equation(self, equation: Element) -> Iterator[Stretch]:
        """An equation that is only letters in a row as text; any other is an object."""
        namespace = equation.tag.rpartition("}")[0]
        parts = {kind(each) for each in equation.iter() if each.tag.startswith(namespace)}
        if parts <= _PLAIN_MATHS | {"rPr", "sty", "oMathParaPr", "jc", "nor", "ctrlPr"}:
            yield Stretch(all_text(equation), bold=False)
        else:
            self.aside.objects.append("公式")

    def _drawing(self, drawing: Element) -> None:
        """A text box is read later; any other drawing is an object."""
        boxes = _boxes(drawing)
        self.boxes += boxes
        if not boxes:
            held = {kind(each) for each in drawing.iter()}
            floats = _reach(drawing) > _WIDEST
            word = next((word for tag, word in _OBJECTS if tag in held), "图形")
            (self.aside.floating if floats else self.aside.objects).append(word)

    def _is_stale(self, control: Element, text: str) -> bool:
        """Whether a control shows another text than the data to which it is bound.

        A word processor shows what stands in the data as soon as the document is opened.
        """
        bound = child(child(control, "sdtPr"), "dataBinding") is not None
        return bound and is_plain_figure(text) and bool(self._stored) and text not in self._stored

    def _set_apart(self, how: Setting, text: str) -> None:
        if text.strip():
            self.aside.apart.append(Apart(how, text.strip()))


@record
class _Field:
    """A field that was begun and has not ended."""

    result: bool = False
    """Whether what comes now is what it gives, not what it asks."""
    spoke: bool = False
    """Whether it gave anything."""
    code: str = ""
    """What it asks."""

    @property
    def silent(self) -> bool:
        """Whether it only marks a place, for an index or a table of contents."""
        return self.code.split()[:1] in (["XE"], ["TC"], ["TA"], ["RD"])

    @property
    def notes(self) -> bool:
        """Whether it gives the mark of a note."""
        return self.code.strip()[:7].upper() in ("NOTEREF", "FTNREF")


def all_text(element: Element | None) -> str:
    """Every letter below an element, deleted ones too."""
    if element is None:
        return ""
    return "".join(e.text or "" for e in element.iter() if kind(e) in ("t", "delText"))


def is_placeholder(control: Element) -> bool:
    """Whether a content control only asks for what should be typed in it."""
    return is_on(child(child(control, "sdtPr"), "showingPlcHdr"))


def _reach(drawing: Element) -> float:
    """How many points wide a drawing is that floats; 0 for one that stands in the line of text.

    A line counts as one that does: it crosses out what it is anchored to.
    """
    for each in drawing.iter():
        style = (attribute(each, "style") or "").replace(" ", "")
        if kind(each) == "anchor":
            size = child(each, "extent")
            return whole(attribute(size, "cx"), 0, 12) / _EMU if size is not None else _FAR
        if "position:absolute" in style and kind(each) != "line":
            wide = re.search(_WIDE, style)
            return float(wide[1]) if wide else _FAR
    return 0


def _boxes(parent: Iterable[Element]) -> list[Element]:
    """The outermost text boxes below an element."""
    found: list[Element] = []
    level = list(parent)
    while level:
        found += [each for each in level if kind(each) == "txbxContent"]
        level = [
            below
            for each in level
            if kind(each) != "txbxContent"
            for below in (choice(each) if kind(each) == "AlternateContent" else each)
        ]
    return found


def choice(alternate: Element) -> Iterable[Element]:
    """What a program of today shows of two forms of the same thing."""
    for form in alternate:
        needs = (attribute(form, "Requires") or "").split()
        if kind(form) == "Choice" and all(need in _KNOWN for need in needs):
            return form
    found = child(alternate, "Fallback")
    return found if found is not None else ()
