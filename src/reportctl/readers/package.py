"""Opens an Office file: a ZIP of XML parts, read in memory and within limits, never unpacked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element

from reportctl.finding import Failure

LARGEST_PART = 32 * 2**20
"""Bytes of the largest part once unpacked; a report's largest has 0.3 MB."""
DEEPEST = 200
"""Elements within elements; a table in a text box in a table needs some 40."""


class Package:
    """The parts of an Office file. Raises Failure for a broken, locked or hostile one."""

    def __init__(self, data: bytes, name: str) -> None:
        """`data` is the whole file, `name` what to call it in messages."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self._broken() from None
        self.names = frozenset(self._zip.namelist())

    def xml(self, part: str, leave_out: re.Pattern[bytes] | None = None) -> Element:
        """The root of an XML part, without the stretches that nobody needs.

        Raises Failure for one that declares entities or is nested deeper than its readers may
        recurse.
        """
        from xml.etree.ElementTree import ParseError, fromstring

        data = self.read(part)
        if leave_out:
            data = leave_out.sub(b"", data)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:8]:
            raise Failure(f"{self._name}：内部结构不正常（含有实体声明），出于安全没有读取")
        try:
            root = fromstring(data)  # noqa: S314 - nothing that declares an entity gets here
        except ParseError:
            raise self._broken() from None
        depth, level = 0, [root]
        while level:
            depth, level = depth + 1, [child for each in level for child in each]
            if depth > DEEPEST:
                raise Failure(f"{self._name}：内部嵌套超过 {DEEPEST} 层，不是正常的报告，没有读取")
        return root

    def read(self, part: str) -> bytes:
        """The bytes of a part, unpacked up to the limit."""
        try:
            with self._zip.open(part) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (KeyError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError):
            raise self._broken() from None
        except RuntimeError:
            raise Failure(f"{self._name}：设有打开密码，请打开后去掉密码再保存") from None
        if len(data) > LARGEST_PART:
            raise Failure(
                f"{self._name}：解开后超过 {LARGEST_PART // 2**20} MB，不是正常的报告，没有读取"
            )
        return data

    def _broken(self) -> Failure:
        return Failure(f"{self._name}：文件已损坏或不完整，请重新下载，或打开后另存一次")
