"""Reads a page saved as one file (.mht), as browsers and Word save it: the page within."""

from __future__ import annotations

from reportctl.finding import Failure
from reportctl.readers import html
from reportctl.readers.source import Source


def read(data: bytes, name: str) -> Source:
    """The first page in the file. Raises Failure when there is none."""
    from email import message_from_bytes, policy

    message = message_from_bytes(data.lstrip(), policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return html.read(page, name)
    raise Failure(f"{name}：单个文件的网页里没有正文，请用浏览器打开后另存为 .html 再读入")
