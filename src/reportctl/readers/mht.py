"""Reads a page saved as one file (.mht), as browsers, WPS and Word save it."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator

from reportctl.finding import Failure
from reportctl.readers import html
from reportctl.readers.limits import Work
from reportctl.readers.source import Paragraph, Source
from reportctl.record import NamedTuple

_BOUNDARY = re.compile(
    rb"""boundary\s{0,9}=\s{0,9}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE
)
_PAGES = ("text/html", "application/xhtml+xml")
_DEEPEST = 6
"""Messages within messages."""
_HEADERS = 64 * 2**10
"""Bytes in which the headers of a part end."""
_NO_PAGE = "单个文件的网页里没有正文，请用浏览器打开后另存为 .html 再读入"


class _Part(NamedTuple):
    """One file within the file."""

    kind: str
    """Such as `text/html`."""
    body: bytes


def read(data: bytes, name: str) -> Source:
    """The page in the file that holds most of a report: a frame may be another than the first.

    Raises Failure when there is none.
    """
    work = Work(name)
    pages = [
        html.read(part.body, name)
        for part in _parts(data.lstrip(), work, 0)
        if part.kind in _PAGES and part.body.strip()
    ]
    if not pages:
        raise Failure(f"{name}：{_NO_PAGE}")
    return max(pages, key=_size)


def _size(page: Source) -> int:
    """How much there is to read."""
    return sum(
        len(block.text) if isinstance(block, Paragraph) else 100 * sum(map(len, block.rows))
        for block in page.blocks
    )


def _parts(data: bytes, work: Work, depth: int) -> Iterator[_Part]:
    """The files in a message, those in messages within it too."""
    work.count("parts")
    headers, body = _split(data)
    kind = _header(headers, b"content-type").split(b";")[0].strip().lower()
    boundary = _BOUNDARY.search(_header(headers, b"content-type"))
    inner = kind.startswith(b"multipart/") or kind == b"message/rfc822"
    if inner and depth > _DEEPEST:
        raise Failure(f"{work.name}：邮件里套了太多层邮件，请取出里面的网页再读入")
    if kind == b"message/rfc822":
        yield from _parts(body.lstrip(), work, depth + 1)
    elif kind.startswith(b"multipart/") and boundary:
        mark = b"--" + (boundary[1] or boundary[2])
        pieces = (b"\n" + body).split(b"\n" + mark)
        work.check("parts", len(pieces))
        for piece in pieces[1:]:
            if piece.startswith(b"--"):
                break
            yield from _parts(piece.partition(b"\n")[2], work, depth + 1)
    else:
        coding = _header(headers, b"content-transfer-encoding").strip().lower()
        yield _Part(kind.decode("ascii", "replace") or "text/html", _plain(body, coding))


def _split(data: bytes) -> tuple[bytes, bytes]:
    """The headers, continued lines joined, and what follows the first empty line."""
    head = data[:_HEADERS]
    ends = [at for at in (head.find(b"\n\n"), head.find(b"\n\r\n")) if at >= 0]
    if not ends:
        return b"", data
    end = min(ends)
    body = data[end + 1 :].partition(b"\n")[2]
    return re.sub(rb"\r?\n[ \t]", b" ", head[:end]), body


def _header(headers: bytes, name: bytes) -> bytes:
    """What a header says."""
    for line in headers.splitlines():
        key, colon, said = line.partition(b":")
        if colon and key.strip().lower() == name:
            return said.strip()
    return b""


def _plain(body: bytes, coding: bytes) -> bytes:
    """A part's bytes as they were before they were made fit for mail."""
    if coding == b"quoted-printable":
        return quopri.decodestring(body)
    if coding == b"base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        try:
            return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
        except binascii.Error:
            return b""
    return body
