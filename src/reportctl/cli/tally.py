"""What is kept of many checked files: whether one fails, whose reports there are, no findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportctl.cli.files import SETTINGS, owners_of, quoted, year_in_name
from reportctl.cli.settings_file import settings_for
from reportctl.finding import Failure
from reportctl.formatters.findings.checked import Checked
from reportctl.rules.run import UNREADABLE


def _listed_for(folder: Path) -> tuple[str, ...]:
    """The units that the settings of a folder list; in a unit's own folder nobody else is due."""
    from reportctl.report.organs import find_owner

    units = settings_for(folder / SETTINGS).settings.units
    return () if units and find_owner(folder.absolute().name, "", units) else tuple(units)


class Tally:
    """The count over the files of one line."""

    def __init__(self, paths: Sequence[Path], *, strict: bool, year: int | None = None) -> None:
        """Nothing counted yet.

        `paths` are those of the line; with `strict` warnings count too; `year` is the one that is
        asked for, None for all.
        """
        folders = [path for path in paths if path.is_dir()]
        listed = [_listed_for(folder) for folder in folders]
        self.units = tuple(dict.fromkeys(name for units in listed for name in units))
        self.counting = {"error", "warning"} if strict else {"error"}
        self.failed = False
        """Whether a finding counts that is neither waived nor known."""
        self.unread_only = True
        """Whether of such findings there are only those of files that could not be read."""
        self.hidden = 0
        """How many arithmetic errors the settings have switched off."""
        self.files: list[str] = []
        self._paths = paths
        self._years: set[int] = set()
        """The years whose reports were counted."""
        self._year = year
        self._others = 0
        """How many reports were of other years than the one that is asked for."""
        self._organs: dict[int, set[str]] = {year: set()} if year else {}
        self._first: dict[tuple[int, str], str] = {}
        """By year and organ the first file that is its report."""
        self._twice: dict[int, dict[str, str]] = {}
        """By year the organs with two reports, and the second file."""
        self._unread: dict[int, set[str]] = {}
        """By year the units of the settings of which a file could not be read."""

    def of_year(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """The files that are of the year that is asked for, or may be.

        Raises Failure in the end where there is none.
        """
        found = False
        for one in checked:
            year = one.year or year_in_name(Path(one.path))
            found = found or year == self._year
            if self._year is None or year in {None, self._year}:
                yield one
            else:
                self._others += 1
        if self._year and not found:
            raise Failure(f"没有{self._year}年度的报告；请检查文件夹和年度（--year）")

    def count(self, checked: Iterable[Checked], *, keep: bool) -> Iterator[Checked]:
        """Count each file; hand it on where it is to be kept."""
        for one in checked:
            self.files.append(one.path)
            self._years.update({one.year} if one.year else ())
            self.hidden += one.hidden
            if one.year and self._first.setdefault((one.year, one.organ), one.path) != one.path:
                self._twice.setdefault(one.year, {})[one.organ] = one.path
            counted = {
                finding.code
                for finding in one.findings
                if finding.waived is None and finding.severity in self.counting
            }
            self.failed = self.failed or bool(counted)
            self.unread_only = self.unread_only and counted <= {UNREADABLE}
            if self.units and one.year:
                self._organs.setdefault(one.year, set()).add(one.organ)
            elif self.units and (year := year_in_name(Path(one.path))):
                self._unread.setdefault(year, set()).update(owners_of(Path(one.path), self.units))
            if keep:
                yield one

    def missing(self) -> dict[str, list[int]]:
        """The units of the settings that lack a report, each with the years.

        Who has one that could not be read lacks none.
        An earlier year that few units have is not collected, so that nobody lacks it.
        """
        there = self._there()
        found: dict[str, list[int]] = {}
        for year, present in there.items():
            if year == max(there) or not self._is_stray(present):
                for name in self.units:
                    if name not in present and name not in self._unread.get(year, ()):
                        found.setdefault(name, []).append(year)
        return found

    def _there(self) -> dict[int, set[str]]:
        """By year the units of the settings that have a report."""
        years = sorted(self._organs.items()) if self.units else ()
        return {year: self._present(organs) for year, organs in years}

    def _is_stray(self, present: set[str]) -> bool:
        return 2 * len(present) < len(self.units)

    def _present(self, organs: set[str]) -> set[str]:
        """The units of the settings that these organs are."""
        from reportctl.report.organs import find_missing

        return set(self.units) - set(find_missing(self.units, organs))

    def print_next_step(
        self, paths: Sequence[Path], code: int, *, to_file: bool, fixed: bool
    ) -> None:
        """Say on stderr what comes after a check; `fixed` is whether the line fixes by itself.

        Nothing comes after one that could not be written.
        """
        sys.stdout.flush()
        if len(paths) == 1 and paths[0] in (self._paths or paths):
            file = quoted(paths[0])
            told = f"接着运行 reportctl render {file} --pdf"
            if code and self.unread_only:
                told = f"请先改好读不出来的文件，再运行 reportctl validate {file}"
            elif code and fixed:
                told = f"余下的照“怎么改”自己改，再运行 reportctl validate {file}"
            elif code:
                told = f"加 --fix --diff 看哪些能替你改；改好后再运行 reportctl validate {file}"
            print(told, file=sys.stderr)
            self._print_next_year(paths[0])
        elif code and not to_file and len(self._paths) == 1:
            year = f" --year {max(self._years)}" if self._year or len(self._years) > 1 else ""
            told = f"reportctl validate {quoted(self._paths[0])}{year} --format xlsx -o 反馈"
            print(f"给每个单位一份自己的问题，运行 {told}", file=sys.stderr)

    def _print_next_year(self, path: Path) -> None:
        """Say how the next year's report is begun, where this may be last year's.

        So it may be where none of the years around lies beside it. Which year it is now nobody
        asks: the same files have the same answer. A county that checks a unit's begins none.
        """
        year = next(iter(self._years), None)
        if year is None or path.stem != str(year) or settings_for(path).settings.units:
            return
        around = (str(year - 1), str(year + 1))
        names = [file.name for file in path.parent.glob("*.toml")]
        if not any(one in name for name in names for one in around):
            after = quoted(path.with_name(f"{year + 1}.toml"))
            line = f"reportctl init {after} --previous {quoted(path)}"
            print(f"编 {year + 1} 年度的，运行 {line}", file=sys.stderr)

    def print_missing(self) -> None:
        """Say on stderr who has two reports of a year, and which units of the list have none."""
        if self._others:
            told = f"只看{self._year}年度的，另有 {self._others} 份其他年度的没有列出"
            print(told, file=sys.stderr)
        for year, units in sorted(self._unread.items()):
            if named := sorted(units):
                told = f"{year}年度有一份打不开的单位（{len(named)}）：{'、'.join(named)}"
                print(told, file=sys.stderr)
        for year, twice in sorted(self._twice.items()):
            pairs = [f"{one}（{self._first[year, one]} 和 {file}）" for one, file in twice.items()]
            told = f"{year}年度有两份报告的机关（{len(pairs)}）：{'、'.join(pairs)}"
            print(f"{told}；汇总以前请各去掉一份", file=sys.stderr)
        missing = self.missing()
        for year in sorted({year for years in missing.values() for year in years}):
            names = [name for name, years in missing.items() if year in years]
            print(
                f"{year}年度没有下列单位的报告（{len(names)}）：{'、'.join(names)}",
                file=sys.stderr,
            )
        if self.units:
            from reportctl.report.organs import find_missing

            organs = dict.fromkeys(one for found in self._organs.values() for one in found)
            if others := find_missing(sorted(organs), self.units):
                told = "、".join(others)
                print(f"单位名单上没有的机关（{len(others)}）：{told}", file=sys.stderr)
        there = self._there()
        for year, present in there.items():
            if year < max(there) and self._is_stray(present):
                who = "、".join(sorted(present)) or "名单以外的单位"
                print(f"{year}年度的报告只有 {len(present)} 个单位有：{who}", file=sys.stderr)
