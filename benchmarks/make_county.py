"""Writes samples/county: twelve invented units of one county, 2020 to 2023, as they come in.

Most reports are right. Some have the faults that reviewers meet most, one is missing, one cannot
be read, one came as pasted text in GBK. A test holds the folder to what this script writes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from benchmarks.planting.compose import later_draft
from benchmarks.planting.draft import Draft
from benchmarks.planting.measure import KINDS
from reportctl.schema.form import At

COUNTY = Path(__file__).parents[1] / "samples" / "county"
PLACE = "青岚县"
UNITS = (
    ("云溪镇人民政府", "township", "我镇", "some"),
    ("柳林镇人民政府", "township", "我镇", "few"),
    ("石桥镇人民政府", "township", "我镇", "none"),
    ("枫湾乡人民政府", "township", "我乡", "few"),
    ("东关街道办事处", "street", "街道", "some"),
    ("西河街道办事处", "street", "街道", "none"),
    ("发展和改革局", "department", "我局", "some"),
    ("教育局", "department", "我局", "some"),
    ("民政局", "department", "我局", "few"),
    ("自然资源局", "department", "我局", "many"),
    ("住房和城乡建设局", "department", "我局", "many"),
    ("市场监督管理局", "department", "我局", "some"),
)
"""Name after the county's, level, what it calls itself, how many applications it gets."""
YEARS = (2020, 2021, 2022, 2023)
PLANTED = {
    ("云溪镇人民政府", 2023): "开头的年份是上一年",
    ("柳林镇人民政府", 2023): "收到（新收）申请差一",
    ("东关街道办事处", 2023): "行总计仍是 0",
    ("发展和改革局", 2023): "上年结转总计接不上",
    ("教育局", 2023): "全年工作写成上一年",
    ("自然资源局", 2023): "一行内一格少一、一格多一",
    ("住房和城乡建设局", 2022): "分项多一或少一",
    ("市场监督管理局", 2023): "空白格",
}
"""The fault in a report, by the name of its kind."""
MISSING = {("石桥镇人民政府", 2023), ("枫湾乡人民政府", 2021)}
PASTED = ("西河街道办事处", 2023)
BROKEN = ("民政局", 2023)
SETTINGS = """\
# {place}政务公开办的本地设置：下面各单位的报告都用它
deadline = "01-31"   # 次年1月31日前公布
units    = [
{units}
]
"""


def files() -> Mapping[str, bytes]:
    """Every file below samples/county by its path, and its bytes."""
    made: dict[str, bytes] = {}
    for name, level, me, size in UNITS:
        dice = Random(f"county {name}")
        organ, last = f"{PLACE}{name}", None
        for year in YEARS:
            draft = later_draft((organ, level, me), year, size, last, dice)
            last = draft
            if (name, year) in MISSING:
                continue
            path = f"{organ}/{year}"
            if (name, year) == PASTED:
                made[f"{path}.txt"] = paste(draft).encode("gbk")
                continue
            text = _plant(draft, PLANTED.get((name, year), ""), dice).text()
            if (name, year) == BROKEN:
                # the closing mark of a text was deleted with the line after it
                head, _, tail = text.rpartition('"""\n')
                text = head + tail
            made[f"{path}.toml"] = text.encode()
    units = "\n".join(f'    "{PLACE}{name}",' for name, *_ in UNITS)
    made["reportctl.toml"] = SETTINGS.format(place=PLACE, units=units).encode()
    return made


def _plant(draft: Draft, kind: str, dice: Random) -> Draft:
    if not kind:
        return draft
    plant: Callable[[Draft, Random], Draft | None] = next(
        one.plant for one in KINDS if one.name == kind
    )
    planted = plant(draft, dice)
    if planted is None:
        raise ValueError(f"{draft.organ} {draft.year}: no place for {kind}")
    return planted


def paste(draft: Draft) -> str:
    """A report as it comes out of a Word file by copying: cells parted by tabs."""
    lines = [draft.facts.get("title") or f"{draft.organ}{draft.year}年政府信息公开工作年度报告", ""]
    for section in draft.form.sections:
        lines += [section.title, ""]
        for paragraph in draft.prose.get(section.key, ()):
            lines.append("".join(str(piece) for sentence in paragraph for piece in sentence))
        for table in section.tables:
            columns = [column.label for column in table.columns.leaves]
            lines += [table.caption, "\t".join([table.corner or "项目", *columns])]
            for row in table.rows.leaves:
                cells = [_written(draft, table.at(row, c)) for c in table.columns.leaves]
                lines.append("\t".join([row.label, *cells]))
        lines.append("")
    return "\r\n".join(lines)


def _written(draft: Draft, at: At) -> str:
    return draft.cells.get(at, str(draft.figures.get(at, "")))


def main() -> None:
    """Write the folder anew."""
    shutil.rmtree(COUNTY, ignore_errors=True)
    for path, data in files().items():
        file = COUNTY / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        print(file.relative_to(COUNTY.parent))


if __name__ == "__main__":
    main()
