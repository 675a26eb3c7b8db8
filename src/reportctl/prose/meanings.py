"""Which meaning a word of several has: 公开 is an outcome or a verb, 其他 a row or a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportctl.prose.lexicon import Lexicon, table_of
from reportctl.prose.phrases import Phrase
from reportctl.prose.tokens import Token
from reportctl.schema.form import Form

if TYPE_CHECKING:
    from reportctl.prose.topics import Before

_ANSWERING = frozenset({"answer", "handle"})


def decide(
    one: tuple[int, Token], phrase: Phrase, before: Before, form: Form, known: Lexicon
) -> bool:
    """Whether a word of several meanings is plain: it fits the item before it, or the subject."""
    number, token = one
    rows, columns = token.word.rows, token.word.columns
    if token.has("act"):
        # 4件公开: an outcome where applications are told, else a verb
        owner = known.owners.get(before.noun)
        bare = not phrase.nouns and not phrase.rows
        listed = bare and not phrase.acts and _beside(rows[0], before)
        # 公开（含部分公开）419件, 以公开、部分公开方式答复419件
        pair = _ANSWERING.issuperset(phrase.acts) and _is_paired(number, rows[0], phrase)
        pair = pair and not phrase.nouns
        listed = listed or pair
        if ((before.tail and bare) or listed) and owner and rows[0].startswith(f"{owner}."):
            phrase.rows.append((number, rows[0]))
        elif pair:
            # 公开类（含部分公开）22件, where nothing says that applications are told
            return False
        else:
            phrase.acts += token.word.acts
        return True
    topic = before.topic
    if topic is None or not topic.readings:
        return False
    told = {row for reading in topic.readings for row in reading}
    fitting = [c for c in columns if topic.part and told & set(known.rows[c.partition("@")[0]])]
    if fitting:
        phrase.columns.append(fitting[0])
        return True
    beside = told | {row.rpartition(".")[0] for row in told}
    fits = [row for row in rows if row.rpartition(".")[0] in beside]
    if len(fits) == 1 and fits[0] in known.tops and not _remain(fits[0], before, form):
        return False
    if len(fits) == 1:
        phrase.rows.append((number, fits[0]))
    return len(fits) == 1


def _is_paired(number: int, row: str, phrase: Phrase) -> bool:
    """Whether every other item of a phrase is a row under the same heading."""
    others = [key for at, key in phrase.rows if at != number]
    parent = row.rpartition(".")[0]
    same = all(key != row and key.rpartition(".")[0] == parent for key in others)
    return bool(others) and len(others) == len(phrase.rows) and same


def _beside(row: str, before: Before) -> bool:
    """Whether the sentence names another row under the same heading: 公开5件、不予公开3件."""
    parent = row.rpartition(".")[0]
    keys = (mark[1] for mark in before.marks if isinstance(mark, tuple) and mark[0] == "row")
    return any(key != row and key.rpartition(".")[0] == parent for key in keys)


def _remain(row: str, before: Before, form: Form) -> bool:
    """Whether the sentence names every other row under the same heading: 其他 is then the rest."""
    table, parent = table_of(form, row), row.rpartition(".")[0]
    if table is None:
        return False
    rows = [table.row_key(one) for one in table.rows.headings if not one.total]
    beside = [key for key in rows if key.rpartition(".")[0] == parent and key != row]
    return all(("row", key) in before.marks for key in beside)
