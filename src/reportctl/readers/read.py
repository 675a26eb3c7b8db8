"""Reads a published or drafted report from any file: the first step of `fill --from`."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.readers.limits import Work
from reportctl.readers.source import Source

READERS: Mapping[str, Format] = {
    row.suffix: row
    for row in (
        Format("txt", ".txt", "文本", "reportctl.readers.text:read"),
        Format("md", ".md", "Markdown 文本", "reportctl.readers.text:read"),
        Format("csv", ".csv", "CSV 表格", "reportctl.readers.csv:read"),
        Format("html", ".html", "网页", "reportctl.readers.html:read", also=(".htm", ".shtml")),
        Format("mht", ".mht", "存成一个文件的网页", "reportctl.readers.mht:read", also=(".mhtml",)),
        Format("docx", ".docx", "Word 文档", "reportctl.readers.docx:read", binary=True),
        Format("xlsx", ".xlsx", "Excel 工作簿", "reportctl.readers.xlsx:read", binary=True),
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


def read_source(source: Path | bytes, name: str = "标准输入") -> Source:
    """The report in a file, or in the bytes that came by standard input under `name`.

    What the file is, its content decides before its suffix does. Raises Failure when it cannot
    be read, with what to do about it; whatever else goes wrong in a reader is the file's fault
    and told as such (with REPORTCTL_DEBUG=1 in the environment it stays a traceback).
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    name = name if isinstance(source, bytes) else source.name
    try:
        return _read(data, name)
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
    from reportctl.readers.sniff import sniff

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
