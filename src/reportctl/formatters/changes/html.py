"""A comparison as one self-contained page: tables, charts, the prose side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from reportctl.comparison.changes import Check, Comparison, Passage, SectionChange
from reportctl.comparison.trend import Trend
from reportctl.formatters.changes.change_lines import (
    Line,
    Sheet,
    fold_columns,
    say_checks,
    sheets,
    shown_checks,
    summary,
)
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.html_charts import charts, spark, trend_charts
from reportctl.formatters.changes.text_prose import beside_tables, paragraphs, said
from reportctl.formatters.changes.trend_lines import (
    TrendLine,
    TrendSheet,
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
from reportctl.formatters.html_parts import row, scroll, text, whole
from reportctl.report.report import Report


def format_changes(comparison: Comparison, options: Options) -> str:
    """The whole page; text of the reports is never markup."""
    return page(title(comparison), "".join(_body(comparison, options)))


def _body(comparison: Comparison, options: Options) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield sides_list(zip(sides(comparison), (old, new), strict=True))
    if notice := edition_notice(comparison):
        yield f'<p class="notice">{text(notice)}</p>\n'
    yield f'<p class="sum">{text(summary(comparison))}</p>\n'
    if facts := "".join(f"<li>{text(fact)}</li>\n" for fact in fact_lines(comparison)):
        yield f"<ul>\n{facts}</ul>\n"
    if options.tables:
        if not options.keys:
            yield charts(comparison)
        for sheet in sheets(comparison, every=options.every, only=options.keys):
            yield _sheet(sheet, comparison, options)
        if not options.keys:
            yield from _below(comparison)
    for section in comparison.prose:
        if options.prose(section.key):
            yield from _section(section, comparison, options)
    yield from _mentions(comparison, options)


def _sheet(sheet: Sheet, comparison: Comparison, options: Options) -> str:
    told = f"<h2>{text(sheet.title)}</h2>\n"
    if sheet.lines:
        found = (other.column for line in sheet.lines for other in line.others)
        others = tuple(dict.fromkeys(found)) if options.columns else ()
        heads = ["项目", *sides(comparison), "增减", "增减%", *others]
        rows = "".join(_line(line, others, len(heads)) for line in sheet.lines)
        head = row([text(name) for name in heads], head=True)
        older, newer = sides(comparison)
        caption = f"<caption>{text(older)}与{text(newer)}对照</caption>"
        table = f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>\n"
        told += scroll(f"{sheet.title}对照表", table)
    if sheet.folded:
        told += f'<p class="quiet">另有{sheet.folded}行没有变。</p>\n'
    return told


def _line(line: Line, others: Sequence[str], columns: int) -> str:
    change = line.change
    if change is None:
        return part_row(line.label, line.depth, columns)
    cells = [label_cell(line.label, line.depth, line.note)]
    cells += [number_cell(old_figure(change)), number_cell(new_figure(change))]
    if change.delta is None:
        cells.append(f'<td class="number" colspan="2"><span class="tag">{line.tag}</span></td>')
    else:
        cells += [number_cell(signed(change.delta)), number_cell(percentage(change))]
    known = {other.column: other for other in line.others}
    for name in others:
        other = known.get(name)
        pair = f"{old_figure(other)} → {new_figure(other)}" if other else ""
        if other and old_figure(other) == new_figure(other):
            pair = new_figure(other)
        cells.append(number_cell(pair))
    kind = "total" if line.total else "" if line.differs else "same"
    opening = f'<tr class="{kind}">' if kind else "<tr>"
    return f"{opening}{''.join(cells)}</tr>\n"


def _below(comparison: Comparison) -> Iterator[str]:
    if any(one.old or one.new for one in comparison.shares):
        head = row(["结果", *map(text, sides(comparison)), "百分点"], head=True)
        rows = "".join(
            f"<tr>{label_cell(one.label + '率', 0)}{number_cell(share(one.old_percent))}"
            f"{number_cell(share(one.new_percent))}{number_cell(points(one.points))}</tr>\n"
            for one in comparison.shares
        )
        caption = "<caption>办理结果占总计的比例</caption>"
        table = f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>\n"
        yield "<h2>办理结果占比</h2>\n" + scroll("办理结果占比表", table)
    if told := checks_list(shown_checks(comparison)):
        yield f"<h2>结转与滚存</h2>\n{told}"
    if comparison.extras:
        yield "<h2>格式之外的行</h2>\n<ul>\n"
        for extra in comparison.extras:
            old, new = (" ".join(r) if r is not None else "没有这一行" for r in extra[2:])
            yield f"<li>{text(extra.label)}：{text(old)} → {text(new)}</li>\n"
        yield "</ul>\n"


def _section(section: SectionChange, comparison: Comparison, options: Options) -> Iterator[str]:
    alike = section.similarity
    note = "" if alike is None else f' <span class="quiet">相似度 {alike:.0%}</span>'
    yield f"<h2>{text(section.title)}{note}</h2>\n"
    if not section.differs and not options.every:
        told = "没有变动" if section.passages else "两边都没有文字"
        yield f'<p class="quiet">{told}。</p>\n'
        return
    for passages in paragraphs(section.passages):
        if options.every or any(passage.kind != "same" for passage in passages):
            yield _pair(passages, comparison, options)


def _pair(passages: Sequence[Passage], comparison: Comparison, options: Options) -> str:
    """One paragraph, the older wording beside the newer."""
    older, newer = sides(comparison)
    old = next((p.old_paragraph for p in passages if p.old_paragraph), None)
    new = next((p.new_paragraph for p in passages if p.new_paragraph), None)
    left = "".join(_side(passage, "-", older, options) for passage in passages)
    right = "".join(_side(passage, "+", older, options) for passage in passages)
    halves = ""
    for name, number, told in ((older, old, left), (newer, new, right)):
        place = f"{text(name)}第{number}段" if number and told else f"{text(name)}没有这一段"
        halves += f'<div><span class="place">{place}</span><p>{told}</p></div>\n'
    return f'<div class="pair">\n{halves}</div>\n'


def _side(passage: Passage, mine: str, older: str, options: Options) -> str:
    if passage.kind == "same" and not options.every:
        return f'<span class="gap">……（{passage.sentences}句未变）</span>'
    tag = "del" if mine == "-" else "ins"
    told = ""
    for op, piece in passage.pieces:
        if op == "=":
            told += text(piece)
        elif op == mine:
            told += f"<{tag}>{text(piece)}</{tag}>"
    if passage.kind == "moved" and told:
        place = f"〔由{older}第{passage.old_paragraph}段移来〕" if mine == "+" else "〔移走〕"
        return f'<span class="moved"><span class="gap">{text(place)}</span>{told}</span>'
    return told


def _mentions(comparison: Comparison, options: Options) -> Iterator[str]:
    every = [m for s in comparison.prose if options.prose(s.key) for m in s.mentions]
    if not every:
        return
    older, newer = sides(comparison)
    head = row(["事项", text(older), text(newer), "与表格比较"], head=True)
    rows = ""
    for mention in every:
        told, off = beside_tables(mention, older, newer)
        name = ' class="broken"' if off else ""
        rows += f"<tr>{label_cell(mention.label or '（数字）', 0)}"
        rows += number_cell(said(mention.old, mention)) + number_cell(said(mention.new, mention))
        rows += f"<td{name}>{text(told)}</td></tr>\n"
    caption = "<caption>正文中变动的数字</caption>"
    table = f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>\n"
    yield "<h2>正文中变动的数字</h2>\n" + scroll("正文中变动的数字表", table)


def format_trend(trend: Trend, options: Options) -> str:
    """The whole page."""
    return page(span(trend), "".join(_trend_body(trend, options)))


def _trend_body(trend: Trend, options: Options) -> Iterator[str]:
    yield sides_list((f"{report.year}年", report) for report in trend.reports)
    if trend.missing:
        gone = "、".join(f"{year}年" for year in trend.missing)
        yield f'<p class="notice">缺 {gone}的报告。</p>\n'
    if not options.tables:
        return
    if not options.keys:
        yield trend_charts(trend)
    if marks := legend(trend):
        yield f'<p class="quiet">{text(marks)}</p>\n'
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets:
        yield _trend_sheet(sheet, trend)
    if not options.keys:
        yield _trend_shares(trend)
        folded = fold_columns(trend.checks)
        if told := checks_list(check for check in folded if check.state == "broken"):
            yield f"<h2>结转与滚存</h2>\n{told}"
        elif trend.checks:
            yield f"<h2>结转与滚存</h2>\n<p>各年{say_checks(trend.checks)}。</p>\n"


def _trend_sheet(sheet: TrendSheet, trend: Trend) -> str:
    told = f"<h2>{text(sheet.title)}</h2>\n"
    if sheet.lines:
        heads = ["项目", *(str(year) for year in trend.years), "走势", "首末", "增减%"]
        rows = "".join(_trend_line(line, len(heads)) for line in sheet.lines)
        caption = f"<caption>{trend.years[0]}年至{trend.years[-1]}年</caption>"
        head = f"<thead>{row(heads, head=True)}</thead>"
        table = f"<table>{caption}{head}<tbody>{rows}</tbody></table>\n"
        told += scroll(f"{sheet.title}各年对照表", table)
    if sheet.folded:
        told += f'<p class="quiet">另有{sheet.folded}行没有变。</p>\n'
    return told


def _trend_line(line: TrendLine, columns: int) -> str:
    if line.series is None:
        return part_row(line.label, line.depth, columns)
    cells = [label_cell(line.label, line.depth)]
    cells += [number_cell(shown(point)) for point in line.series.points]
    cells.append(f"<td>{spark(line.series)}</td>")
    cells += [number_cell(one) for one in change(line.series)]
    opening = '<tr class="total">' if line.total else "<tr>"
    return f"{opening}{''.join(cells)}</tr>\n"


def _trend_shares(trend: Trend) -> str:
    if not any(values for _, values in trend.shares):
        return ""
    head = row(["结果（%）", *(str(year) for year in trend.years)], head=True)
    rows = ""
    for label, values in trend.shares:
        known = dict(values)
        told = (f"{known[y]:.2f}" if y in known else "—" for y in trend.years)
        rows += f"<tr>{label_cell(label + '率', 0)}{''.join(map(number_cell, told))}</tr>\n"
    caption = "<caption>办理结果占总计的比例（%）</caption>"
    table = f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>\n"
    return "<h2>办理结果占比</h2>\n" + scroll("办理结果占比表", table)


@cache
def _styles() -> str:
    return Path(__file__).with_name("diff.css").read_text(encoding="utf-8")


def page(title: str, body: str) -> str:
    """The whole page, in the common look and with what comparisons need beyond it."""
    return whole(title, body).replace("</style>", f"{_styles()}</style>", 1)


def sides_list(named: Iterable[tuple[str, Report]]) -> str:
    """Which reports are compared."""
    told = "".join(
        f"<dt>{text(name)}</dt><dd>{text(describe(report))}"
        f' <span class="quiet">{text(report.path)}</span></dd>'
        for name, report in named
    )
    return f'<dl class="sides">{told}</dl>\n'


def label_cell(label: str, depth: int, note: str = "") -> str:
    """The heading of a row, set in by its depth."""
    remark = f' <span class="note">（{text(note)}）</span>' if note else ""
    return f'<th scope="row" data-depth="{depth}">{text(label)}{remark}</th>'


def part_row(label: str, depth: int, columns: int) -> str:
    """A heading over rows."""
    head = f'<th scope="colgroup" colspan="{columns}" data-depth="{depth}">{text(label)}</th>'
    return f'<tr class="part">{head}</tr>\n'


def number_cell(figure: str, name: str = "number") -> str:
    """A figure."""
    return f'<td class="{name}">{text(figure)}</td>'


def checks_list(checks: Iterable[Check]) -> str:
    """What last year's figures demand of this year's; '' where there is nothing to say."""
    told = "".join(_check(check) for check in checks)
    return f"<ul>\n{told}</ul>\n" if told else ""


def _check(check: Check) -> str:
    terms = "、".join(name for name, _ in check.terms)
    said = f"{check_name(check)}：{arithmetic(check)}（{terms}）"
    name = ' class="broken"' if check.state == "broken" else ""
    return f"<li{name}>{text(said)}</li>\n"
