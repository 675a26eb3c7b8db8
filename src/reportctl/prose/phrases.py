"""What the words beside a figure say, before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.lexicon import Sense
from reportctl.prose.tokens import Token
from reportctl.record import field, record

_FILL = (Sense("fill", "words"),)
_SUMS = frozenset({"合计", "总计", "共计", "总共", "共", "合计为", "总计为", "共计为", "合"})


@record(slots=True)
class Phrase:
    """What the words beside a figure say, each kind in the order of the text."""

    acts: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    rows: list[tuple[int, str]] = field(default_factory=list)
    """Rows, each with the number of the coordinated group that it stands in."""
    columns: list[str] = field(default_factory=list)
    """`table@column`."""
    unsure: list[tuple[int, Token]] = field(default_factory=list)
    """Words that name a row in one place and a column in another, such as 其他."""
    groups: list[bool] = field(default_factory=list)
    """For each coordinated group, whether something is said in it."""
    alone: set[str] = field(default_factory=set)
    """Nouns that are a whole coordinated group by themselves."""
    carry: str = ""
    """`carry_in`, `carry_out` or `carry`, where something is carried over."""
    total: bool = False
    """Whether it says 合计 or 总计."""
    said: dict[str, str] = field(default_factory=dict)
    """The words by which each row is named."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return not (
            self.acts or self.nouns - {"disclosure"} or self.rows or self.columns or self.unsure
        )


def read_phrase(tokens: Sequence[Token]) -> Phrase:
    """What some tokens say."""
    phrase = Phrase()
    group: list[str] = []
    number, said = 0, False
    for at, token in enumerate(tokens):
        joint = token.text == "、" or token.has("list", "and")
        if joint and said:
            phrase.groups.append(True)
            if len(group) == 1:
                phrase.alone.add(group[0])
            number, said, group = number + 1, False, []
        if token.kind != "word" or token.senses == _FILL:
            phrase.total = phrase.total or token.text in _SUMS
            continue
        rows, columns, nouns = token.tags("row"), token.tags("column"), token.tags("noun")
        if rows and (columns or len(rows) > 1 or token.has("act")):
            phrase.unsure.append((number, token))
            said = True
        elif rows:
            phrase.rows.append((number, rows[0]))
            group.append("row")
            phrase.said[rows[0]] = token.text
        elif columns:
            phrase.columns += columns
            group.append("column")
        for noun in nouns:
            phrase.nouns.add(noun)
            group.append(noun)
        acts = () if rows else token.tags("act")
        if "carry" in acts:
            phrase.carry = _carried(tokens, at)
        phrase.acts += acts
        phrase.total = phrase.total or token.text in _SUMS
        said = said or bool(rows or columns or nouns or acts)
    phrase.groups.append(said)
    if number and len(group) == 1:
        phrase.alone.add(group[0])
    return phrase


def _carried(tokens: Sequence[Token], at: int) -> str:
    """Where something is carried, by the years before and behind the word."""
    after = [t.offset for t in tokens[at + 1 : at + 4] if t.offset is not None]
    if after:
        return {1: "carry_out", 0: "carry_in", -1: "carry_in"}.get(after[0], "")
    before = [t.offset for t in tokens[:at] if t.offset is not None]
    return "carry_in" if before and before[-1] == -1 else "carry"
