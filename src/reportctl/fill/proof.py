"""What is proved of the rows of a table that can be read in more than one way."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.fill.candidates import Open, Values, let_blank
from reportctl.fill.explained import is_explained
from reportctl.fill.judge import judge
from reportctl.schema.form import Table


def prove(
    table: Table, certain: Mapping[str, Values], opened: Mapping[str, Open]
) -> dict[str, list[Values]]:
    """By the columns and balances of a table; by its own sums where rows stand beside each other.

    A table of neither has one reading or none.
    """
    if table.balances or any(each.along == "column" for each in table.sums):
        printed = {key: each.texts for key, each in opened.items()}
        if all(each.supposed for each in opened.values()) and is_explained(
            {**certain, **printed}, table
        ):
            return {key: [texts] for key, texts in printed.items()}
        proved = judge(table, certain, opened)
        if len(proved) == len(opened) or not _shows_blanks(table, certain, opened):
            return proved
        more = judge(table, certain, {key: let_blank(each, table) for key, each in opened.items()})
        return more if len(more) > len(proved) else proved
    return {
        key: list(dict.fromkeys((*each.readings, *each.faulty)))
        for key, each in opened.items()
        if each.readings
    }


def _shows_blanks(table: Table, certain: Mapping[str, Values], opened: Mapping[str, Open]) -> bool:
    """Whether rows are missing, or have fewer digits than cells."""
    missing = len(certain) + len(opened) < len(table.rows.leaves)
    count = len(table.columns.leaves)
    return missing or any(
        each.texts and len("".join(each.texts)) < count for each in opened.values()
    )
