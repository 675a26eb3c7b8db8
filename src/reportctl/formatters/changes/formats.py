"""The formats of what changed, by the name that `--format` takes, and what the reader asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from reportctl.comparison.changes import Comparison
from reportctl.comparison.peers import Peers
from reportctl.format import Format, by_name
from reportctl.record import NamedTuple

if TYPE_CHECKING:
    from reportctl.comparison.trend import Trend

_HERE = "reportctl.formatters.changes."

FORMATS: Mapping[str, Format] = by_name(
    Format(
        "text",
        ".txt",
        "文本",
        _HERE + "text:format_changes",
        mark=r"\A.{1,200}政府信息公开工作年度报告(年度对比|走势|同年两机关对比|同一报告|并列)",
    ),
    Format(
        "json",
        ".json",
        "JSON",
        _HERE + "json:format_changes",
        mark=r'\A\{("version":\d+,)?("old":\{"file"|("year":\d+,"edition":\d+,)?"reports":\[\{)',
    ),
    Format("md", ".md", "Markdown 文本", _HERE + "md:format_changes", also=(".markdown",)),
    Format("html", ".html", "网页", _HERE + "html:format_changes", also=(".htm",)),
    Format("xlsx", ".xlsx", "Excel 工作簿", _HERE + "xlsx:format_changes", binary=True),
    Format(
        "csv",
        ".csv",
        "CSV",
        _HERE + "table:format_changes",
        binary=True,
        mark=r"key,column,(column_key,)?label,(old,new,delta|year,value,state)|organ,year,file,key,column,column_key",
    ),
)
"""The choices of `diff --format`. Each module has `format_changes` for two reports, `format_trend`
for the years of an organ, and for several organs `format_peers`, in `peer_…` where it is long."""


PEERS = {name: f"{_HERE}peer_{name}" for name in ("text", "html", "xlsx")}
"""The modules that put several organs side by side, where it is not that of the format."""


def format_changes(name: str, found: Comparison | Trend | Peers, options: Options) -> str | bytes:
    """What was compared in one of the formats; bytes where it is no text."""
    row = FORMATS[name]
    if not isinstance(found, Comparison):
        module = row.function.partition(":")[0]
        beside = f"{module}:format_trend"
        if isinstance(found, Peers):
            beside = f"{PEERS.get(name, module)}:format_peers"
        row = row._replace(function=beside)
    return cast("str | bytes", row(found, options))


class Options(NamedTuple):
    """What the reader asked for."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    every: bool = False
    """Whether what did not change is shown too."""
    columns: bool = False
    """Whether the kinds of applicants are shown beside the totals."""
    only: tuple[str, ...] = ()
    """`tables`, `prose`, or keys of sections, tables and rows; none means all."""

    @property
    def tables(self) -> bool:
        """Whether tables are asked for."""
        return not self.only or "prose" not in self.only or len(self.only) > 1

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are asked for; none means all."""
        return () if "tables" in self.only else tuple(k for k in self.only if k != "prose")

    def prose(self, key: str) -> bool:
        """Whether the prose of a section is asked for."""
        return not self.only or "prose" in self.only or key in self.only
