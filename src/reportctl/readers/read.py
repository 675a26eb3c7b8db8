"""A report from any file, by what it is and not by its name: the first step of `fill --from`."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from reportctl.clock import within
from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.readers.limits import Work, most
from reportctl.readers.source import Paragraph, Source, SourceTable

READERS: Mapping[str, Format] = {
    row.suffix: row
    for row in (
        Format("txt", ".txt", "文本", "reportctl.readers.text:read"),
        Format("md", ".md", "Markdown 文本", "reportctl.readers.text:read"),
        Format("csv", ".csv", "CSV 表格", "reportctl.readers.csv:read"),
        Format("html", ".html", "网页", "reportctl.readers.html:read", also=(".htm", ".shtml")),
        Format(
            "mht", ".mht", "存成一个文件的网页", "reportctl.readers.html:read_mht", also=(".mhtml",)
        ),
        Format("docx", ".docx", "Word 文档", "reportctl.readers.docx:read", binary=True),
        Format("xlsx", ".xlsx", "Excel 工作簿", "reportctl.readers.xlsx:read", binary=True),
        Format(
            "xls",
            ".xls",
            "旧版 Excel 或 WPS 表格",
            "reportctl.readers.confined:read_xls",
            binary=True,
            also=(".et",),
        ),
        Format(
            "office",
            ".doc",
            "旧版 Word 或 WPS 文档",
            "reportctl.readers.office:read",
            binary=True,
            also=(".wps", ".rtf", ".odt", ".ods"),
        ),
        Format(
            "scan",
            ".png",
            "图片",
            "reportctl.readers.confined:read_scan",
            binary=True,
            also=(".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
        ),
        Format("ofd", ".ofd", "OFD 文件", "reportctl.readers.ofd:read", binary=True),
        Format("pdf", ".pdf", "PDF 文件", "reportctl.readers.confined:read_pdf", binary=True),
    )
}
"""What a file turns out to be, and the function `read(data, name)` that reads it."""
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
_ROOT = rb"<(?:[\w.-]{1,40}:)?(document|workbook)\b"
_LETTER = rb"[A-Za-z][A-Za-z-]{1,40}:[ \t]"
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|table|tbody|tr|td|div|p|span|meta|h[1-6]|ul|ol|br|!--)\b",
    re.IGNORECASE,
)


_SENTENCES = "\ufdfa\ufdfb"
"""Letters that are a sentence each: of the first, folding makes eighteen."""


def read_source(source: Path | bytes, name: str = "标准输入") -> Source:
    """The report in a file, or in the bytes that came by standard input under `name`.

    What the file is, its content decides before its suffix does. Raises Failure when it cannot
    be read, with what to do about it; whatever else goes wrong in a reader is the file's fault
    and told as such (with REPORTCTL_DEBUG=1 in the environment it stays a traceback).
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    name = name if isinstance(source, bytes) else source.name
    try:
        with within(most("seconds"), Work(name).too_much("seconds")):
            found = _read(data, name)
            Work(name).check("characters", sum(map(_length, found.blocks)))
            return found
    except Failure:
        raise
    except MemoryError:
        raise Failure(f"{name}：内存不够，没有读完，请只留下报告本身再读入") from None
    except Exception as fault:
        if os.environ.get("REPORTCTL_DEBUG") == "1":
            raise
        raise Failure(
            f"{name}：文件已损坏或写法特殊（{type(fault).__name__}），没有读入，"
            "请用 WPS、Word 或浏览器打开后另存一次再试"
        ) from None


def _read(data: bytes, name: str) -> Source:
    """What the reader makes of it that its content calls for."""
    work = Work(name)
    work.check("file", len(data))
    if not data.strip():
        raise Failure(f"{name}：文件是空的，请检查后重新选择")
    reader = next(
        (row for row in READERS.values() if row.begins and data.startswith(row.begins)), None
    )
    reader = reader or READERS[sniff(data, name)]
    if not reader.binary:
        work.check("page_file", len(data))
    return cast("Source", reader(data, name))


def _length(block: Paragraph | SourceTable) -> int:
    """Characters of a paragraph or of a table's cells, counted once, as they are folded later."""
    if isinstance(block, Paragraph):
        return _folded(block.text)
    return sum(_folded(cell.text) for row in block.rows for cell in row if not cell.spans)


def _folded(text: str) -> int:
    return len(text) if text.isascii() else len(text) + 17 * sum(map(text.count, _SENTENCES))


def _bytes(path: Path) -> bytes:
    """What the file holds, if it is one and not too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Failure(f"{path}：是文件夹，请指明里面的一个文件")
        if not stat.S_ISREG(status.st_mode):
            raise Failure(f"{path}：是管道或设备，不是文件；要读管道里的内容，请用 --from -")
        Work(path.name).check("file", status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure(f"{path}：没有这个文件，请检查路径") from None
    except PermissionError:
        raise Failure(f"{path}：没有读取权限，请检查文件权限，或先关闭正在使用它的程序") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "路径不正常"
        raise Failure(f"{path}：读不出来（{why}），请复制到本机后再试") from None


_OFFICE_XML = (b"mso-application", b"<pkg:package", b"urn:schemas-microsoft-com:office:spreadsheet")


def sniff(data: bytes, name: str) -> str:
    """The suffix under which `read.READERS` knows the reader; Failure where there is none."""
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(_IMAGES) and not data.startswith(b"BM\xe4"):
        return ".png"
    if data.startswith((*_PACKED, b"PK\x05\x06", b"PK\x07\x08")):
        raise Failure(f"{name}：是压缩包，请先解压，再指明里面的报告文件")
    if data.startswith(b"{\\rtf"):
        return ".doc"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<?xml") and any(sign in head for sign in _OFFICE_XML):
        raise Failure(f"{name}：是 Office 的 XML 文件，请用 WPS 打开后“另存为” .docx 或 .xlsx")
    if head.startswith(b"<?xml") and b"<office:document" in head:
        raise Failure(f"{name}：是 OpenDocument 的 XML 文件，请打开后“另存为” .docx 或 .xlsx")
    if re.match(_LETTER, head) and b"content-type:" in head.lower():
        return ".mht"
    suffix = "." + name.lower().rpartition(".")[2]
    if _is_markup(head) or suffix in (".html", ".htm", ".shtml"):
        return ".html"
    if suffix == ".csv":
        return ".csv"
    named = next((row for row in READERS.values() if row.binary and suffix in row.endings), None)
    if named and not _is_text(data, name):
        raise Failure(
            f"{name}：不是{named.word}，也不是 UTF-8 或 GBK 文本，多半已损坏或者没有传完；"
            "请从原处重新复制，或者打开后另存一次"
        )
    return ".md" if suffix in (".md", ".markdown") else ".txt"


def _is_text(data: bytes, name: str) -> bool:
    """Whether it can be read as text, whatever its name says."""
    from reportctl.readers.encoding import decode

    try:
        return bool(decode(data, name, []))
    except Failure:
        return False


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
    root = re.search(_ROOT, package.read(main)[:20_000].replace(b"\0", b"")) if main else None
    if root:
        return ".docx" if root[1] == b"document" else ".xlsx"
    if "ofd.xml" in inside:
        return ".ofd"
    if "content.xml" in inside and package.read("mimetype").endswith((b".text", b".spreadsheet")):
        return ".doc"
    if "content.xml" in inside:
        raise Failure(f"{name}：是 OpenDocument 文件，请打开后“另存为” .docx 或 .xlsx")
    if main == "xl/workbook.bin":
        raise Failure(f"{name}：是二进制工作簿 .xlsb，请打开后“另存为” .xlsx")
    if "[content_types].xml" in inside:
        raise Failure(f"{name}：不是 Word 文档也不是工作簿，请打开后“另存为” .docx 或 .xlsx")
    raise Failure(f"{name}：是压缩包，请先解压，再指明里面的报告文件")


def _ole(data: bytes, name: str) -> str:
    """What an old Office file is, by the streams in it."""
    streams = {
        word: word.encode("utf-16-le") in data
        for word in ("EncryptedPackage", "WordDocument", "Workbook", "Book", "PowerPoint Document")
    }
    if streams["EncryptedPackage"]:
        raise Failure(f"{name}：设有打开密码，请打开后去掉密码再保存")
    if streams["WordDocument"]:
        return ".doc"
    if streams["Workbook"] or streams["Book"]:
        return ".xls"
    raise Failure(f"{name}：是旧版 Office 或 WPS 文件，请打开后“另存为” .docx 或 .xlsx")
