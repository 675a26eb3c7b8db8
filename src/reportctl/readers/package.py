"""Opens an Office file: a ZIP of XML parts, read in memory and counted, never unpacked to disk."""

from __future__ import annotations

import codecs
import posixpath
import re
import zipfile
import zlib
from collections.abc import Container, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

from reportctl.finding import Failure
from reportctl.readers.limits import Work, most
from reportctl.record import NamedTuple

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
_DECLARATION = re.compile(r"\A\s*+<\?xml[^>]{0,200}>")
_CODECS = frozenset(
    ("utf-16", "utf-16-le", "utf-16-be", "utf-16le", "utf-16be", "gbk", "gb2312", "gb18030",
     "big5", "big5-hkscs", "iso-8859-1", "windows-1252")
)  # fmt: skip
"""Encodings in which XML parts have been met, apart from UTF-8."""
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
_USUAL = {"core-properties": "docprops/core.xml"}
_ENTRY = b"PK\x01\x02"
"""What each entry of a ZIP's directory begins with."""
_ZIP_FAULTS = (
    KeyError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error,
)  # fmt: skip


class Related(NamedTuple):
    """What a part names as belonging to it."""

    kind: str
    """The last word of the relationship's type, such as `styles`."""
    part: str


class Package:
    """The parts of an Office file. Raises Failure for a broken, locked or hostile one."""

    def __init__(self, data: bytes, work: Work) -> None:
        """`data` is the whole file."""
        self.work = work
        self.doubts: list[str] = []
        work.check("parts", data.count(_ENTRY))
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_FAULTS:
            raise self._broken() from None
        self._parts: dict[str, str] = {}
        """The names in the directory by their plain forms: some programs write backslashes."""
        for name in self._zip.namelist():
            self._parts.setdefault(_plain(name), name)
        self.names = frozenset(self._parts)

    def main(self) -> str:
        """The part that the package is about, such as `word/document.xml`; '' for none."""
        named = (each.part for each in self.related("") if each.kind == "officedocument")
        usual = ("word/document.xml", "xl/workbook.xml", "xl/workbook.bin")
        return next((part for part in (*named, *usual) if part in self.names), "")

    def related(self, part: str) -> tuple[Related, ...]:
        """What a part names as belonging to it; of '' the package itself."""
        return tuple(self._relations(part).values())

    def by_id(self, part: str, identity: str) -> str:
        """The part that another one calls by this id; '' for none."""
        found = self._relations(part).get(identity)
        return found.part if found else ""

    def one(self, part: str, kind: str) -> Element | None:
        """The root of the one part of a kind that belongs to another, if it is there.

        Where the relationships are missing it is looked for under its usual name.
        """
        usual = _USUAL.get(kind) or f"{part.rpartition('/')[0]}/{kind}.xml"
        named = [each.part for each in self.related(part) if each.kind == kind]
        found = next((each for each in (*named, usual) if each in self.names), None)
        return self.xml(found) if found else None

    def _relations(self, part: str) -> dict[str, Related]:
        """What a part names, by id."""
        folder, _, name = part.rpartition("/")
        rels = _plain(f"{folder}/_rels/{name}.rels")
        if rels not in self.names:
            return {}
        found = {}
        for each in self.xml(rels):
            if (each.get("TargetMode") or "").lower() != "external":
                target = (each.get("Target") or "").replace("\\", "/")
                whole = posixpath.normpath(posixpath.join("/", folder, target))
                what = (each.get("Type") or "").rpartition("/")[2].lower()
                found[each.get("Id") or ""] = Related(what, _plain(whole))
        return found

    def xml(self, part: str) -> Element:
        """The root of an XML part, in whatever encoding it was written.

        Raises Failure for one that declares entities, is nested deeper than its readers may
        recurse, or holds more than they may build.
        """
        data = self._in_utf8(self.read(part))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Failure(f"{self.work.name}：内部结构不正常（含有实体声明），出于安全没有读取")
        self.work.count("nodes", data.count(b"<") - data.count(b"</"))
        self.work.count("attributes", data.count(b'="') + data.count(b"='"))
        try:
            root = fromstring(data)  # noqa: S314 - nothing that declares an entity gets here
        except ParseError:
            root = self._mended(part, data)
        depth, level = 0, [root]
        while level:
            depth, level = depth + 1, [child for each in level for child in each]
            self.work.check("depth", depth)
        return root

    def _mended(self, part: str, data: bytes) -> Element:
        """The root of a part once the bytes that make no letter are replaced."""
        text = data.decode("utf-8", "replace")
        mended = re.sub(_ILLEGAL, "\ufffd", text)
        try:
            root = fromstring(mended.encode())  # noqa: S314 - as above
        except ParseError:
            raise self._broken() from None
        broken = mended.count("\ufffd")
        self.doubts.append(f"文件里有 {broken} 处坏字（{part}），显示为“\ufffd”，请对照原文")
        return root

    def _in_utf8(self, data: bytes) -> bytes:
        """A part in UTF-8 without its declaration, if it was written in anything else."""
        declared = _DECLARED.match(data[:400])
        codec = declared[1].decode().lower() if declared else "utf-8"
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            codec = "utf-16"
        elif b"\0" in data[:2]:
            codec = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        if codec in ("utf-8", "utf8", "us-ascii"):
            return data
        if codec not in _CODECS:
            raise Failure(
                f"{self.work.name}：内部用了不认识的编码（{codec}），请用 WPS 打开后另存一次"
            )
        text = data.decode(codec, "replace")
        return _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1).encode()

    def read(self, part: str) -> bytes:
        """The bytes of a part, unpacked up to the limit."""
        largest = most("part")
        try:
            with self._zip.open(self._parts[_plain(part)]) as stream:
                data = stream.read(largest + 1)
        except _ZIP_FAULTS:
            raise self._broken() from None
        except RuntimeError:
            raise Failure(f"{self.work.name}：设有打开密码，请打开后去掉密码再保存") from None
        self.work.check("part", len(data))
        self.work.count("unpacked", len(data))
        return data

    def _broken(self) -> Failure:
        return Failure(f"{self.work.name}：文件已损坏或不完整，请重新下载，或打开后另存一次")


def _plain(name: str) -> str:
    """A part's name with slashes, from the root, in small letters as the format compares them."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def kind(element: Element) -> str:
    """The element's name without its namespace, such as `p`: strict files have another one."""
    return element.tag.rpartition("}")[2]


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    if parent is not None:
        for element in parent:
            if element.tag.rpartition("}")[2] == name:
                return element
    return None


def children(parent: Element | None, name: str, through: Container[str] = ()) -> Iterator[Element]:
    """The children of that name, those within wrappers (content controls, insertions) too."""
    for element in parent if parent is not None else ():
        what = kind(element)
        if what == name:
            yield element
        elif what in through:
            yield from children(element, name, through)


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def value(parent: Element | None, name: str) -> str | None:
    """The `val` of the child of that name."""
    found = child(parent, name)
    return attribute(found, "val") if found is not None else None


def is_on(switch: Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not turned off."""
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off", "none")


def whole(text: str | None, default: int, digits: int = 9) -> int:
    """The whole number that an attribute holds, if it is no longer than anyone would write."""
    given = (text or "").strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) <= digits else default
