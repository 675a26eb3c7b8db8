"""What the words beside a figure say, before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.lexicon import listed
from reportctl.prose.tokens import Token

SUMS = frozenset((*listed("start", "sums"), *listed("fill", "tallies")))


class Phrase:
    """What the words beside a figure say, each kind in the order of the text."""

    __slots__ = (
        *("acts", "alone", "carry", "columns", "groups", "nouns", "rows", "said", "total"),
        "unsure",
    )

    def __init__(self) -> None:
        """Nothing is said yet."""
        self.acts: list[str] = []
        self.nouns: set[str] = set()
        self.rows: list[tuple[int, str]] = []
        """Rows, each with the number of the coordinated group that it stands in."""
        self.columns: list[str] = []
        """`table@column`."""
        self.unsure: list[tuple[int, Token]] = []
        """Words that name a row in one place and a column in another, such as 其他."""
        self.groups: list[bool] = []
        """For each coordinated group, whether something is said in it."""
        self.alone: set[str] = set()
        """Nouns that are a whole coordinated group by themselves."""
        self.carry = ""
        """`carry_in`, `carry_out` or `carry`, where something is carried over."""
        self.total = False
        """Whether it says 合计 or 总计."""
        self.said: dict[str, str] = {}
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
        word, text = token.word, token.text
        if said and (text == "、" or ("list", "and") in word.marks):
            phrase.groups.append(True)
            if len(group) == 1:
                phrase.alone.add(group[0])
            number, said, group = number + 1, False, []
        if token.kind != "word":
            continue
        if text in SUMS:
            phrase.total = True
        if not word.says:
            continue
        rows, columns = word.rows, word.columns
        if rows and (columns or len(rows) > 1 or word.acts):
            phrase.unsure.append((number, token))
        elif rows:
            phrase.rows.append((number, rows[0]))
            group.append("row")
            phrase.said[rows[0]] = text
        elif columns:
            phrase.columns += columns
            group.append("column")
        for noun in word.nouns:
            phrase.nouns.add(noun)
            group.append(noun)
        if word.acts and not rows:
            if "carry" in word.acts:
                phrase.carry = _carried(tokens, at)
            elif word.acts[0].startswith("carry"):
                phrase.carry = word.acts[0]
            elif "new" in word.acts:
                # 结转上年后新收到12件
                phrase.carry = ""
            phrase.acts += word.acts
        said = True
    phrase.groups.append(said)
    if number and len(group) == 1:
        phrase.alone.add(group[0])
    return phrase


def behind_reasons(tokens: Sequence[Token]) -> list[Token]:
    """The outcome behind its reasons, or none: 因本机关不掌握等原因无法提供5件 counts no reason."""
    for at, token in enumerate(tokens):
        # 信息不存在等无法提供5件
        etc = token.has("list", "etc") and any(t.has("row") for t in tokens[at + 1 : at + 2])
        if token.has("part", "reasons") or etc:
            return [*tokens[at + 1 :]]
    return []


def _carried(tokens: Sequence[Token], at: int) -> str:
    """Where something is carried, by the years before and behind the word."""
    after = [t.offset for t in tokens[at + 1 : at + 4] if t.offset is not None]
    before = [t.offset for t in tokens[:at] if t.offset is not None]
    if after[:1] == [1] and before[-1:] == [-1] and tokens[at + 1].kind == "relative":
        # 2022年结转下年度
        return "carry_in"
    if after:
        return {1: "carry_out", 0: "carry_in", -1: "carry_in"}.get(after[0], "")
    return "carry_in" if before and before[-1] == -1 else "carry"
