"""Pages saved as one file, as browsers, WPS and Word save them."""

from __future__ import annotations

import base64
import time

import pytest

from reportctl.finding import Failure
from reportctl.readers.read import read_source
from reportctl.readers.source import SourceTable

HTML = "Content-Type: text/html"
PAGE = "<table><tr><td>规章<td>58</table>"


def message(*parts: tuple[str, bytes], boundary: str = "b") -> bytes:
    head = (
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="{boundary}"\r\n\r\n'
    )
    body = b"".join(
        f"--{boundary}\r\n{headers}\r\n\r\n".encode() + data + b"\r\n" for headers, data in parts
    )
    return head.encode() + body + f"--{boundary}--\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        message((HTML, b"<p>head</p>"), (HTML, PAGE.encode())),
        message(
            ("Content-Type: application/xhtml+xml\r\nContent-Transfer-Encoding: base64",
             base64.encodebytes(PAGE.encode()))
        ),
        b"Subject: a\r\n" + message(("Content-Type: text/html", PAGE.encode())),
        message(("Content-Type: message/rfc822", message(("Content-Type: text/html", PAGE.encode()),
                                                         boundary="c"))),
    ],
)  # fmt: skip
def test_the_part_that_holds_the_tables_is_read(data):
    (table,) = read_source(data, "年报.mht").blocks
    assert isinstance(table, SourceTable)
    assert [cell.text for cell in table.rows[0]] == ["规章", "58"]


def test_letters_within_letters_and_odd_headers_end_at_once():
    start = time.process_time()
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 5000
    with pytest.raises(Failure, match="套了太多层"):
        read_source(b"MIME-Version: 1.0\r\n" + nested, "a.mht")
    with pytest.raises(Failure, match="没有正文"):
        read_source(b"MIME-Version: 1.0\r\nContent-Type: (" + b"(" * 50_000 + b"\r\n\r\n1", "a.mht")
    assert time.process_time() - start < 20  # seconds of work; a blow-up takes minutes
