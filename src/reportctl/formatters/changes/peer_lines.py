"""Several organs side by side: how names and figures are worded, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os.path import commonprefix

from reportctl.comparison.peers import Measure, Peers, Point, Sheet
from reportctl.formatters.changes.change_lines import wanted
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.words import figure
from reportctl.record import NamedTuple
from reportctl.report.organs import REGIONS

FAR = "*"
"""Stands behind a figure that is far from the others."""
TOTAL = "合计"
_WORDS = {"blank": "空白", "unread": "?", "absent": "无此行"}


class Names(NamedTuple):
    """What the organs are called in a table."""

    left_out: str
    """The place with which all of them begin, which the table leaves out; '' for none."""
    names: tuple[str, ...]


def shorten(peers: Peers) -> Names:
    """The organs without the name of the county that all of them bear."""
    organs = [report.organ for report in peers.reports]
    shared = commonprefix(organs)  # noqa: RUF071 - names, not paths
    while shared and (not shared.endswith(REGIONS) or shared in organs):
        shared = shared[:-1]
    return Names(shared, tuple(organ[len(shared) :] for organ in organs))


def peers_title(peers: Peers) -> str:
    """What is compared, in one line."""
    return f"{peers.year}年 {len(peers.reports)} 个机关的政府信息公开工作年度报告并列"


def asked_sheets(peers: Peers, options: Options) -> Iterator[Sheet]:
    """The sections with the columns that are asked for."""
    for sheet in peers.sheets if options.tables else ():
        kept = tuple(one for one in sheet.measures if wanted(one.key, options.keys))
        if kept:
            yield sheet._replace(measures=kept)


def shown(point: Point, measure: Measure) -> str:
    """A figure as it is read; a share has two decimals."""
    if point.value is None:
        return _WORDS.get(point.state, "—")
    return f"{point.value:.2f}" if measure.share else figure(point.value, point.written)


def shown_marked(measure: Measure, at: int) -> str:
    """An organ's figure, with the mark of one that is far from the others."""
    return shown(measure.points[at], measure) + (FAR if at in measure.outliers else "")


def shown_total(measure: Measure) -> str:
    """What stands in the line of the totals."""
    return "—" if measure.total is None else shown(Point(measure.total), measure)


def left_out(measures: Sequence[Measure]) -> int:
    """How many cells the totals leave out, being blank, not read or not there."""
    return sum(point.state != "" for measure in measures for point in measure.points)


def say_left_out(measures: Sequence[Measure]) -> str:
    """That, as a sentence; '' for none."""
    count = left_out(measures)
    return f"合计不含空白、没有读出来和没有的格（{count} 格）" if count else ""


def say_far(sheets: Sequence[Sheet], peers: Peers) -> list[str]:
    """Each figure that is far from the others, a line each."""
    names = shorten(peers).names
    return [
        f"{names[at]}：{measure.label} {shown(measure.points[at], measure)}"
        f"（中间值 {_plain(measure.middle)}）"
        for sheet in sheets
        for measure in sheet.measures
        for at in sorted(measure.outliers)
    ]


def _plain(value: float | None) -> str:
    return "—" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


MEANING = f"{FAR} 和其他机关相差悬殊，请核对"
