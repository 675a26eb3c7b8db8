"""Words and dates that name another period than the year: 截至6月底, 专项整治期间, 上年同期."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.lexicon import listed
from reportctl.prose.mentions import Date
from reportctl.prose.tokens import STRANGE, Token

_LAST = 12
"""The month with which the year is told whole."""
_UNTIL = listed("start", "until")


def names_time(token: Token) -> bool:
    """Whether a word before 期间 says that it is not the year: 专项整治期间, but not 报告期间."""
    return token.kind in STRANGE or any(map(token.has, ("act", "noun", "foreign", "part")))


def is_until(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is counted until a day that is not the end of the year: 截至6月底."""
    date, token = tokens[at].mention, tokens[at]
    ahead = tokens[at - 1].text if at else ""
    if not isinstance(date, Date) or not ahead.startswith(_UNTIL):
        return False
    past = token.offset is not None and token.offset < 0
    return past or date.month not in {None, 12, 1}


def is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is spoken of, and not a day until or from which something is counted."""
    date = tokens[at].mention
    if not isinstance(date, Date) or date.month is None or date.day is not None:
        return False
    near = [one.mention for one in tokens[max(at - 3, 0) : at + 4]]
    months = [one.month for one in near if isinstance(one, Date)]
    if (months[0], months[-1]) == (1, 12):
        # 1月至12月
        return False
    around = [token.text for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])]
    ends = any(text.startswith((*_UNTIL, "底", "末")) for text in around)
    return not (ends and date.month == _LAST)


def is_same_months(tokens: Sequence[Token], at: int) -> bool:
    """Whether something was done in 上年同期, which is not only compared with."""
    behind, verb = tokens[at + 1 : at + 2], tokens[at + 2 : at + 3]
    said = "".join(token.text for token in (tokens[at], *behind))
    return said.endswith("同期") and any(token.has("act") for token in verb)
