"""What was read, put into a new report file or one that is there, over nothing that stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet

from reportctl.document.document import Document
from reportctl.document.edit import insert_key, set_values
from reportctl.document.edit import literal as literal_of
from reportctl.document.strings import quote
from reportctl.fill.reading import Reading
from reportctl.fill.recognise import level_of
from reportctl.readers.letters import shorten
from reportctl.record import NamedTuple
from reportctl.report.figures import UNREAD, is_blank
from reportctl.report.organs import same_organ
from reportctl.report.report import Cell, ExtraRow, Report
from reportctl.report.skeleton import Content, literal, prose_literal
from reportctl.schema.form import At, Form, Table


class Kept(NamedTuple):
    """A value of the file that is another than the source's, and was left as it is."""

    label: str
    here: str
    there: str


class Merged(NamedTuple):
    """A file after a source was put into it."""

    document: Document
    changed: int
    """How many cells and texts were written."""
    kept: tuple[Kept, ...]


def merge(
    document: Document,
    report: Report,
    cells: Mapping[At, str],
    prose: Mapping[str, str],
    *,
    force: bool = False,
) -> Merged:
    """Write cells and prose where the file is blank; with `force` also over what stands there."""
    kept: list[Kept] = []
    changed = 0
    wanted: dict[At, str] = {}
    for at, written in cells.items():
        cell = report.cells.get(at)
        here = cell.written if cell and not cell.computed else ""
        if here == written or (cell and cell.computed and cell.written == written):
            continue
        # what was not read says nothing against a figure that stands
        stays = written == UNREAD and cell is not None and cell.value is not None
        if stays or (here and here != UNREAD and not force):
            kept.append(Kept(_label(report, at), here, written))
            continue
        wanted[at] = written
    for table in report.tables:
        document, count = _write_rows(document, report, table, wanted)
        changed += count
    for key, text in prose.items():
        old = report.prose.get(key)
        if old and old.text.strip() == text.strip():
            continue
        if old and old.text.strip() and not force:
            kept.append(Kept(old.title, _brief(old.text), _brief(text)))
            continue
        document = put_prose(document, report.form, key, text)
        changed += 1
    return Merged(document, changed, tuple(kept))


def set_cell(document: Document, report: Report, at: At, written: str) -> Document:
    """The file with one cell written, its row added where the file has none."""
    for table in report.tables:
        changed, count = _write_rows(document, report, table, {at: written})
        if count:
            return changed
    return document


def set_cells(document: Document, report: Report, wanted: Mapping[At, str]) -> Document:
    """`set_cell` for many at once, each row read again once."""
    for table in report.tables:
        document, _ = _write_rows(document, report, table, wanted)
    return document


def put_text(document: Document, path: tuple[str, ...], written: str) -> Document:
    """The file with one key set, added where the file has none."""
    if path in document.places:
        return set_values(document, {path: written})
    return insert_key(document, path[:-1], path[-1], written)


def put_prose(document: Document, form: Form, key: str, text: str) -> Document:
    """The file with a text of the form in its place; it need not be compared with a scan any more.

    `key` is one of the form's `texts`, or `preface`.
    """
    path = form.texts[key].path if key in form.texts else ("report", key)
    return forget(put_text(document, path, prose_literal(text)), "proofread", {key})


def forget(document: Document, name: str, keys: AbstractSet[str]) -> Document:
    """The file without these keys in a list of [reading]: a person has written there."""
    table = document.values.get("reading")
    listed = table.get(name) if isinstance(table, dict) else None
    if not isinstance(listed, list) or keys.isdisjoint(map(str, listed)):
        return document
    kept = [one for one in listed if one not in keys]
    return set_values(document, {("reading", name): literal_of(kept)})


def _write_rows(
    document: Document, report: Report, table: Table, wanted: Mapping[At, str]
) -> tuple[Document, int]:
    splices: dict[tuple[str | int, ...], str] = {}
    missing: list[tuple[str, str, str]] = []
    count = 0
    for row in table.rows.leaves:
        texts = {i: wanted[at] for i, at in _addresses(table, row.key) if at in wanted}
        if not texts:
            continue
        count += len(texts)
        path = tuple(table.row_key(row).split("."))
        stands = path in document.places
        value = document.at(path) if stands else None
        if table.single and stands:
            splices[path] = literal(texts[0])
        elif isinstance(value, list) and max(texts) < len(value):
            splices |= {(*path, i): literal(text) for i, text in texts.items()}
        else:
            old = [report.cells.get(at) for _, at in _addresses(table, row.key)]
            cells = [texts.get(i, cell.written if cell else "") for i, cell in enumerate(old)]
            line = literal(cells[0]) if table.single else f"[{', '.join(map(literal, cells))}]"
            if stands:
                splices[path] = line
            else:
                missing.append((row.key, line, row.label))
    document = set_values(document, splices) if splices else document
    for key, line, label in missing:
        document = insert_key(document, tuple(table.key.split(".")), key, line, comment=label)
    if report.inferred:
        document = forget(document, "inferred", {".".join(at) for at in wanted})
    return document, count


def _addresses(table: Table, key: str) -> Iterator[tuple[int, At]]:
    row = table.rows.by_key[key]
    yield from enumerate(table.at(row, column) for column in table.columns.leaves)


def _brief(text: str, length: int = 20) -> str:
    return quote(shorten(text.replace("\n", ""), length))


def content_of_reading(reading: Reading, organ: str, year: int, level: str = "") -> Content:
    """The content of a new file; organ, year and level as the caller settled them.

    The title is kept only where it is not the one that organ and year make.
    """
    own = not reading.organ or same_organ(organ, reading.organ)
    facts = {
        "level": level or (own and reading.level) or level_of(organ) or "",
        "scope": reading.scope or "",
        "title": "" if reading.title == usual_title(organ, year) else reading.title,
        "preface": reading.preface,
        "signature": reading.signature,
        "date": reading.date,
    }
    return Content(
        organ,
        year,
        {key: text for key, text in facts.items() if text},
        cells=dict.fromkeys(reading.missing, UNREAD) | reading.written,
        prose=reading.prose,
        extras=tuple(
            ExtraRow(extra.table, extra.label, extra.after, extra.written)
            for extra in reading.extras
        ),
        older=reading.older,
        proofread=reading.proofread & {*reading.prose, *(["preface"] if reading.preface else [])},
        inferred=reading.inferred,
    )


class Put(NamedTuple):
    """A report file after a source was put into it."""

    document: Document
    kept: tuple[Kept, ...]
    lost: tuple[str, ...]
    """Rows of the source that have no place in the file, each as it stands in the source."""
    blank: tuple[str, ...] = ()
    """Labels of the cells that are blank in the source and stayed as they are in the file."""


def put_reading(document: Document, report: Report, reading: Reading, *, force: bool) -> Put:
    """Everything that was read, where the file is blank; with `force` over what stands there.

    A blank of the source takes the place of nothing: whether it says that there is no figure, or
    that nobody has filled it yet, is not known.
    """
    prose = {"preface": reading.preface} if reading.preface else {}
    prose |= {key: text for key, text in reading.prose.items() if text.strip()}
    blank = [at for at, text in reading.written.items() if _is_less(text, report.cells.get(at))]
    cells = {at: text for at, text in reading.written.items() if at not in blank}
    merged = merge(document, report, cells, prose, force=force)
    document, kept = merged.document, list(merged.kept)
    for key, label in (("signature", "落款"), ("date", "成文日期")):
        text, here = getattr(reading, key), getattr(report, key)
        if text and here and text != here and not force:
            kept.append(Kept(label, here, text))
        elif text and text != here:
            document = put_text(document, ("report", key), quote(text))
    free = {at for at in reading.inferred if force or not _stands(report, at)}
    document = _mark_inferred(document, free)
    known = {extra.label for extra in report.extras}
    lost = [f"“{e.label}”：{'、'.join(e.written)}" for e in reading.extras if e.label not in known]
    for key in sorted(reading.older - report.older):
        row = [placed.written for at, placed in reading.cells.items() if at.row == key]
        lost.append(f"“{key}”只有一行：{'、'.join(row)}")
    labels = (_label(report, at) for at in blank if not report.cells[at].blank)
    return Put(document, tuple(kept), tuple(lost), tuple(labels))


def _is_less(written: str, cell: Cell | None) -> bool:
    """Whether a text of a source is a blank and more than that stands in the file's cell."""
    if not is_blank(written) or cell is None or cell.computed:
        return False
    return cell.value is not None or (not written.strip() and bool(cell.written.strip()))


def _label(report: Report, at: At) -> str:
    return "·".join(report.form.trail(at)) if at in report.form.cells else at.row


def _stands(report: Report, at: At) -> bool:
    cell = report.cells.get(at)
    return cell is not None and cell.value is not None and not cell.computed


def _mark_inferred(document: Document, cells: Collection[At]) -> Document:
    """The file with these cells in its list of those that rest on sums."""
    if not cells:
        return document
    table = document.values.get("reading")
    listed = table.get("inferred", []) if isinstance(table, dict) else []
    keys = sorted({*map(str, listed), *(".".join(at) for at in cells)})
    return put_text(document, ("reading", "inferred"), literal_of(keys))


def usual_title(organ: str, year: int) -> str:
    """The title that a report has unless its file says otherwise."""
    return f"{organ}{year}年政府信息公开工作年度报告"
