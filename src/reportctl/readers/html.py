"""HTML pages, and the pages that a browser saved with their parts in one file (MHT)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.finding import Failure
from reportctl.readers.emphasis import has_headings
from reportctl.readers.encoding import decode
from reportctl.readers.html_article import (
    find_article,
    find_published,
    find_shown,
    tell_notes,
)
from reportctl.readers.html_filling import NOT_YET, counts
from reportctl.readers.html_page import Cell, Line, Table, said
from reportctl.readers.html_parse import PageParser
from reportctl.readers.html_tables import as_page
from reportctl.readers.html_tags import SCRIPTED
from reportctl.readers.letters import name_some, without_comments
from reportctl.readers.limits import Work
from reportctl.readers.source import Paragraph, Source, SourceTable, Spot
from reportctl.readers.spans import Laid, expand, revealed
from reportctl.readers.webform import is_webform, read_webform
from reportctl.record import NamedTuple

_BROKEN = 1000
"""Tags without an end, beyond which the library would go over the page for each of them."""
_HUGE_CODE = r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?"
"""A character by a number that no character has."""
_BOUNDARY = rb"""(?i)boundary\s{0,9}=\s{0,9}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))"""
_PAGES = ("text/html", "application/xhtml+xml")
_DEEPEST = 6
"""Messages within messages."""
_HEADERS = 64 * 2**10
"""Bytes in which the headers of a part end."""
_NO_PAGE = "单个文件的网页里没有正文，请用浏览器打开后另存为 .html 再读入"


def read(data: bytes, name: str) -> Source:
    """The page as paragraphs and tables, without what stands round a marked article.

    What the page hides is read only where nothing shown takes its place, and told. Raises Failure
    when the bytes are no text.
    """
    doubts: list[str] = []
    page = decode(data, name, doubts)
    if is_webform(page):
        return read_webform(page, name)
    page = as_page(_plain(page))
    if page.count("<") > page.count(">") + _BROKEN:
        raise Failure(f"{name}：网页残缺，标签没有写完，请用浏览器打开后另存为 .html 再读入")
    work = Work(name)
    work.count("nodes", page.count("<") - page.count("</"))
    parser = PageParser(work)
    parser.feed(page)
    parser.close()
    items = parser.finished()
    if parser.veiled_tables or not any(isinstance(item, Table) for item in items):
        parser = PageParser(Work(name), unveil=True)
        parser.feed(page)
        parser.close()
        items = _unveiled(parser.finished(), doubts)
    framed = [frame for frame in parser.frames if "<table" in frame.lower()]
    bare = not any(isinstance(item, Table) for item in items)
    if framed and (len(framed) > 1 or not bare or "srcdoc" in framed[0].lower()):
        doubts.append(f"网页的框架里还有带表格的网页（{len(framed)} 个），没有读入，请另存后再读入")
    elif framed:
        doubts.append("网页的正文在框架里，照样读入，请对照网页")
        carried = read(framed[0].encode("utf-8", "replace"), name)
        title = carried.title or parser.title
        return carried._replace(title=title, doubts=(*doubts, *carried.doubts))
    if bare and (inner := _pages_in_scripts(page)):
        if len(inner) == 1:
            doubts.append("网页的正文在脚本里，照样读入，请对照网页")
            carried = read(inner[0].encode("utf-8", "replace"), name)
            title = carried.title or parser.title
            return carried._replace(title=title, doubts=(*doubts, *carried.doubts))
        doubts.append(
            f"网页的脚本里有 {len(inner)} 段带表格的文字，分不清哪一段是正文，都没有读入；"
            "请用浏览器打开后另存为 .html 再读入"
        )
    _note_dropped(parser.dropped, doubts)
    doubts += parser.filling.doubts
    article, beside = find_article(items, parser.parents)
    doubts += tell_notes(beside)
    links = [x.plain for x in article if isinstance(x, Line) and x.leads]
    doubts += (
        f"网页的链接里写着“{text}”，没有读入；如是报告的内容请补上"
        for text in links
        if counts(text)
    )
    around = tuple(dict.fromkeys((*links, *find_published(beside))))
    own = [item for item in article if isinstance(item, Table) or not item.leads]
    blocks = tuple(_blocks(own, work, doubts))
    shown = tuple(dict.fromkeys(find_shown(beside)))
    return Source(name, "html", blocks, parser.title, tuple(doubts), around=around, beside=shown)


def _pages_in_scripts(page: str) -> list[str]:
    from reportctl.readers.html_script import find_pages  # most pages have tables of their own

    return find_pages(page)


def _plain(page: str) -> str:
    """The page without comments (their line ends stay), and without impossible characters."""
    if "&#" in page:
        page = re.sub(_HUGE_CODE, "\ufffd", page)
    return without_comments(page)


def _unveiled(items: list[Line | Table], doubts: list[str]) -> list[Line | Table]:
    """What is shown, and of what is hidden the tables that no shown table repeats."""
    shown = [item for item in items if not item.veiled]
    hidden = [item for item in items if item.veiled]
    if not hidden:
        return items
    known = {
        label
        for item in shown
        if isinstance(item, Table)
        for row in item.rows
        for label in _words(row)
    }
    new = [item for item in hidden if isinstance(item, Table) and not _repeats(item, known)]
    if new or not any(isinstance(item, Table) for item in shown):
        doubts.append("网页里有隐藏的内容（浏览器里看不见），照样读入，请对照原文")
        kept = {id(item) for item in new}
        return [
            item for item in items if not item.veiled or isinstance(item, Line) or id(item) in kept
        ]
    if not {said(item) for item in hidden} <= {said(item) for item in shown}:
        doubts.append("网页里有隐藏的表格或文字，与显示的重复，没有读入")
    return shown


def _words(row: Sequence[Cell]) -> list[str]:
    """The cells' texts that are words."""
    texts = ("".join(line.plain for line in cell.lines()) for cell in row)
    return [text for text in texts if any(letter >= "㐀" for letter in text)]


def _repeats(table: Table, known: set[str]) -> bool:
    """Whether most of a table's words stand in tables that are shown."""
    words = [word for row in table.rows for word in _words(row)]
    return bool(words) and sum(word in known for word in words) > len(words) / 2


def _note_dropped(dropped: Sequence[tuple[int, str]], doubts: list[str]) -> None:
    """Says what outside shown cells was left out, if it says anything: sentences and figures.

    A link to the text, or a caption for those who hear the page, is hidden on every careful page.
    """
    spoken = [
        f"第{line}行“{text[:20]}”"
        for line, text in dropped
        if any(sign in "，。；：" or sign.isdigit() for sign in text) and text[0] != "※"
    ]
    if spoken:
        doubts.append(f"划去或隐藏的文字没有读入：{name_some(spoken, 3)}")


def _blocks(
    items: Sequence[Line | Table], work: Work, doubts: list[str]
) -> list[Paragraph | SourceTable]:
    """The paragraphs and tables."""
    blocks: list[Paragraph | SourceTable] = []
    tables = 0
    wholly = has_headings((item.plain, item.level) for item in items if isinstance(item, Line))
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        if isinstance(item, Line):
            work.count("paragraphs")
            work.count("characters", len(item.plain))
            bold = item.whole and wholly
            text = item.plain if item.level else f"**{item.plain}**" if bold else item.marked
            blocks.append(Paragraph(text, Spot(line=item.line), item.level, item.object))
            continue
        tables += 1
        rows = [[_laid(cell) for cell in row] for row in item.rows]
        table = expand(rows, Spot(line=item.line, table=tables), work, doubts)
        table, told = revealed(table, item.hidden)
        doubts += told
        blocks.append(table)
        inner = [held for row in item.rows for cell in row for held in cell.items]
        waiting += [held for held in reversed(inner) if isinstance(held, Table)]
    return blocks


def _laid(cell: Cell) -> Laid:
    lines = cell.lines()
    text = "\n".join(line.plain for line in lines)
    held = cell.object or ("表格" if len(lines) < len(cell.items) else "")
    if not held and (not text.strip() or (cell.source == SCRIPTED and text.strip() in NOT_YET)):
        held = cell.source
    return Laid(text, cell.columns, cell.rows, cell.line, tuple(cell.apart), held)


class _Part(NamedTuple):
    """One file within the file."""

    kind: str
    """Such as `text/html`."""
    body: bytes


def read_mht(data: bytes, name: str) -> Source:
    """The page in the file that holds most of a report: a frame may be another than the first.

    Raises Failure when there is none.
    """
    work = Work(name)
    pages = [
        read(part.body, name)
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
    boundary = re.search(_BOUNDARY, _header(headers, b"content-type"))
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
        yield _Part(kind.decode("ascii", "replace") or "text/html", _plain_of_part(body, coding))


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


def _plain_of_part(body: bytes, coding: bytes) -> bytes:
    """A part's bytes as they were before they were made fit for mail."""
    if coding == b"quoted-printable":
        import quopri

        return quopri.decodestring(body)
    if coding == b"base64":
        import binascii

        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        try:
            return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
        except binascii.Error:
            return b""
    return body
