"""Whose report a source is: its organ, year and edition beside those of the file it is to fill."""

from __future__ import annotations

from reportctl.fill.reading import Reading
from reportctl.finding import Failure
from reportctl.record import NamedTuple
from reportctl.report.organs import Likeness, compare_organs, same_organ
from reportctl.report.report import Report


class Identity(NamedTuple):
    """Whose report a file is, as far as it is known, and what says so."""

    organ: str = ""
    year: int | None = None
    edition: int | None = None
    """None for a file that is still to be made."""
    origin: str = ""
    """What says so, for messages: the file, the options, the file's name."""

    @property
    def says(self) -> str:
        """How a message begins what it says: 2021.toml 的, --year 的, 这个文件的."""
        origin = self.origin.strip()
        return f"{origin} 的" if origin[-1:].isascii() and origin else f"{origin}的"


def name_options(organ: str, year: int | None) -> str:
    """The options of a line that say whose a source is, as an origin; '' where none does."""
    given = [name for name, value in (("--organ", organ), ("--year", year)) if value]
    return "、".join(given)


def check_options(report: Report, organ: str, year: int | None, level: str = "") -> None:
    """Raise Failure where the options of a line say another organ, year or level than the file."""
    for name, what, given, there in (
        ("organ", "机关", organ, report.organ),
        ("year", "年度", str(year or ""), str(report.year)),
        ("level", "层级", level, report.level or ""),
    ):
        if given and given != there and not same_organ(given, there):
            raise Failure(
                f"--{name} 写的{what}是 {given}，{report.path} {_says(there)}，没有改动；"
                f"要改文件里的{what}，请写 --set report.{name}={given}"
            )


def _says(there: str) -> str:
    return f"的是 {there}" if there else "没有写"


def check_identity(source: str, reading: Reading, whose: Identity, *, accept: bool) -> list[str]:
    """What is doubtful of a source for a file, in Chinese; raises Failure where it is another's.

    `source` is its name for messages; `accept` takes another's all the same, and tells it.
    """
    doubts: list[str] = []
    theirs = [
        ("机关", reading.organ, whose.organ, _likeness(reading.organ, whose.organ)),
        ("年度", reading.year, whose.year, _equal(reading.year, whose.year)),
        ("格式", reading.form.edition, whose.edition, _equal(reading.form.edition, whose.edition)),
    ]
    for what, its, ours, likeness in theirs:
        if likeness == "other" and not accept:
            raise Failure(
                f"{source} 的{what}是 {its}，{whose.says}是 {ours}，没有读入；"
                "确要读入请加 --accept-other"
            )
        if likeness == "other":
            doubts.append(f"{source} 的{what}是 {its}，{whose.says}是 {ours}，按要求读入")
        if likeness in {"place", "office", "short"}:
            same = f"{whose.says}是 {ours}，当作同一个，请核对"
            doubts.append(f"{source} 的{what}是 {its}，{same}")
    return doubts


def _likeness(one: str, other: str) -> Likeness:
    return compare_organs(one, other) if one and other else "same"


def _equal(one: int | None, other: int | None) -> Likeness:
    return "other" if one and other and one != other else "same"
