"""What is kept of many checked files: whether one fails, whose reports there are, no findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportctl.cli.files import SETTINGS
from reportctl.cli.settings_file import settings_for
from reportctl.formatters.findings.checked import Checked


class Tally:
    """The count over the files of one line."""

    def __init__(self, paths: Sequence[Path], *, strict: bool) -> None:
        """Nothing counted yet. `paths` are those of the line; with `strict` warnings count too."""
        folders = [path for path in paths if path.is_dir()]
        listed = [settings_for(folder / SETTINGS).settings.units for folder in folders]
        self.units = tuple(dict.fromkeys(name for units in listed for name in units))
        self.counting = {"error", "warning"} if strict else {"error"}
        self.failed = False
        """Whether a finding counts that is neither waived nor known."""
        self.hidden = 0
        """How many arithmetic errors the settings have switched off."""
        self.files: list[str] = []
        self._organs: dict[int, set[str]] = {}

    def count(self, checked: Iterable[Checked], *, keep: bool) -> Iterator[Checked]:
        """Count each file; hand it on where it is to be kept."""
        for one in checked:
            self.files.append(one.path)
            self.hidden += one.hidden
            self.failed = self.failed or any(
                finding.waived is None and finding.severity in self.counting
                for finding in one.findings
            )
            if self.units and one.year:
                self._organs.setdefault(one.year, set()).add(one.organ)
            if keep:
                yield one

    def print_missing(self) -> None:
        """Say on stderr which units of the settings have no report of a year in the folders."""
        if not self.units:
            return
        from reportctl.report.organs import same_organ

        for year, organs in sorted(self._organs.items()):
            missing = [
                name for name in self.units if not any(same_organ(name, organ) for organ in organs)
            ]
            if missing:
                print(
                    f"{year}年度没有下列单位的报告（{len(missing)}）：{'、'.join(missing)}",
                    file=sys.stderr,
                )
