"""Hypothesis strategies for TOML text of every shape a hand or a program may give it."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.text(
    st.one_of(
        st.sampled_from("abc é一二（）“”，。#=[]{},.'\\\"\t 　😀"),
        st.characters(min_codepoint=32, exclude_characters="\x7f", exclude_categories=["Cs"]),
    ),
    max_size=8,
)
_PROSE = st.lists(_WORDS, min_size=1, max_size=4).map("\n".join)


def _escaped(text: str, *, lines: bool) -> str:
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    return made if lines else made.replace("\t", "\\t").replace("\n", "\\n")


def _basic(text: str) -> str:
    return f'"{_escaped(text, lines=False)}"'


@st.composite
def _folded(draw: st.DrawFn) -> str:
    """Three quotes, with lines joined by a backslash and quotes left raw where they may be."""
    body = _escaped(draw(_PROSE), lines=True)
    body += draw(st.sampled_from(["", "\\\n   \n\t", "\\u4e00", "\\U0001F600", '""', '"', "\\n"]))
    body += draw(st.sampled_from(["", "末\\  \n  行", "x"]))
    return f'"""{draw(st.sampled_from(["", NL]))}{body}"""'


NL = "\n"
_LITERALS = _WORDS.map(lambda text: "'" + text.replace("'", "") + "'")
_LONG_LITERALS = st.tuples(st.sampled_from(["", NL]), _PROSE, st.sampled_from(["", "'", "''"])).map(
    lambda parts: "'''" + parts[0] + parts[1].replace("'", "") + parts[2] + "'''"
)
SCALARS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(
        [
            "0x1F",
            "0b101",
            "1_000",
            "+7",
            "-0",
            "1.5",
            "-0.0000",
            "6.02e+23",
            "1e5",
            "inf",
            "-inf",
            "true",
            "false",
        ]
    ),
    st.sampled_from(
        ["1979-05-27", "1979-05-27 07:32:00", "1979-05-27T07:32:00.5+08:00", "07:32:00"],
    ),
    _WORDS.map(_basic),
    _LITERALS,
    _LONG_LITERALS,
    _folded(),
)
_GAPS = st.sampled_from(["", " ", "\t", "  "])
_BREAKS = st.sampled_from(["", " ", NL, " # 说明, ] \" '\n", "\n\n  "])


@st.composite
def _arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    parts = draw(st.lists(values, max_size=4))
    made = "["
    for number, part in enumerate(parts):
        comma = "," if number < len(parts) - 1 else draw(st.sampled_from(["", ","]))
        made += f"{draw(_BREAKS)}{part}{draw(_BREAKS)}{comma}"
    return f"{made}{draw(_BREAKS)}]"


@st.composite
def _inlines(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(st.sampled_from(["a", "b.c", '"d e"', "'x'.y"]), unique=True, max_size=3))
    gap = draw(_GAPS)
    return "{" + gap + f",{gap}".join(f"{key}{gap}={gap}{draw(values)}" for key in keys) + gap + "}"


VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(_arrays(inner), _inlines(inner)), max_leaves=6
)

_KEYS = [
    "a",
    "b1",
    "c-d",
    "_e",
    '"引号 键"',
    "'lit.eral'",
    '"esc\\u4e00"',
    "7",
    "f.g",
    'f."h i"',
    "k . l.m",
]


@st.composite
def _entries(draw: st.DrawFn) -> list[str]:
    lines = []
    for key in draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=4)):
        lines += draw(st.lists(st.sampled_from(["", "  ", "# 注释 = [", "\t# x"]), max_size=1))
        tail = draw(st.sampled_from(["", "  # 一、本年新收", "#", "\t "]))
        lines.append(f"{draw(_GAPS)}{key}{draw(_GAPS)}={draw(_GAPS)}{draw(VALUES)}{tail}")
    return lines


_HEADERS = [
    "[t1]",
    "[t2.sub]",
    "[ t3 . 'q q' ]",
    '["中"]  # 表',
    "[[w]]",
    "[[w]]",
    "[w.inner]",
    "[[w.list]]",
]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """TOML that tomllib accepts, with LF, CRLF, or both."""
    lines = draw(_entries())
    for header in draw(st.lists(st.sampled_from(range(len(_HEADERS))), unique=True, max_size=5)):
        if _HEADERS[header] in ("[w.inner]", "[[w.list]]") and "[[w]]" not in "".join(lines):
            continue
        lines += [draw(st.sampled_from(["", "# ---", "\t"])), _HEADERS[header], *draw(_entries())]
    text = NL.join(lines) + draw(st.sampled_from(["", NL, "\n\n", "\n# 完"]))
    ends = draw(st.sampled_from(["lf", "crlf", "mixed"]))
    if ends == "lf":
        return text
    pieces = text.split(NL)
    joined = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        joined += ("\r\n" if ends == "crlf" or number % 2 else NL) + piece
    return joined
