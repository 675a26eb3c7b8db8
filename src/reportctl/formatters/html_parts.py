"""One self-contained HTML page: what its head and its pieces have in common."""

from __future__ import annotations

from html import escape
from pathlib import Path

_UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], "\ufffd")
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_SHOWN = _UNSEEN | {code: f"[U+{code:04X}]" for code in _TURNING}


def text(written: object) -> str:
    """A text for HTML, in an element or a quoted attribute; what no reader sees is named."""
    return escape(str(written).translate(_SHOWN))


def whole(title: str, body: str) -> str:
    """The page: it asks for nothing else, runs no script, and prints on A4."""
    css = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="reportctl">\n'
        f"<title>{text(title)}</title>\n<style>\n{css}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">跳到正文</a>\n<main id="main" tabindex="-1">\n'
        f"<h1>{text(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def scroll(label: str, table: str) -> str:
    """A table that scrolls by itself on a narrow screen, by keyboard too."""
    named = f'role="region" tabindex="0" aria-label="{text(label)}"'
    return f'<div class="scroll" {named}>\n{table}</div>\n'


def row(cells: list[str], *, head: bool = False) -> str:
    """A table row of ready cells; in a head each is a column's heading."""
    made = [f'<th scope="col">{cell}</th>' for cell in cells] if head else cells
    return f"<tr>{''.join(made)}</tr>\n"
