"""Reads a published or drafted report from any file: the first step of `fill --from`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from reportctl.finding import Failure
from reportctl.readers.source import Source

LARGEST = 64 * 2**20
"""Bytes of the largest file that is opened; scans of stamped reports reach some 20 MB."""
LONGEST = 8 * 2**20
"""Bytes of the largest text or web page; the largest page seen has 0.1 MB."""

READERS: Mapping[str, str] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".mht": "mht",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
}
"""What a file turns out to be, and the module beside this one that has its `read(data, name)`."""


def read_source(source: Path | bytes, name: str = "标准输入") -> Source:
    """The report in a file, or in the bytes that came by standard input under `name`.

    What the file is, its content decides before its suffix does. Raises Failure when it cannot
    be read, with what to do about it.
    """
    from reportctl.readers.sniff import sniff

    data = source if isinstance(source, bytes) else _bytes(source)
    name = name if isinstance(source, bytes) else source.name
    if len(data) > LARGEST:
        raise _too_large(name, len(data), LARGEST)
    if not data.strip():
        raise Failure(f"{name}：文件是空的，请检查后重新选择")
    suffix = sniff(data, name)
    reader = READERS[suffix]
    if reader in ("text", "html", "mht") and len(data) > LONGEST:
        raise _too_large(name, len(data), LONGEST)
    return cast("Source", import_module(f"reportctl.readers.{reader}").read(data, name))


def _bytes(path: Path) -> bytes:
    """What the file holds, if it is one and not too large."""
    try:
        if path.is_dir():
            raise Failure(f"{path}：是文件夹，请指明里面的一个文件")
        size = path.stat().st_size
        if size > LARGEST:
            raise _too_large(path.name, size, LARGEST)
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure(f"{path}：没有这个文件，请检查路径") from None
    except PermissionError:
        raise Failure(f"{path}：没有读取权限，请检查文件权限，或先关闭正在使用它的程序") from None
    except OSError as error:
        raise Failure(f"{path}：读不出来（{error.strerror}），请复制到本机后再试") from None


def _too_large(name: str, size: int, limit: int) -> Failure:
    return Failure(
        f"{name}：有 {size / 2**20:.1f} MB，超过 {limit / 2**20:.0f} MB，不像一份年度报告，"
        "请只留下报告本身再读入"
    )
