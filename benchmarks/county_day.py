"""A county's day: fifty sources as units send them, to feedback files and the county's sum.

    python -m benchmarks.county_day FOLDER

writes `FOLDER/来稿` and the settings of the county, runs six command lines in FOLDER as a clerk
would, and prints what they print, with the seconds that each takes. Pictures are refused as in an
installation without the extra for scans.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.make_county import paste
from benchmarks.make_reports import BUREAUS
from benchmarks.planting.compose import later_draft
from benchmarks.planting.draft import Draft
from benchmarks.planting.measure import KINDS
from reportctl.document.toml import parse
from reportctl.page.compose import compose
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.load import build

COUNTY = "青岚县"
YEAR = 2023
LEVEL = "--level county"
TOWNS = (
    *("云溪", "柳林", "石桥", "枫湾", "松岭", "白河", "金坪", "荷塘", "竹山", "桂林", "榆关"),
    *("梅江", "临水", "南原", "北坡", "清泉", "翠屏"),
)
MORE = (
    *("司法所", "林业局", "文化和旅游局", "城市管理局", "医疗保障局", "信访局", "气象局", "档案局"),
    *("税务局", "烟草专卖局"),
)
STREETS = ("东关", "西河", "南门", "北湖", "新城", "老城")
WAYS = (
    *("html",) * 8,
    *("old",) * 8,
    *("cms",) * 8,
    *("docx",) * 8,
    *("xlsx",) * 5,
    *("pdf",) * 6,
    *("gbk",) * 3,
    *("picture", "broken"),
)
"""How each unit sends its report; one of another year and a second one of one organ come beside."""
FAULTS = {3: "行总计仍是 0", 12: "行总计仍是 0", 27: "行总计仍是 0", 5: "收到（新收）申请差一"}
"""The kind of fault in a unit's report, by the unit's number."""
LINES = (
    f"fill {COUNTY}{YEAR} --from 来稿",
    f"validate {COUNTY}{YEAR} --fix -o 检查.txt",
    f"validate {COUNTY}{YEAR} --format xlsx -o 反馈",
    f"diff {COUNTY}{YEAR} -o 并列.xlsx",
    f"fill 全县{YEAR}.toml --sum {COUNTY}{YEAR} --organ {COUNTY}人民政府 --year {YEAR} {LEVEL}",
    f"validate 全县{YEAR}.toml",
)
OLD = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}</title></head><body bgcolor="#ffffff"><table width="1000" align="center"><tr>
<td colspan="2"><img src="banner.gif"></td></tr><tr><td width="180"><a href="/">首页</a><br>
<a href="/zfxxgk">政府信息公开</a></td><td><center><font size="5"><b>{title}</b></font></center>
<p align="center">来源：本网　发布时间：2024-01-12　<a href="#">打印</a></p>
<div id="zoom">{body}</div></td></tr><tr><td colspan="2" align="center">主办：{organ}
</td></tr></table></body></html>"""
CMS = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}_{organ}</title>
<script>var hits=12;</script></head><body><nav><ul><li>首页</li><li>政务公开</li></ul></nav>
<article class="TRS_Editor"><h1>{title}</h1><div class="info">2024-01-15 浏览次数：12</div>
{body}</article><footer>版权所有：{organ}　备案号 00000000</footer></body></html>"""


def units() -> list[tuple[str, str, str]]:
    """Name, level and what it calls itself, one for each of `WAYS`."""
    towns = [
        (f"{COUNTY}{name}{kind}人民政府", "township", f"我{kind}")
        for name, kind in zip(TOWNS, cycle("镇镇乡"), strict=False)
    ]
    bureaus = [
        (f"{COUNTY}{name}", "department", "我委" if name.endswith("委员会") else "我局")
        for name in (*BUREAUS, *MORE)
    ]
    streets = [
        (f"{COUNTY}{name}街道办事处", "street", "街道")
        for name in ["东关", "西河", "南门", "北湖", "新城", "老城"]
    ]
    found = [*towns, *bureaus, *streets]
    if len(found) < len(WAYS):
        raise ValueError(len(found))
    return found[: len(WAYS)]


def sources() -> Iterator[tuple[str, bytes]]:
    """Each file that comes in, by its name."""
    for number, (unit, way) in enumerate(zip(units(), WAYS, strict=True)):
        dice = Random(f"day {number}")
        size = dice.choice(("few", "some", "some", "many"))
        if number == 1:  # last year's page, in the place where this year's was asked for
            older = later_draft(unit, YEAR - 1, size, None, dice)
            yield f"{unit[0]}（去年）.html", _send(older, "html")
        draft = later_draft(unit, YEAR, size, None, dice)
        if kind := FAULTS.get(number):
            draft = next(one.plant for one in KINDS if one.name == kind)(draft, dice) or draft
        suffix = {"old": "htm", "cms": "html", "gbk": "txt", "picture": "png", "broken": "docx"}
        yield f"{number + 1:02}-{unit[0]}.{suffix.get(way, way)}", _send(draft, way)
        if number == 2:  # sent twice, the second time as a Word file
            yield f"{unit[0]}年报（修改稿）.docx", _send(draft, "docx")


def _send(draft: Draft, way: str) -> bytes:
    if way == "gbk":
        return paste(draft).encode("gbk")
    report = build(parse(draft.text()), Path(f"{YEAR}.toml")).report
    if report is None:
        raise ValueError(draft.organ)
    page = compose(report)
    if way in {"old", "cms"}:
        body = FORMATS["html-fragment"].render(page, Look()).decode()
        if way == "old":
            body = re.sub(r' (?:class|style|scope|lang|data-[\w-]+)="[^"]*"', "", body)
        values = {"title": report.printed_title, "organ": report.organ, "body": body}
        text = (OLD if way == "old" else CMS).format(**values)
        return text.encode("gb18030" if way == "old" else "utf-8")
    format_ = {"picture": "png", "broken": "docx"}.get(way, way)
    data: bytes = FORMATS[format_].render(page, Look())
    return data[: len(data) // 2] if way == "broken" else data


def write(folder: Path) -> int:
    """Write what comes in, and the county's settings; how many files came in."""
    shutil.rmtree(folder, ignore_errors=True)
    come, county = folder / "来稿", folder / f"{COUNTY}{YEAR}"
    come.mkdir(parents=True)
    county.mkdir()
    count = 0
    for count, (name, data) in enumerate(sources(), 1):  # noqa: B007 - it is asked for below
        (come / name).write_bytes(data)
    names = ",\n".join(f'    "{name}"' for name, *_ in (*units(), (f"{COUNTY}水文站",)))
    (county / "reportctl.toml").write_text(f"units = [\n{names},\n]\n", encoding="utf-8")
    hidden = folder / ".hidden" / "rapidocr"
    hidden.mkdir(parents=True)
    told = "raise ModuleNotFoundError('not installed', name='rapidocr')\n"
    (hidden / "__init__.py").write_text(told, encoding="utf-8")
    return count


def run(folder: Path) -> Iterator[tuple[str, int, float, str]]:
    """Each command line with its exit code, seconds and what it printed, both streams in order."""
    path = os.pathsep.join(filter(None, (str(folder / ".hidden"), os.environ.get("PYTHONPATH"))))
    surroundings = {**os.environ, "PYTHONPATH": path, "COLUMNS": "80", "NO_COLOR": "1"}
    surroundings |= {"PYTHONIOENCODING": "utf-8", "REPORTCTL_CACHE": str(folder / ".cache")}
    for line in LINES:
        began = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "reportctl", *line.split()],
            cwd=folder,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        yield line, done.returncode, perf_counter() - began, done.stdout.decode()


def main() -> None:
    """Make the sources, work through the day, and print it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "county-day").absolute()
    print(f"来稿 {write(folder)} 个文件，在 {folder / '来稿'}\n")
    whole, began = 0.0, _worked()
    for line, code, seconds, told in run(folder):
        whole += seconds
        print(f"$ reportctl {line}\n{told.rstrip()}\n（退出码 {code}，{seconds:.1f} 秒）\n")
    made = len(list((folder / "反馈").glob("*.xlsx")))
    worked = _worked() - began
    print(f"{len(LINES)} 条命令，共 {whole:.1f} 秒，处理器 {worked:.1f} 秒；反馈 {made} 个文件")


def _worked() -> float:
    """Seconds of the processor that the command lines took so far."""
    spent = os.times()
    return spent.children_user + spent.children_system


if __name__ == "__main__":
    main()
