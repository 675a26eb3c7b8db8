"""What the files of a `render` line are called: one name for each, and no two alike."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from reportctl.cli.links import real_path
from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.rendering.formats import FORMATS

UNFIT = (
    r'[\\/:*?"<>|#%\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+'
)
"""What a file name, or a link to it, cannot hold on one system or another, and what nobody sees."""
CHARTS = "charts"
"""The 图解: a page of pictures beside the report, made from it and the years before."""
OUTPUTS: dict[str, Format] = {
    **FORMATS,
    CHARTS: Format(
        CHARTS,
        ".charts.html",
        "图解",
        "reportctl.rendering.charts:render",
        also=(".html", ".htm"),
    ),
}
"""Every format that `render` writes; its options are these names."""
WEBFORM = "webform"
"""The form as a page to fill in, which `fill` writes."""
_WEBFORM = Format(
    WEBFORM, ".html", "网页表单", "reportctl.rendering.webform:render", also=(".htm",)
)
IN_FOLDERS: Mapping[str, Format] = {
    ".png": OUTPUTS["png"],
    ".svg": Format("svg", ".svg", "图", "reportctl.rendering.charts:draw_pictures"),
    ".txt": Format(
        "words",
        ".txt",
        "替代文本",
        "reportctl.rendering.charts:draw_pictures",
        mark=r"政府信息公开工作年度报告.*reportctl\Z",
    ),
}
"""By ending the files of a folder of pictures."""
MADE: Mapping[str, Format] = ChainMap(OUTPUTS, {WEBFORM: _WEBFORM})
"""Every format whose files bear a report's name."""


def infer_format(
    output: Path | None, given: str, formats: Mapping[str, Format], command: str
) -> str:
    """The format that `--format` gives or the ending of `-o` says, or '' where neither does.

    Raises Failure where the two contradict each other, and for an ending of some other format.
    """
    name = output.name.lower() if output is not None else ""
    if given:
        if output is None or name.endswith(formats[given].endings):
            return given
        said = _format_of(name, formats)
        if said:
            raise Failure(
                f"{output} 的结尾说的是{said.word}，--format 写的是 {given}；请改其中的一处"
            )
        _refuse_ending(output, formats, command)
        return given
    said = _format_of(name, formats) if name else None
    if said is None and output is not None:
        _refuse_ending(output, formats, command)
    return said.name if said else ""


def _refuse_ending(output: Path, formats: Mapping[str, Format], command: str) -> None:
    ending = output.suffix.lower()
    if other := FOREIGN.get(ending):
        known = "、".join(dict.fromkeys(row.suffix for row in formats.values() if row.suffix))
        raise Failure(f"{output}：{command} 不写{other}（{ending}）；结尾可以是 {known}")


def _format_of(name: str, formats: Mapping[str, Format]) -> Format | None:
    """The format of which a file's name has the longest ending."""
    fitting = [
        (len(ending), ending == row.suffix, row)
        for row in formats.values()
        for ending in row.endings
        if ending and name.endswith(ending)
    ]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def name_files(
    reports: Sequence[Path],
    formats: Sequence[str],
    output: Path | None,
    option: str = "-o",
    mark: str = "",
) -> list[dict[str, Path]]:
    """For each report a file for each format.

    Without `output` they stand beside the report, by its name. `output` is a file, for one report
    in one format, or a folder; in a folder, reports of one name bear the names of their folders
    too. `option` is the one after which `output` stands, `mark` what names that are made here end
    with. Raises Failure where it cannot be what it
    would have to be.
    """
    if output is not None and _is_file(output, len(reports) * len(formats), formats, option):
        return [{formats[0]: output}]
    taken = {_folded(report) for report in reports}
    found = []
    for names in _candidates(reports, output, mark):
        files = next(files for name in names if _free(files := _files(name, formats), taken))
        taken |= {_folded(file) for file in files.values()}
        found.append(files)
    return found


FOREIGN: Mapping[str, str] = {
    **{row.suffix: row.word for row in OUTPUTS.values()},
    **dict.fromkeys((".json", ".jsonl", ".xml", ".sarif", ".csv", ".parquet"), "这种数据"),
    **dict.fromkeys((".doc", ".wps", ".xls", ".et", ".ofd", ".htm", ".mht"), "这种文件"),
}
"""Endings that say a format; a command that does not write it refuses the name."""


def _is_file(output: Path, wanted: int, formats: Sequence[str], option: str) -> bool:
    """Whether the option names a file: one that is there, or one whose ending says so."""
    if str(output) == "-":
        raise Failure(f"不往标准输出写；请在 {option} 后面写文件或者文件夹")
    if output.is_dir():
        return False
    right = any(output.name.lower().endswith(MADE[name].endings) for name in formats)
    if not right and not output.is_file() and not looks_like_file(output):
        return False
    if wanted > 1:
        raise Failure(
            f"{output} 是文件名，而要输出的文件有 {wanted} 个；请在 {option} 后面写一个文件夹"
        )
    if not right:
        word, end = MADE[formats[0]].word, MADE[formats[0]].suffix
        raise Failure(f"{output} 不像{word}的名字：应以 {end} 结尾，或者写一个文件夹")
    return True


def looks_like_file(output: Path) -> bool:
    """Whether a name that is not there yet ends like a document's; 2021.01 is a folder's name."""
    ending = output.suffix[1:]
    return ending.isascii() and not ending.isdecimal() and 0 < len(ending) <= len("numbers")


def _candidates(
    reports: Sequence[Path], output: Path | None, mark: str
) -> Iterator[Iterator[Path]]:
    """For each report the names that its files may have, without endings, best first."""
    stems = [report.stem.casefold() for report in reports]
    for report in reports:
        folder = output if output is not None else report.parent
        alone = output is None or stems.count(report.stem.casefold()) == 1
        names = _names(report, folder, alone=alone, above=output is not None)
        yield (name.with_name(name.name + mark) for name in names)


def _names(report: Path, folder: Path, *, alone: bool, above: bool) -> Iterator[Path]:
    if alone:
        yield folder / report.stem
    if above:
        parents = [parent.name for parent in real_path(report).parents if parent.name]
        for depth in range(1, len(parents) + 1):
            yield folder / "-".join([*reversed(parents[:depth]), report.stem])
    yield folder / report.name
    yield from (folder / f"{report.name}-{number}" for number in count(2))


def _files(name: Path, formats: Sequence[str]) -> dict[str, Path]:
    return {format_: name.with_name(name.name + MADE[format_].suffix) for format_ in formats}


def _free(files: Mapping[str, Path], taken: set[str]) -> bool:
    return not any(_folded(file) in taken for file in files.values())


def _folded(path: Path) -> str:
    """A path as the systems compare it that know no capitals."""
    return str(real_path(path)).casefold()
