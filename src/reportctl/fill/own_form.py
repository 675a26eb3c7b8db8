"""A workbook or a saved web form of ours as a reading: every figure by the name of its cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from reportctl.fill import named
from reportctl.fill.agreement import find_claims, tell_disagreements, without_other_years
from reportctl.fill.decide import decide
from reportctl.fill.lines import read_lines
from reportctl.fill.reading import LeftOut, Placed, Reading
from reportctl.fill.recognise import level_of
from reportctl.fill.running import claims_of_running, tell_running
from reportctl.fill.sums import tell_sums
from reportctl.fill.values import read_figures
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Source, SourceCell
from reportctl.report.report import Level, Scope
from reportctl.schema.form import Form


def read_own_form(
    source: Source, form: Form, cells: Mapping[str, SourceCell], told: Mapping[str, str]
) -> Reading:
    """Its cells and prose by name, checked against labels and copied sheets.

    In a form of ours nobody moves a cell: there is nothing to check its names against.
    """
    found = dict(named.place_named(form, cells))
    year = told.get("report.year", "")
    organ = told.get("report.organ", "")
    vocabulary = vocabulary_of(form, int(year) if year.isdecimal() else None, organ)
    rows_of = form.rows
    homes = {
        e.spot.sheet: rows_of[at.row][0].section for at, e in found.items() if at.row in rows_of
    }
    own = {cell.spot.sheet for cell in cells.values() if cell.spot.sheet}
    source = without_other_years(source, vocabulary.year, own)
    lines = read_lines(source)
    rows = [(homes[line.spot.sheet], line) for line in lines if line.spot.sheet in homes]
    tables = read_figures(vocabulary, lines, rows, printed=True)
    others = (sheet for sheet in named.sheets_of(lines) if sheet not in homes)
    copied = {sheet: named.read_copy(vocabulary, lines, sheet) for sheet in others}
    of_tables = {*homes, *(sheet for sheet, copy in copied.items() if copy.cells)}
    decided = (
        named.reconcile(form, found, decide(form, tables.rows), list(copied.values()))
        if source.kind != "webform"
        else named.Reconciled(
            {at: one for at, one in found.items() if isinstance(one, Placed)},
            {at: one for at, one in found.items() if isinstance(one, LeftOut)},
            (),
        )
    )
    placed = decided.cells
    older = frozenset(at.row for at in placed if at.row not in form.rows)
    texts = named.prose(told)
    level, scope = told.get("report.level"), told.get("report.scope")
    return Reading(
        form=form,
        organ=organ,
        year=vocabulary.year,
        level=next((known for known in get_args(Level) if known == level), level_of(organ)),
        scope=next((known for known in get_args(Scope) if known == scope), None),
        title=told.get("report.title", ""),
        preface=texts.pop("preface", ""),
        prose=texts,
        signature=told.get("report.signature", ""),
        date=told.get("report.date", ""),
        cells=placed,
        unread=decided.unread,
        left_out=named.tell_left(decided.unread, tables.left_out, source, of_tables),
        extras=tuple(tables.extras),
        older=older,
        doubts=(
            *named.doubts_of(source, form),
            *tell_running(source.running),
            *decided.doubts,
            *tables.doubts,
            *tell_disagreements(
                (
                    *find_claims((), (), source.name, "", told.get("report.signature", "")),
                    *claims_of_running(source.running),
                ),
                organ,
                vocabulary.year,
            ),
            *tell_sums(form, placed, older, named.texts(source, cells)),
        ),
    )
