"""Tells what a file is by its content, and refuses with advice what no reader can read."""

from __future__ import annotations

import re

from reportctl.finding import Failure
from reportctl.readers.limits import Work

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"\0\0\0\x0cjP",
)
_MANY_TAGS = 5
"""Tags beyond which a text is a page that begins with text."""
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(document|workbook)\b")
_LETTER = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|table|tbody|tr|td|div|p|span|meta|h[1-6]|ul|ol|br|!--)\b",
    re.IGNORECASE,
)


def sniff(data: bytes, name: str) -> str:
    """The suffix under which `read.READERS` knows the reader; Failure where there is none."""
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(_OLE):
        raise Failure(f"{name}：{_ole(data)}")
    if data.startswith(_IMAGES) and not data.startswith(b"BM\xe4"):
        return ".png"
    if data.startswith((*_PACKED, b"PK\x05\x06", b"PK\x07\x08")):
        raise Failure(f"{name}：是压缩包，请先解压，再指明里面的报告文件")
    if data.startswith(b"{\\rtf"):
        raise Failure(f"{name}：是 RTF 文件，请用 WPS 或 Word 打开后“另存为” .docx")
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml") and (b"mso-application" in head or b"<pkg:package" in head):
        raise Failure(f"{name}：是 Office 的 XML 文件，请用 WPS 打开后“另存为” .docx 或 .xlsx")
    if _LETTER.match(head) and b"content-type:" in head.lower():
        return ".mht"
    suffix = "." + name.lower().rpartition(".")[2]
    if _is_markup(head) or suffix in (".html", ".htm", ".shtml"):
        return ".html"
    if suffix == ".csv":
        return ".csv"
    return ".md" if suffix in (".md", ".markdown") else ".txt"


def _is_markup(head: bytes) -> bool:
    """Whether it is a web page: it begins with a tag, or tags abound."""
    if b"\0" in head:
        head = head.replace(b"\0", b"")
        head = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    first = _MARKUP.search(head)
    return bool(
        first
        and (first.start() == 0 or head[:1] == b"<" or len(_MARKUP.findall(head)) > _MANY_TAGS)
    )


def _packed(data: bytes, name: str) -> str:
    """What a ZIP package is, by the names in it."""
    from reportctl.readers.package import Package

    package = Package(data, Work(name))
    inside, main = package.names, package.main()
    root = _ROOT.search(package.read(main)[:20_000].replace(b"\0", b"")) if main else None
    if root:
        return ".docx" if root[1] == b"document" else ".xlsx"
    if "ofd.xml" in inside:
        return ".ofd"
    if "content.xml" in inside:
        raise Failure(f"{name}：是 OpenDocument 文件，请打开后“另存为” .docx 或 .xlsx")
    if main == "xl/workbook.bin":
        raise Failure(f"{name}：是二进制工作簿 .xlsb，请打开后“另存为” .xlsx")
    if "[content_types].xml" in inside:
        raise Failure(f"{name}：不是 Word 文档也不是工作簿，请打开后“另存为” .docx 或 .xlsx")
    raise Failure(f"{name}：是压缩包，请先解压，再指明里面的报告文件")


def _ole(data: bytes) -> str:
    """What to do with an old Office file, by the streams in it."""
    streams = {
        word: word.encode("utf-16-le") in data
        for word in ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document")
    }
    if streams["EncryptedPackage"]:
        return "设有打开密码，请打开后去掉密码再保存"
    if streams["WordDocument"]:
        return "是旧版 Word 或 WPS 文档，请用 WPS 或 Word 打开后“另存为” .docx"
    if streams["Workbook"] or streams["Book"]:
        return "是旧版 Excel 或 WPS 表格，请用 WPS 或 Excel 打开后“另存为” .xlsx"
    return "是旧版 Office 或 WPS 文件，请打开后“另存为” .docx 或 .xlsx"
