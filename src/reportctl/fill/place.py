"""From a source to a reading of the report: every figure by its labels, never by its position.

One step after the other, each with what the step before it gave: the lines of the source, their
sections, the rows they name, the columns of their cells, the figures, and the final decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from reportctl.clock import within
from reportctl.fill import named
from reportctl.fill.agreement import (
    claim_of_sentences,
    find_claims,
    tell_disagreements,
    without_other_years,
)
from reportctl.fill.beside_tables import tell_beside_tables
from reportctl.fill.decide import Decided
from reportctl.fill.headings import Start, without_contents
from reportctl.fill.lines import Line, read_lines
from reportctl.fill.names import Namer
from reportctl.fill.ordered import name_by_order
from reportctl.fill.other_organs import find_named, tell_scopes
from reportctl.fill.over_pages import join_over_pages
from reportctl.fill.own_form import read_own_form
from reportctl.fill.prose import (
    Text,
    around_tables,
    ending,
    joined,
    paragraphs_of,
    preface,
    set_apart,
    tell_apart,
    tell_behind,
    tell_broken,
    tell_lost,
    tell_pictures,
    tell_unsigned,
)
from reportctl.fill.prose_tables import Lines, tables_of_text
from reportctl.fill.reading import LeftOut, Reading
from reportctl.fill.recognise import level_of
from reportctl.fill.regroup import is_label_with_figure, mend_rows, rows_of_text
from reportctl.fill.running import (
    claims_of_running,
    fixed_texts,
    lines_of_running,
    tell_drafts,
    tell_running,
)
from reportctl.fill.runs import read_in_order, read_tables
from reportctl.fill.sections import (
    Facts,
    Outline,
    last_text,
    lines_of_titles,
    recognise_facts,
    tell_absent,
    texts_on_pages,
)
from reportctl.fill.signature import find_under_title, tell_two_days
from reportctl.fill.site_owner import tell_site
from reportctl.fill.sums import tell_sums
from reportctl.fill.titles import tell_beside
from reportctl.fill.traditional import simplify
from reportctl.fill.unit_notes import find_notes
from reportctl.fill.vocabulary import Vocabulary, vocabulary_of
from reportctl.readers.limits import Work, most
from reportctl.readers.source import Source, Spot
from reportctl.report.organs import complete_organ
from reportctl.schema.form import At, Form


def place(source: Source) -> Reading:
    """Read a source onto the form. What has no certain place is in `left_out`, never guessed."""
    with within(most("placing"), Work(source.name).too_much("placing")):
        cells = named.named_cells(source)
        told = named.facts(source, cells)
        if form := named.form_of(told, cells):
            return read_own_form(source, form, cells, told)
        simple, original = simplify(source)
        reading = _place(simple)
        return original.restore(reading) if original else reading


def _place(source: Source) -> Reading:
    lines = read_lines(source)
    facts = recognise_facts(lines, source.title)
    if (rest := without_other_years(source, facts.year)) is not source:
        source, lines = rest, read_lines(rest)
        facts = recognise_facts(lines, source.title)
    printed = lines, facts.outline
    if source.kind == "text":
        from reportctl.fill.glued import part_glued

        parted = tuple(part_glued(lines, facts.form))
        if parted != tuple(lines):
            lines, facts = parted, recognise_facts(parted, source.title)
    form, found = facts.form, facts.outline
    texts: dict[str, list[Text]] = {key: [] for key in form.texts}
    whole = Lines(lines, source.kind)
    vocabulary = vocabulary_of(form, facts.year, facts.organ)
    rows = [
        (start.section.key if start else "", row)
        for start, block in _sections(lines, found)
        for row in (
            *_title_of(start, lines),
            *_read_section(start, block, vocabulary, texts, whole),
        )
    ]
    blocks = [(start.section.key if start else "", row) for start, row in _sections(lines, found)]
    notes = find_notes([*blocks, ("", lines_of_running(source.running))], vocabulary)
    read = read_tables(vocabulary, lines, rows, notes)
    for start, block in _sections(*printed) if source.kind == "text" else ():
        if start and (more := read_in_order(start.section, block, vocabulary, lines, read)):
            read = more
            texts |= {f"{start.section.key}.{name}": [] for name in ("text", "note")}
    tables, decided = read.figures, read.decided
    last = last_text(found, texts, form)
    end = ending(texts[last], facts.organ)
    texts[last] = list(end.body)
    links, marks = set_apart(texts)
    under = lines[facts.title.at + 1 if facts.title else 0 : found.first]
    signature, date = find_under_title([line.text for line in under], facts.organ)
    if not (end.signature or end.date):
        end = end._replace(signature=signature, date=date)
    opening, strange, printed_above = _preface(whole, facts)
    traced = tables.met | {t.key for s in found.starts for t in s.section.tables}
    above = lines[: found.first]
    claims = [
        *find_claims(above, facts.overview, source.name, source.title, end.signature),
        *claim_of_sentences((t for each in texts.values() for t in each), facts.year),
        *claims_of_running(source.running),
        *find_named(lines, found, (opening, *texts.values()), (*source.around, *end.around)),
    ]
    organ = complete_organ(facts.organ or end.signature, (claim.organ for claim in claims))
    return Reading(
        form=form,
        organ=organ,
        year=facts.year,
        level=level_of(organ) if organ else None,
        title=facts.title.text if facts.title else "",
        preface=joined(opening),
        prose={key: joined(found) for key, found in texts.items() if joined(found)},
        proofread=texts_on_pages(lines, found, form, source.scanned),
        signature=end.signature,
        date=end.date,
        cells=decided.cells,
        unread=decided.unread | _silent(form, decided, traced),
        left_out=(
            *tables.left_out,
            *decided.left_out,
            *strange,
            *links,
            *tell_behind(end),
            *tell_lost(lines, _all_read(opening, *texts.values(), tables.left_out)),
        ),
        extras=tuple(tables.extras),
        older=decided.older,
        inferred=decided.inferred,
        around=(*source.around, *fixed_texts(source.running), *printed_above, *marks, *end.around),
        doubts=(
            *named.doubts_of(source, form),
            *tell_running(source.running),
            *tell_drafts(above, facts.title.at if facts.title else -1, source.beside),
            *facts.doubts,
            *found.doubts,
            *tell_disagreements(claims, organ, facts.year),
            *tell_site(above, facts.title, source.beside, organ, facts.year),
            *tell_beside_tables(lines, found, organ, facts.year),
            *tell_scopes(lines, found, organ, facts.title.text if facts.title else ""),
            *tell_absent(form, decided.cells, tables.met),
            *tell_apart(_prose_lines(lines, found)),
            *tell_pictures(form, texts, lines_of_titles(lines, facts)),
            *tell_beside(lines, facts.title),
            *tell_broken((opening, *texts.values())),
            *tell_unsigned(end, facts.organ),
            *tell_two_days(end.date, date),
            *tables.doubts,
            *tell_sums(form, decided.cells, decided.older),
        ),
    )


def _all_read(*found: Iterable[Text | LeftOut]) -> list[str]:
    """All that was read or left out, as text."""
    return [each.text for several in found for each in several]


def _sections(
    lines: Sequence[Line], found: Outline
) -> Iterator[tuple[Start | None, Sequence[Line]]]:
    """The lines of each section; all lines where no section was found."""
    if not found.starts:
        yield None, lines[: found.end]
    for start, block in found.sections(lines):
        yield start, block[start.heading :]


def _prose_lines(lines: Sequence[Line], found: Outline) -> Iterator[Line]:
    """The lines over the first section and those of sections of prose."""
    yield from lines[: found.first]
    for start, block in found.sections(lines):
        yield from block if start.section.prose else ()


def _title_of(start: Start | None, lines: Sequence[Line]) -> Iterator[Line]:
    """The title of a section of tables, which says whose figures stand there."""
    if start and start.heading and not start.section.prose:
        yield lines[start.at]._replace(table=0, level=1)


def _preface(
    source: Lines, facts: Facts
) -> tuple[tuple[Text, ...], tuple[LeftOut, ...], tuple[str, ...]]:
    """The paragraphs between title and first section, what may be none, what the page prints."""
    if not facts.outline.starts:
        return (), (), ()
    first = facts.title.at + 1 if facts.title else 0
    form, vocabulary = facts.form, vocabulary_of(facts.form)
    block = without_contents(source.lines[first : facts.outline.first], form, vocabulary)
    told = tables_of_text(block, source, vocabulary, prose=True)
    above = [
        text
        for at, line in enumerate(block)
        for text in told.get(
            at, [Text(" ".join(p.text for p in line.pieces if not p.empty), line.spot)]
        )
    ]
    return preface(above, titled=first > 0)


def _read_section(
    start: Start | None,
    block: Sequence[Line],
    vocabulary: Vocabulary,
    texts: dict[str, list[Text]],
    source: Lines,
) -> Sequence[Line]:
    """The rows of one section, its prose and the tables in it put to `texts`."""
    section = start.section if start else None
    prose = section is not None and section.prose
    if start and start.rest and prose:
        texts[start.section.key].append(Text(start.rest, start.spot))
    told = tables_of_text(block, source, vocabulary, prose=prose)
    pages, apart = source.kind == "pdf", source.kind not in ("pdf", "text")
    rows: list[Line] = []
    lines: list[Line] = []
    for at, line in enumerate(block):
        if section and line.picture and not line.text:
            name = "" if prose else ".note" if rows or lines else ".text"
            texts[section.key + name].append(Text("", line.spot, line.picture))
        elif section and at in told:
            name = section.key if prose else f"{section.key}.{'note' if rows or lines else 'text'}"
            texts[name] += told[at]
        elif start and not prose and around_tables(line, vocabulary, apart=apart):
            name = "note" if rows or lines else "text"
            texts[f"{start.section.key}.{name}"] += paragraphs_of(line)
        elif section and prose and line.lone is not None:
            texts[section.key] += paragraphs_of(line)
        elif not line.table or (not prose and is_label_with_figure(line)):
            lines.append(line._replace(table=0))
        else:
            rows += [*rows_of_text(lines, vocabulary, pages=pages), line]
            lines = []
    rows += rows_of_text(lines, vocabulary, pages=pages)
    mended = mend_rows(join_over_pages(rows, vocabulary), vocabulary)
    if section and section.tables and source.kind == "text":
        return name_by_order(mended, section.tables, Namer(vocabulary.form, vocabulary))
    return mended


def _silent(form: Form, decided: Decided, traced: Collection[str]) -> dict[At, LeftOut]:
    """The cells of rows of which nothing was found in a table of which there is a trace.

    Whether they are blank nobody knows. A column that the head does not have is another thing: a
    row that was read shows that it has none.
    """
    read = {at.row for at in (*decided.cells, *decided.unread)}
    under = tuple(f"{key}." for key in decided.older)
    nothing = LeftOut("", Spot(), "来源中没有读到")
    return {
        at: nothing
        for at, (table, _, _) in form.cells.items()
        if table.key in traced and at.row not in read and not at.row.startswith(under)
    }
