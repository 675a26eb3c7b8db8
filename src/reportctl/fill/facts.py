"""What a source says of itself before any figure is read: form, sections, title, organ, year."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.fill.lines import Line
from reportctl.fill.recognise import recognise_form
from reportctl.fill.sections import Outline, outline
from reportctl.fill.titles import Title, announced, recognise_title, recognise_year, told_year
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.record import NamedTuple
from reportctl.schema.form import Form


class Facts(NamedTuple):
    """What a source says of itself before any figure is read."""

    form: Form
    outline: Outline
    title: Title | None
    organ: str
    year: int | None
    doubts: tuple[str, ...]


def recognise_facts(lines: Sequence[Line], name: str) -> Facts:
    """The form, the sections, the title and the year; `name` is the document's own title."""
    form, _ = recognise_form(lines, None)
    found = outline(lines, form, vocabulary_of(form))
    title = recognise_title(lines[: found.first], name)
    year = (title.year if title else None) or recognise_year(lines[: found.first])
    overview = _overview(lines, found)
    year = year or recognise_year(overview)
    said = announced([*lines[: found.first], *overview])
    organ = (title.organ if title else "") or (said.organ if said else "")
    year = year or (said.year if said else None)
    guessed = None if year else told_year([*lines[: found.first], *overview])
    by_year, doubts = recognise_form(lines, year or guessed)
    if guessed:
        doubts.append(f"来源没有写明年度，按正文所说的{guessed}年读入")
    if by_year is not form:
        found = outline(lines, by_year, vocabulary_of(by_year))
    if organ and not (title and title.organ):
        doubts.append(f"标题里没有机关名称，按正文所说的“{organ}”读入")
    return Facts(by_year, found, title, organ, year or guessed, tuple(doubts))


def _overview(lines: Sequence[Line], found: Outline) -> Sequence[Line]:
    """The lines of the first section, where there is one."""
    cuts = [*(start.at for start in found.starts), found.end]
    return lines[cuts[0] : cuts[1]] if found.starts else ()
