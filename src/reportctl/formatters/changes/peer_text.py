"""Several organs side by side in a terminal: panels of as many columns as fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.comparison.peers import Measure, Peers, Sheet
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import (
    FAR,
    MEANING,
    TOTAL,
    Names,
    asked_sheets,
    peers_title,
    say_far,
    say_left_out,
    shorten,
    shown,
    shown_total,
)
from reportctl.terminal.color import QUIET, STRONG, colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width
from reportctl.terminal.wrap import wrap

LEAST = 80
_GAP = 2
_LABEL = 28
"""Columns of an organ's name, at most; a longer one is broken."""
_FIGURE = 8
"""Columns of a figure, at least: four characters of its heading."""
_ALARM = "33"


def format_peers(peers: Peers, options: Options) -> str:
    """The tables, and each figure that is far from the others."""
    return "\n".join(_lines(peers, options)) + "\n"


def _lines(peers: Peers, options: Options) -> Iterator[str]:
    names = shorten(peers)
    room = max(options.width, LEAST)
    yield colored(plain(peers_title(peers)), STRONG, color=options.color)
    if names.left_out:
        said = f"  各机关名称开头的“{names.left_out}”没有写；{MEANING}"
    else:
        said = f"  {MEANING}"
    yield colored(plain(said), QUIET, color=options.color)
    sheets = list(asked_sheets(peers, options))
    for sheet in sheets:
        yield ""
        yield colored(sheet.title, STRONG, color=options.color)
        for measures in _panels(sheet, names, room):
            yield from _panel(measures, names, options)
        if said := say_left_out(sheet.measures):
            yield colored(f"  {said}", QUIET, color=options.color)
    far = say_far(sheets, peers)
    yield ""
    yield colored(f"相差悬殊的 {len(far)} 处", STRONG, color=options.color)
    for line in far:
        for part in wrap([(plain(line), "")], room - 2):
            yield "  " + colored("".join(text for text, _ in part), _ALARM, color=options.color)


def _label(names: Names) -> int:
    return min(_LABEL, max(width(plain(name)) for name in (TOTAL, *names.names)))


def _wide(measure: Measure) -> int:
    """The columns that a figure takes, with the room for its mark."""
    told = [shown_total(measure), *(shown(point, measure) for point in measure.points)]
    return max(_FIGURE, *(width(one) for one in told))


def _panels(sheet: Sheet, names: Names, room: int) -> Iterator[list[Measure]]:
    """The columns in stretches that fit in the room beside the names."""
    panel: list[Measure] = []
    left = own = room - _label(names)
    for measure in sheet.measures:
        taken = _wide(measure) + len(FAR) + _GAP - 1
        if panel and taken > left:
            yield panel
            panel, left = [], own
        panel.append(measure)
        left -= taken
    yield panel


def _panel(measures: Sequence[Measure], names: Names, options: Options) -> Iterator[str]:
    label, color = _label(names), options.color
    wides = [_wide(measure) for measure in measures]
    heads = [
        ["".join(text for text, _ in part) for part in wrap([(measure.label, "")], wide)]
        for measure, wide in zip(measures, wides, strict=True)
    ]
    deep = max(map(len, heads))
    for at in range(deep):
        line = " " * label
        for head, wide in zip(heads, wides, strict=True):
            own = at - (deep - len(head))
            line += " " * (_GAP - 1) + _right(head[own] if own >= 0 else "", wide) + " "
        yield colored(line.rstrip(), QUIET, color=color)
    for number, name in enumerate(names.names):
        first, *more = [
            "".join(text for text, _ in part) for part in wrap([(plain(name), "")], label)
        ]
        line = pad(first, label)
        for measure, wide in zip(measures, wides, strict=True):
            far = number in measure.outliers
            told = _right(plain(shown(measure.points[number], measure)), wide)
            told += FAR if far else " "
            line += " " * (_GAP - 1) + colored(told, _ALARM if far else "", color=color)
        yield line.rstrip()
        yield from more
    line = pad(TOTAL, label)
    for measure, wide in zip(measures, wides, strict=True):
        line += " " * (_GAP - 1) + _right(shown_total(measure), wide) + " "
    yield colored("─" * width(line.rstrip()), QUIET, color=color)
    yield colored(line.rstrip(), STRONG, color=color)
    yield ""


def _right(text: str, columns: int) -> str:
    return " " * (columns - width(text)) + text
