"""The tables of a comparison in a terminal, aligned whatever the width of their characters."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.comparison.changes import Change, Comparison
from reportctl.formatters.changes.change_lines import Line, Sheet
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.words import (
    new_figure,
    old_figure,
    percentage,
    sides,
    signed,
)
from reportctl.record import NamedTuple
from reportctl.terminal.color import QUIET, STRONG, colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width
from reportctl.terminal.wrap import wrap

UP, DOWN = "36", "35"
"""More and less, neither of them good or bad."""
NOTED = "33"
WIDE = 140
"""Columns from which on the kinds of applicants stand beside the totals."""
_LEAST_LABEL = 28
MOST_LABEL = 46
"""A wider label would stand too far from its figures."""
_GAP = 2


class Layout(NamedTuple):
    """The widths of the columns, the same for every table of a report."""

    label: int
    figures: int
    """Of the old and of the new figures."""
    delta: int
    percent: int
    heads: tuple[str, str]
    others: tuple[tuple[str, int], ...] = ()
    """The kinds of applicants and the width of each, where they stand in columns."""
    below: bool = False
    """Whether the kinds of applicants are told in a line of their own."""

    @property
    def room(self) -> int:
        """Of everything but the label."""
        own = (self.figures + _GAP) * 2 + self.delta + self.percent + _GAP * 2
        return own + sum(wide + _GAP for _, wide in self.others)


def layout(comparison: Comparison, sheet: Sheet, options: Options) -> Layout:
    """The widths that fit a terminal; at 80 columns figures of eight digits leave a label 28."""
    changes = [line.change for line in sheet.lines if line.change]
    heads = sides(comparison)
    figures = max(
        [8, *map(width, heads), *(width(f(c)) for c in changes for f in (old_figure, new_figure))]
    )
    delta = max([6, *(width(signed(c.delta)) for c in changes)])
    percent = max([6, *(width(percentage(c)) for c in changes)])
    columns = max(options.width, 80)
    own = Layout(columns, figures, delta, percent, heads)
    asked = options.columns or columns >= WIDE
    others = _others(sheet) if asked else ()
    wide = Layout(columns, figures, delta, percent, heads, others)
    fits = columns - wide.room >= _LEAST_LABEL
    chosen = wide if others and fits else own
    below = bool(others) and not fits
    label = min(columns - chosen.room, _longest(sheet))
    return Layout(label, figures, delta, percent, heads, chosen.others, below)


def _longest(sheet: Sheet) -> int:
    """The width of the longest label, with the room it is set in."""
    labels = (width(_labelled(line)) + 2 * line.depth for line in sheet.lines if line.change)
    return min(max([_LEAST_LABEL, *labels]), MOST_LABEL)


def _labelled(line: Line) -> str:
    return f"{line.label}（{line.note}）" if line.note else line.label


def _others(sheet: Sheet) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for line in sheet.lines:
        for other in line.others:
            wide = max(width(_pair(other)), width(other.column))
            found[other.column] = max(found.get(other.column, 0), wide)
    return tuple(found.items())


def _pair(change: Change) -> str:
    old, new = old_figure(change), new_figure(change)
    return new if old == new else f"{old}→{new}"


def format_sheet(sheet: Sheet, grid: Layout, options: Options) -> Iterator[str]:
    """One section: its title, the names of the columns, its lines, what was folded away."""
    color = options.color
    yield colored(sheet.title, STRONG, color=color)
    if not sheet.lines:
        yield colored(f"  {sheet.folded}行都没有变（--all 全部列出）", QUIET, color=color)
        return
    heads = [_right(head, grid.figures) for head in grid.heads]
    heads += [_right("增减", grid.delta), _right("增减%", grid.percent)]
    heads += [
        _right(name, wide) for name, wide in grid.others if any(one.others for one in sheet.lines)
    ]
    line = pad("", grid.label) + "".join(" " * _GAP + head for head in heads)
    yield colored(line, QUIET, color=color)
    for one in sheet.lines:
        yield from _line(one, grid, options)
    if sheet.folded:
        yield colored(f"  另有{sheet.folded}行没有变（--all 全部列出）", QUIET, color=color)


def _line(line: Line, grid: Layout, options: Options) -> Iterator[str]:
    color = options.color
    indent = "  " * line.depth
    change = line.change
    room = grid.label - len(indent)
    if change is None:
        full = max(options.width, 80) - len(indent)
        for part in wrap([(plain(line.label), "")], full):
            yield indent + colored("".join(text for text, _ in part), QUIET, color=color)
        return
    if line.total:
        yield indent + colored("─" * (grid.label + grid.room - len(indent)), QUIET, color=color)
    runs = [(plain(_labelled(line)), "")]
    parts = ["".join(text for text, _ in part) for part in wrap(runs, room)]
    strong = STRONG if line.total else "" if line.differs else QUIET
    first = indent + pad(parts[0], room)
    yield colored(first, strong, color=color) + _figures(change, line, grid, color=color)
    for more in parts[1:]:
        yield colored(indent + more, strong, color=color)
    if grid.below and line.others:
        yield from _below(line, indent, options)


def _figures(change: Change, line: Line, grid: Layout, *, color: bool) -> str:
    old, new = (_right(plain(f(change)), grid.figures) for f in (old_figure, new_figure))
    delta = change.delta
    tone = UP if delta and delta > 0 else DOWN if delta else QUIET
    figures = f"{' ' * _GAP}{old}{' ' * _GAP}"
    figures += colored(new, STRONG if line.total or change.differs else "", color=color)
    if delta is None:
        told, tone = pad(f"  {line.tag}", grid.delta + grid.percent + _GAP), NOTED
    else:
        told = _right(signed(delta), grid.delta) + " " * _GAP
        told += _right(percentage(change), grid.percent)
    figures += " " * _GAP + colored(told, tone, color=color)
    if line.others and grid.others:
        by_name = {other.column: other for other in line.others}
        for name, wide in grid.others:
            other = by_name.get(name)
            shown = _right(_pair(other), wide) if other else " " * wide
            changed = other is not None and other.differs
            figures += " " * _GAP + colored(shown, "" if changed else QUIET, color=color)
    return figures


def _below(line: Line, indent: str, options: Options) -> Iterator[str]:
    """The kinds of applicants in a line of their own; those that stayed at 0 are left out."""
    told = [
        f"{other.column} {_pair(other)}"
        for other in line.others
        if other.differs or options.every or other.new
    ]
    room = max(options.width, 80) - len(indent) - 4
    if told:
        for part in wrap([("  ".join(told), QUIET)], room):
            text = "".join(run for run, _ in part)
            yield indent + "    " + colored(text.strip(), QUIET, color=options.color)


def _right(text: str, columns: int) -> str:
    """The text at the right end of a column."""
    return " " * (columns - width(text)) + text
