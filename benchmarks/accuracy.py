"""Writes docs/accuracy.md: what share of planted faults is found, and what right reports get.

`python -m benchmarks.accuracy` writes the page, `--check` says whether it is what it would write.
The reports are made by dice with fixed seeds, so that every run gives the same page. A run takes
some 90 seconds of one free processor, `--long` with more reports four minutes: what is counted is
checked some 4,000 or 10,000 times, at 20 ms each.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from benchmarks.planting.compose import right_draft
from benchmarks.planting.in_numbers import numbers
from benchmarks.planting.measure import (
    KINDS,
    Result,
    Spoken,
    Where,
    measure,
    silence,
    speak,
    wilson,
)
from benchmarks.planting.mutation import Tally, added, mutate
from benchmarks.planting.phrases import NAMES

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
FAMILIES = {
    "S": "结构和排版",
    "C": "单元格",
    "T": "勾稽",
    "X": "跨年",
    "N": "正文数字",
    "R": "必备内容",
    "L": "复制残留",
    "P": "个人信息",
    "W": "用语",
}
EDITIONS = {2019: 2020, 2021: 2023}
"""A report year of each edition."""


class Scale(NamedTuple):
    """How much is tried."""

    planted: int
    """Right reports in which each kind of fault is planted."""
    each: int
    """Reports for each number of each sentence."""
    right: int
    """Right reports that must get no finding."""
    seeds: int
    """Seeds of the reports of each edition and size in which every cell is changed."""

    @property
    def mutated(self) -> tuple[tuple[int, str], ...]:
        """Those reports, by seed and size."""
        return tuple((n, size) for n in range(self.seeds) for size in ("none", "some", "many"))


SHORT, LONG = Scale(15, 2, 400, 1), Scale(30, 6, 1000, 3)


class Measured(NamedTuple):
    """Everything that the page tells."""

    scale: Scale

    results: Sequence[Result]
    spoken: Sequence[Spoken]
    right: Sequence[Counter[Where]]
    mutated: Sequence[Tally]


def main() -> None:
    """Write the page, or say whether it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 where the page is stale")
    parser.add_argument("--long", action="store_true", help="more reports, for narrower intervals")
    parser.add_argument("--jobs", type=int, help="processes; one for each processor if left out")
    asked = parser.parse_args()
    page = write(run(LONG if asked.long else SHORT, asked.jobs))
    if not asked.check:
        PAGE.write_text(page, encoding="utf-8")
        print(PAGE)
    elif PAGE.read_text(encoding="utf-8") != page:
        raise SystemExit("docs/accuracy.md is stale: python -m benchmarks.accuracy")


def run(scale: Scale, jobs: int | None = None) -> Measured:
    """Plant, check and count, on so many processors."""
    cases = [(edition, *one) for edition in EDITIONS for one in scale.mutated]
    with ProcessPoolExecutor(jobs) as pool:
        results = pool.map(partial(measure, count=scale.planted), [kind.name for kind in KINDS])
        places = range(len(list(numbers())))
        spoken = pool.map(partial(speak, count=scale.each), places, chunksize=4)
        right = pool.map(silence, range(scale.right), chunksize=50)
        mutated = pool.map(mutate_one, cases)
        return Measured(scale, list(results), list(spoken), list(right), list(mutated))


def mutate_one(case: tuple[int, int, str]) -> Tally:
    """Every cell of one seeded report of an edition changed alone."""
    edition, seed, size = case
    return mutate(right_draft(seed, EDITIONS[edition], size))


def write(found: Measured) -> str:
    """The page."""
    blocks = [
        HEAD.format(count=found.scale.planted, kinds=len(KINDS)),
        SENTENCES,
        "\n".join(_overview(found)),
        "\n".join(_silence(found.right)),
        "\n".join(_mutations(found)),
        *("\n".join(_family(letter, found.results)) for letter in FAMILIES),
        "\n".join(_phrases(found)),
        "\n".join(_weak(found)),
        TAIL,
    ]
    return "\n\n".join(blocks) + "\n"


def share(hits: int, of: int) -> str:
    """A share with its interval: 97.5%（87.1–99.6）."""
    low, high = wilson(hits, of)
    return f"{hits * 100 / of:.1f}%（{low * 100:.1f}–{high * 100:.1f}）" if of else "—"


def _overview(found: Measured) -> Iterator[str]:
    yield from ("## 总表", "")
    yield (
        "| 规则族 | 埋错 | 查出 | 查全率（95%区间） "
        "| 报出的提示 | 与所埋错误无关 | 查准率（95%区间） |"
    )
    yield "| --- | ---: | ---: | --- | ---: | ---: | --- |"
    silent = Counter(where[0][0] for one in found.right for where in one.elements())
    sums = [0, 0, 0, 0]
    for letter, name in FAMILIES.items():
        own = [one for one in found.results if KIND[one.kind].family == letter]
        planted, hits = sum(one.planted for one in own), sum(one.found for one in own)
        good = sum(one.explained[letter] for one in found.results)
        bad = silent[letter] + sum(
            count
            for one in found.results
            for code, count in one.extra.items()
            if code.startswith(letter)
        )
        sums = [a + b for a, b in zip(sums, (planted, hits, good, bad), strict=True)]
        yield _line(f"{letter} {name}", planted, hits, good, bad)
    yield _line("**合计**", *sums)


def _line(name: str, planted: int, hits: int, good: int, bad: int) -> str:
    return (
        f"| {name} | {planted} | {hits} | {share(hits, planted)} "
        f"| {good + bad} | {bad} | {share(good, good + bad)} |"
    )


def _silence(right: Sequence[Counter[Where]]) -> Iterator[str]:
    loud = [one for one in right if one]
    _, high = wilson(len(loud), len(right))
    codes = Counter(where[0] for one in right for where in one.elements())
    told = "、".join(f"{code} {count} 条" for code, count in sorted(codes.items()))
    yield from ("## 对的报告应当一声不响", "")
    yield (
        f"{len(right)} 份没有错的报告里，有提示的 {len(loud)} 份，提示共 {sum(codes.values())} 条"
        f"{f'（{told}）' if told else ''}；按95%区间，误报的报告不超过 {high * 100:.2f}%。"
    )


def _mutations(found: Measured) -> Iterator[str]:
    each = len(found.scale.mutated)
    yield from ("## 逐格改动", "")
    yield (
        f"取每版格式的 {each} 份对的报告，把每一个件数格单独加一、减一，其余不动。"
        "“应当发现”是破坏了格式里某个合计或者勾稽关系的改动；“能够指出”是这一格至少在两个关系里、"
        "并且没有别的一格也能单独解释的改动（由格式推算，不用程序自己的算法）。"
    )
    yield ""
    yield "| 格式 | 改动 | 应当发现 | 发现 | 能够指出 | 指对了那一格和原数 | 只影响跨年的 | 发现 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for n, edition in enumerate(EDITIONS):
        one = added(found.mutated[n * each : (n + 1) * each])
        yield (
            f"| {edition}年格式 | {one.changes} | {one.breaking} | {one.found}"
            f"（{one.found * 100 / one.breaking:.1f}%） | {one.nameable} | {one.named}"
            f"（{one.named * 100 / one.nameable:.1f}%） | {one.across} | {one.across_found} |"
        )
    yield ""
    yield (
        "表四的每一格只在一个关系里，只能发现，不能指出；表二的许可、处罚、强制、收费不在任何关系里，"
        "改了也看不出来，要靠正文里的数字对照。"
    )


def _family(letter: str, results: Sequence[Result]) -> Iterator[str]:
    yield from (f"## {letter} {FAMILIES[letter]}", "")
    yield "| 埋的错 | 应报 | 埋 | 查出 | 查全率（95%区间） | 无关的提示 |"
    yield "| --- | --- | ---: | ---: | --- | --- |"
    for one in results:
        if KIND[one.kind].family == letter:
            yield row_of(one)


def row_of(one: Result) -> str:
    """The line of one kind of fault."""
    kind = KIND[one.kind]
    codes = "T301–T305" if kind.expected == ("T3",) else "、".join(kind.expected)
    extra = "、".join(f"{code}×{count}" for code, count in sorted(one.extra.items())) or "无"
    found = share(one.found, one.planted)
    return f"| {one.kind} | {codes} | {one.planted} | {one.found} | {found} | {extra} |"


def _phrases(measured: Measured) -> Iterator[str]:
    spoken, each = measured.spoken, measured.scale.each
    planted, found = sum(one.planted for one in spoken), sum(one.found for one in spoken)
    yield from ("## 各种说法", "")
    phrases = len({one.phrase for one in spoken})
    yield (
        f"句库里带数字的句子 {phrases} 种、数字 {len(spoken)} 处，每一处在 {each} 份报告里写错，"
        f"共 {planted} 次，查出 {found} 次：{share(found, planted)}。按写法分："
    )
    yield ""
    yield "| 写法 | 埋 | 查出 | 查全率（95%区间） |"
    yield "| --- | ---: | ---: | --- |"
    for style in dict.fromkeys(_style(one.style) for one in spoken):
        own = [one for one in spoken if _style(one.style) == style]
        planted, found = sum(one.planted for one in own), sum(one.found for one in own)
        yield f"| {style} | {planted} | {found} | {share(found, planted)} |"


def _style(style: str) -> str:
    if style.startswith("汉"):
        return "汉字数字（十五件、两件）"
    return "带千分号（1,234件）" if style.startswith(",") else f"阿拉伯数字＋{style}"


def _weak(found: Measured) -> Iterator[str]:
    yield from ("## 弱处", "", "没有全部查出的错（按查全率由低到高）：", "")
    weak = [one for one in found.results if one.found < one.planted]
    for one in sorted(weak, key=lambda one: one.found / one.planted):
        yield f"- {one.kind}：{one.found}/{one.planted}"
    yield from ("", "句库里没有全部查出的说法（花括号是写错的那个数）：", "")
    for phrase in dict.fromkeys(one.phrase for one in found.spoken if one.found < one.planted):
        own = [one for one in found.spoken if one.phrase == phrase and one.found < one.planted]
        told = "、".join(
            dict.fromkeys(f"{NAMES[one.topic]} {one.found}/{one.planted}" for one in own)
        )
        yield f"- “{shown(phrase)}”——{told}"
    yield ""
    yield LIMITS


def shown(phrase: str) -> str:
    """A sentence of the bank as a reader sees it, with what stands for each number."""
    said = {"me": "我镇", "organ": "云溪镇人民政府", "year": "2023", "last": "2022", "next": "2024"}
    said |= {"updown": "增长", **NAMES}
    pieces = []
    for text, name, spec, _ in Formatter().parse(phrase):
        word = said.get(name or "", "N")
        shown = f"{{{word}}}{spec.lstrip('汉,')}" if spec else word
        pieces.append(text + (shown if name else ""))
    return "".join(pieces)


def by_name(kinds: Iterable[str], count: int = SHORT.planted) -> Iterator[str]:
    """The lines of some kinds of faults, as the page has them."""
    yield from (row_of(measure(name, count)) for name in kinds)


KIND = {kind.name: kind for kind in KINDS}
HEAD = """\
<!-- python -m benchmarks.accuracy -->
# 查得准不准

这一页的数字由 `benchmarks/accuracy.py` 算出：先用固定的随机种子生成没有错的报告（乡镇、街道、\
部门、县、市，2020至2025年度，两版格式，带上年报告；表格处处勾稽，正文按句库引用表里的数），\
再在每份里只埋一个错，看 `validate` 报不报、报出的是不是这个错。共 {kinds} 种错，每种埋在 {count} \
份报告里（种子从 0 起，逐份递增；没有地方可埋的跳过）。

**报告是生成的，真实的报告更乱。** 句库是照真实报告的说法自己写的；写句库时查出的误报和漏报，\
有些已经在规则里修好，另有几句引出提示的，改的是句子（量词混用、“依申请公开件”、没有点明主动公开）。\
修的和量的是同一批句子，所以查全率和“一声不响”都是上限，不是对真实报告的承诺；用处是看清哪些错查不出来，\
以及改规则以后有没有退步。

- 查全率：埋下的错里，报出了应报代码的占多少。括号里是95%区间（Wilson）。
- 查准率：报出的提示里，由所埋的错引起的占多少。改了表里一格，引用这一格的正文、上年报告也就\
对不上，由此报出的算由所埋的错引起（按代码归类，偏宽）；其余的，连同在对的报告上报出的，都算误报。
- 不在这里量的：文件读不了（F）、接受和设置（M）、与别的报告雷同、汇总与各单位之和，\
各有自己的测试。"""
LIMITS = """\
原理上查不出的：

- 四格互抵（两行两列各加一减一）：所有合计和勾稽都还成立。
- 不在任何关系里、正文也没有提到的数：许可、处罚、强制的件数，收费金额。
- 正文“收到”写成新收，而本意是新收加结转（或者相反）：两种读法都算对。
- 正文和表格一起错，例如都从同一份错的台账抄来。"""
_MEASURED = Path(__file__).parent / "sentences" / "measured.md"
SENTENCES = _MEASURED.read_text(encoding="utf-8").rstrip()
"""What came of the sentences in two halves: a first trial cannot be run again."""
TAIL = """\
## 怎么重跑

```sh
python -m benchmarks.accuracy           # 重算并写这一页，一个空闲的核约一分半钟
python -m benchmarks.accuracy --long    # 报告多一倍以上，约四分钟
python -m benchmarks.accuracy --check   # 只看这一页是不是最新的
```

种子、每种份数、句库都在 `benchmarks/` 里；同样的代码每次得到同样的数字。\
测试 `tests/benchmarks/` 抽查其中几行。"""

if __name__ == "__main__":
    main()
