"""A comparison as Markdown: pipe tables, and prose with what was taken out and put in."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.comparison.changes import Comparison, Passage
from reportctl.comparison.peers import Peers
from reportctl.comparison.trend import Trend
from reportctl.formatters.changes.change_lines import (
    Sheet,
    fold_columns,
    sheets,
    shown_checks,
    summary,
)
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import (
    MEANING,
    TOTAL,
    asked_sheets,
    peers_title,
    say_far,
    say_left_out,
    shown_marked,
    shown_total,
)
from reportctl.formatters.changes.text_prose import beside_tables, paragraphs, said
from reportctl.formatters.changes.trend_lines import (
    bars,
    change,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.formatters.changes.words import (
    arithmetic,
    check_name,
    describe,
    edition_notice,
    fact_lines,
    new_figure,
    old_figure,
    percentage,
    points,
    share,
    sides,
    signed,
    title,
)
from reportctl.terminal.safe import plain

_MARKUP = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]()#+!|~$"})
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def format_changes(comparison: Comparison, options: Options) -> str:
    """The whole comparison; text of the reports is never markup."""
    return "\n".join(_lines(comparison, options)).strip("\n") + "\n"


def text_of(text: str) -> str:
    """A text of the report, so that nothing in it is markup."""
    safe = plain(text).translate(_HTML).translate(_MARKUP)
    return f"\\{safe}" if safe[:1] in {"-", "="} else safe


def _lines(comparison: Comparison, options: Options) -> Iterator[str]:
    yield f"# {text_of(title(comparison))}"
    yield ""
    for name, report in zip(sides(comparison), (comparison.old, comparison.new), strict=True):
        yield f"- {name}：{text_of(describe(report))}（{text_of(str(report.path))}）"
    yield ""
    if notice := edition_notice(comparison):
        yield from (f"> {text_of(notice)}", "")
    yield from (f"**{summary(comparison)}**", "")
    if facts := fact_lines(comparison):
        yield from (*(f"- {text_of(fact)}" for fact in facts), "")
    if options.tables:
        for sheet in sheets(comparison, every=options.every, only=options.keys):
            yield from _sheet(sheet, comparison, options)
        if not options.keys:
            yield from _below(comparison)
    for section in comparison.prose:
        if options.prose(section.key):
            alike = section.similarity
            yield f"## {section.title}" + ("" if alike is None else f"（相似度 {alike:.0%}）")
            yield ""
            if not section.differs:
                yield from ("没有变动。" if section.passages else "两边都没有文字。", "")
            for passages in paragraphs(section.passages):
                if any(passage.kind != "same" for passage in passages):
                    yield from ("".join(_passage(p, comparison) for p in passages), "")
    yield from _mentions(comparison, options)


def _sheet(sheet: Sheet, comparison: Comparison, options: Options) -> Iterator[str]:
    older, newer = sides(comparison)
    yield from (f"## {sheet.title}", "")
    if sheet.lines:
        others: tuple[str, ...] = ()
        if options.columns:
            found = (other.column for line in sheet.lines for other in line.others)
            others = tuple(dict.fromkeys(found))
        heads = ("项目", older, newer, "增减", "增减%", *others)
        yield "| " + " | ".join(heads) + " |"
        yield "| --- |" + " ---: |" * (len(heads) - 1)
        for line in sheet.lines:
            indent, label = "　" * line.depth, text_of(line.label)
            label += f"（{text_of(line.note)}）" if line.note else ""
            if line.change is None:
                cells = [f"{indent}**{label}**", *[""] * (len(heads) - 1)]
            else:
                old, new = old_figure(line.change), new_figure(line.change)
                delta = signed(line.change.delta) or line.tag
                cells = [label, text_of(old), text_of(new), delta, percentage(line.change)]
                if line.total:
                    cells = [f"**{cell}**" if cell else "" for cell in cells]
                cells[0] = indent + cells[0]
                known = {other.column: other for other in line.others}
                for name in others:
                    other = known.get(name)
                    pair = f"{old_figure(other)} → {new_figure(other)}" if other else ""
                    cells.append(text_of(pair))
            yield "| " + " | ".join(cells) + " |"
        yield ""
    if sheet.folded:
        yield from (f"另有{sheet.folded}行没有变。", "")


def _below(comparison: Comparison) -> Iterator[str]:
    older, newer = sides(comparison)
    if any(one.old or one.new for one in comparison.shares):
        yield from ("### 办理结果占总计的比例", "")
        yield f"| 结果 | {older} | {newer} | 百分点 |"
        yield "| --- | ---: | ---: | ---: |"
        for one in comparison.shares:
            old, new = share(one.old_percent), share(one.new_percent)
            yield f"| {text_of(one.label)}率 | {old} | {new} | {points(one.points)} |"
        yield ""
    if comparison.checks:
        yield from ("### 结转与滚存", "")
        for check in shown_checks(comparison):
            mark = "**" if check.state == "broken" else ""
            terms = "、".join(name for name, _ in check.terms)
            text = f"{check_name(check)}：{arithmetic(check)}（{terms}）"
            yield f"- {mark}{text_of(text)}{mark}"
        yield ""
    for extra in comparison.extras:
        old, new = (" ".join(row) if row else "没有这一行" for row in (extra.old, extra.new))
        yield f"- 格式之外的行 {text_of(extra.label)}：{text_of(old)} → {text_of(new)}"


def _passage(passage: Passage, comparison: Comparison) -> str:
    if passage.kind == "same":
        return f"……（{passage.sentences}句未变）"
    older, _ = sides(comparison)
    lead = f"〔由{older}第{passage.old_paragraph}段移来〕" if passage.kind == "moved" else ""
    tags = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}
    told = (tags[op][0] + text_of(text) + tags[op][1] for op, text in passage.pieces)
    return lead + "".join(told)


def _mentions(comparison: Comparison, options: Options) -> Iterator[str]:
    every = [m for s in comparison.prose if options.prose(s.key) for m in s.mentions]
    if not every:
        return
    older, newer = sides(comparison)
    yield from ("## 正文中变动的数字", "")
    yield f"| 事项 | {older} | {newer} | 与表格比较 |"
    yield "| --- | ---: | ---: | --- |"
    for mention in every:
        told, _ = beside_tables(mention, older, newer)
        old, new = said(mention.old, mention), said(mention.new, mention)
        yield f"| {text_of(mention.label)} | {text_of(old)} | {text_of(new)} | {text_of(told)} |"


def format_trend(trend: Trend, options: Options) -> str:
    """One pipe table for each section, one column for each year."""
    return "\n".join(_trend_lines(trend, options)).strip("\n") + "\n"


def _trend_lines(trend: Trend, options: Options) -> Iterator[str]:
    yield from (f"# {text_of(span(trend))}", "")
    for report in trend.reports:
        text = f"{report.year}年：{report.organ} · {report.form.notice}格式（{report.path}）"
        yield f"- {text_of(text)}"
    if trend.missing:
        yield "- 缺 " + "、".join(f"{year}年" for year in trend.missing) + "的报告"
    yield ""
    if marks := legend(trend):
        yield from (text_of(marks), "")
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets if options.tables else ():
        yield from (f"## {sheet.title}", "")
        heads = ("项目", *(str(year) for year in trend.years), "走势", "首末", "增减%")
        yield "| " + " | ".join(heads) + " |"
        yield "| --- |" + " ---: |" * len(trend.years) + " --- | ---: | ---: |"
        for line in sheet.lines:
            indent, label = "　" * line.depth, text_of(line.label)
            if line.series is None:
                cells = [f"{indent}**{label}**", *[""] * (len(heads) - 1)]
            else:
                figures = [text_of(shown(point)) for point in line.series.points]
                cells = [indent + label, *figures, bars(line.series), *change(line.series)]
            yield "| " + " | ".join(cells) + " |"
        yield ""
        if sheet.folded:
            yield from (f"另有{sheet.folded}行没有变。", "")
    broken = [check for check in fold_columns(trend.checks) if check.state == "broken"]
    if broken:
        yield from ("## 结转与滚存", "")
    for check in broken:
        terms = "、".join(name for name, _ in check.terms)
        yield f"- {text_of(f'{check_name(check)}：{arithmetic(check)}（{terms}）')}"


def format_peers(peers: Peers, options: Options) -> str:
    """A table for each section, and each figure that is far from the others."""
    return "\n".join(_peer_lines(peers, options)) + "\n"


def _peer_lines(peers: Peers, options: Options) -> Iterator[str]:
    yield from (f"# {text_of(peers_title(peers))}", "", text_of(MEANING))
    sheets = list(asked_sheets(peers, options))
    for sheet in sheets:
        yield from ("", f"## {text_of(sheet.title)}", "")
        yield "| 机关 | " + " | ".join(text_of(one.label) for one in sheet.measures) + " |"
        yield "| --- |" + " ---: |" * len(sheet.measures)
        for at, report in enumerate(peers.reports):
            cells = [text_of(shown_marked(one, at)) for one in sheet.measures]
            yield f"| {text_of(report.organ)} | {' | '.join(cells)} |"
        totals = [f"**{text_of(shown_total(one))}**" for one in sheet.measures]
        yield f"| **{TOTAL}** | {' | '.join(totals)} |"
        if said := say_left_out(sheet.measures):
            yield from ("", text_of(said))
    far = say_far(sheets, peers)
    yield from ("", f"## 相差悬殊的 {len(far)} 处", "")
    yield from (f"- {text_of(line)}" for line in far)
