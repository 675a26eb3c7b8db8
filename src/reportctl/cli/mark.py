"""The mark in a file that this program wrote: a digest of it, lost with the first change of a byte.

It stands where the format has room for what no reader shows: the comment at the end of a page, a
property of an Office or OFD package, the second identifier of a PDF, a text of a PNG. Who keeps the
mark and changes the rest, as editors and seals do, no longer has the digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO

from reportctl.record import NamedTuple

_COMMENT = re.compile(rb"<!-- reportctl ([0-9a-f]{16}) -->\s*\Z")
"""The last line of a page."""
_IDENTITY = re.compile(rb"/ID\[\([^()]*\)\(([^()]*)\)\][^\[\]]{0,99}%%EOF\s*\Z")
"""What ends a PDF: identifiers of the document and of this writing of it (ISO 32000-1, 14.4)."""
_CHUNK = 33
"""Where the first chunk of a PNG stands behind its head."""
_LARGEST = 2**28
"""Bytes of a package's parts beyond which it is none of ours."""


class Kind(NamedTuple):
    """How files of a format bear the mark."""

    put: Callable[[bytes], bytes]
    """The file with the mark, the same every time."""
    holds: Callable[[bytes], bool]
    """Whether a file bears the mark and is what was marked."""


def _digest(*parts: bytes) -> bytes:
    from hashlib import sha256

    made = sha256()
    for part in parts:
        made.update(b"%d " % len(part) + part)
    return made.hexdigest()[:16].encode()


def _put_comment(data: bytes) -> bytes:
    ended = data if data.endswith(b"\n") else data + b"\n"
    return ended + b"<!-- reportctl " + _digest(ended.replace(b"\r\n", b"\n")) + b" -->\n"


def _holds_comment(data: bytes) -> bool:
    """Line ends do not count: a repository changes them."""
    found = _COMMENT.search(data, max(len(data) - 99, 0))
    return found is not None and _digest(data[: found.start()].replace(b"\r\n", b"\n")) == found[1]


def _put_identity(data: bytes) -> bytes:
    found = _IDENTITY.search(data, max(len(data) - 999, 0))
    if found is None:
        raise ValueError("a PDF without identifiers")
    return data[: found.start(1)] + _identity(data, found) + data[found.end(1) :]


def _holds_identity(data: bytes) -> bool:
    """A seal or a signature is added behind the first end of the file."""
    found = _IDENTITY.search(data, max(len(data) - 999, 0))
    return found is not None and found[1] == _identity(data, found)


def _identity(data: bytes, found: re.Match[bytes]) -> bytes:
    """As long as the identifier whose place it takes, so that no offset changes."""
    return _digest(data[: found.start(1)], data[found.end(1) :]).ljust(len(found[1]), b"0")


def _put_chunk(data: bytes) -> bytes:
    return data[:_CHUNK] + _chunk(data) + data[_CHUNK:]


def _holds_chunk(data: bytes) -> bool:
    end = _CHUNK + len(_chunk(b""))
    return data[_CHUNK:end] == _chunk(data[:_CHUNK] + data[end:])


def _chunk(data: bytes) -> bytes:
    from struct import pack
    from zlib import crc32

    text = b"tEXtComment\0reportctl " + _digest(data)
    return pack(">I", len(text) - 4) + text + pack(">I", crc32(text))


class _Property(NamedTuple):
    """The element of a package's properties in which the mark stands."""

    part: str
    before: bytes
    """The end of the element whose last child it is."""
    opening: bytes
    closing: bytes

    def put(self, data: bytes) -> bytes:
        """The package with the mark."""
        import zipfile

        from reportctl.archive import repack

        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        mark = self._mark(parts)
        marked = parts[self.part].replace(self.before, mark + self.before, 1)
        return repack(data, {self.part: marked})

    def holds(self, data: bytes) -> bool:
        """Whether the mark is that of all parts, itself left out."""
        import zipfile
        import zlib

        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                if sum(each.file_size for each in package.infolist()) > _LARGEST:
                    return False
                if self.opening not in package.read(self.part):
                    return False  # of most foreign files one part is enough
                parts = {name: package.read(name) for name in package.namelist()}
        # a package that is broken, locked or says wrong lengths
        except (zipfile.BadZipFile, zlib.error, LookupError, EOFError, ValueError, RuntimeError):
            return False
        start, _, rest = parts[self.part].partition(self.opening)
        digest, _, end = rest.partition(self.closing)
        mark = self.opening + digest + self.closing
        return mark == self._mark({**parts, self.part: start + end})

    def _mark(self, parts: Mapping[str, bytes]) -> bytes:
        listed = (each for name, data in parts.items() for each in (name.encode(), data))
        return self.opening + _digest(*listed) + self.closing


_OFFICE = _Property(
    "docProps/core.xml",
    b"</cp:coreProperties>",
    b'<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">reportctl ',
    b"</dc:identifier>",
)
_OFD = _Property(
    "OFD.xml",
    b"</ofd:DocInfo>",
    b'<ofd:CustomDatas><ofd:CustomData Name="reportctl">',
    b"</ofd:CustomData></ofd:CustomDatas>",
)
_PAGE = Kind(_put_comment, _holds_comment)
_PACKAGE = Kind(_OFFICE.put, _OFFICE.holds)
KINDS: Mapping[str, Kind] = {
    "html": _PAGE,
    "md": _PAGE,
    "svg": _PAGE,
    "docx": _PACKAGE,
    "xlsx": _PACKAGE,
    "ofd": Kind(_OFD.put, _OFD.holds),
    "pdf": Kind(_put_identity, _holds_identity),
    "png": Kind(_put_chunk, _holds_chunk),
}
"""By the last word of a format's ending; of any other format it is seen what it is, no more."""
