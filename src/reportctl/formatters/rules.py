"""The catalogue of rules for people: one page, the list, the Markdown file, the printed sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportctl.finding import SEVERITY_WORDS, Rests, Rule
from reportctl.formatters.findings.checked import Catalogue, Options
from reportctl.formatters.html_parts import row, scroll, text, whole
from reportctl.formatters.rows.columns import VERSION
from reportctl.terminal.color import SEVERITY, STRONG, colored
from reportctl.terminal.width import pad, width

RESTS: Mapping[Rests, str] = {
    "law": "法律法规",
    "notice": "国办统一格式",
    "sense": "算术和文件写法",
    "local": "一些地方的要求",
    "experience": "审核经验",
}
"""What a rule rests on, in words."""
_MEND = "怎么改："


def paragraphs(rule: Rule) -> list[str]:
    """The paragraphs of a rule's page; a line break within one separates a wrong from a right."""
    return [part.strip() for part in rule.page.split("\n\n") if part.strip()]


def what(rule: Rule) -> str:
    """What is wrong: the first paragraph, on one line."""
    return _joined(paragraphs(rule)[0]) if rule.page.strip() else rule.title


def mend(rule: Rule) -> str:
    """What to do, or '' where the page does not say."""
    for part in paragraphs(rule):
        if part.startswith(_MEND):
            return _joined(part.removeprefix(_MEND))
    return ""


def _joined(part: str) -> str:
    """A paragraph without its line breaks: Chinese needs no space between two lines."""
    return "".join(line.strip() for line in part.split("\n"))


def explain(rule: Rule, catalogue: Catalogue, options: Options | None = None) -> str:
    """The page of one rule for a terminal."""
    color = options is not None and options.color
    sections = dict(catalogue.sections)
    facts = [catalogue.family(rule.code), f"依据：{RESTS[rule.rests]}"]
    if rule.section in sections:
        facts.append(sections[rule.section])
    if rule.retired:
        facts.append("已停用")
    word = colored(SEVERITY_WORDS[rule.severity], SEVERITY[rule.severity], color=color)
    head = colored(f"{rule.code} {rule.title}", STRONG, color=color)
    return f"{head}\n{word}，{'，'.join(facts)}\n\n{rule.page.strip()}\n"


def list_rules(catalogue: Catalogue, options: Options | None = None) -> str:
    """Every rule on a line, by family."""
    color = options is not None and options.color
    told: list[str] = []
    columns = max((width(rule.title) for rule in catalogue.rules.values()), default=0)
    for name, rules in by_family(catalogue).items():
        told.append(colored(name, STRONG, color=color))
        for rule in rules:
            word = colored(SEVERITY_WORDS[rule.severity], SEVERITY[rule.severity], color=color)
            state = "（已停用）" if rule.retired else RESTS[rule.rests]
            told.append(f"  {rule.code}  {word}  {pad(rule.title, columns)}  {state}")
        told.append("")
    told.append("看一条规则的说明：reportctl validate --explain 编号")
    return "\n".join(told) + "\n"


def by_family(catalogue: Catalogue) -> dict[str, list[Rule]]:
    """The rules by the name of their family, in the order of the catalogue."""
    found: dict[str, list[Rule]] = {}
    for rule in catalogue.rules.values():
        found.setdefault(catalogue.family(rule.code), []).append(rule)
    return found


def by_section(catalogue: Catalogue) -> dict[str, list[Rule]]:
    """The rules by the form's section, in its order; before them those of the whole report."""
    titles = dict(catalogue.sections)
    found: dict[str, list[Rule]] = {"整份报告": [], **{title: [] for title in titles.values()}}
    for rule in catalogue.rules.values():
        if not rule.retired:
            found[titles.get(rule.section, "整份报告")].append(rule)
    return {title: rules for title, rules in found.items() if rules}


def write_markdown(catalogue: Catalogue) -> str:
    """The text of docs/rules.md."""
    return "\n".join(_markdown(catalogue))


def _markdown(catalogue: Catalogue) -> Iterator[str]:
    yield "# 规则\n"
    yield "本页由规则的说明生成，不要手改。`reportctl validate --explain 编号` 显示同样的内容。\n"
    yield "| 编号 | 级别 | 规则 | 依据 |"
    yield "|---|---|---|---|"
    for rule in catalogue.rules.values():
        link, word = f"[{rule.code}](#{rule.code.lower()})", SEVERITY_WORDS[rule.severity]
        yield f"| {link} | {word} | {_plain(rule.title)} | {RESTS[rule.rests]} |"
    yield ""
    for name, rules in by_family(catalogue).items():
        yield f"## {name}\n"
        for rule in rules:
            yield f'### <a id="{rule.code.lower()}"></a>{rule.code} {_plain(rule.title)}\n'
            state = "，已停用" if rule.retired else ""
            yield f"{SEVERITY_WORDS[rule.severity]}，依据：{RESTS[rule.rests]}{state}\n"
            for part in paragraphs(rule):
                yield "  \n".join(_plain(line.strip()) for line in part.split("\n")) + "\n"


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#~&" else char for char in text)


def write_json(catalogue: Catalogue, _options: Options | None = None) -> str:
    """`{"version", "rules": [{"code", "title", …}]}`, in the order of the catalogue."""
    import json

    told = [
        {
            "code": rule.code,
            "title": rule.title,
            "family": catalogue.family(rule.code),
            "severity": rule.severity,
            "rests": rule.rests,
            "section": rule.section or None,
            "retired": rule.retired,
            "what": what(rule),
            "mend": mend(rule),
            "page": rule.page,
        }
        for rule in catalogue.rules.values()
    ]
    return json.dumps({"version": VERSION, "rules": told}, ensure_ascii=False, indent=2) + "\n"


TITLE = "年度报告自查表"


def write_sheet(catalogue: Catalogue) -> str:
    """The page: for each rule its title, what is wrong, what to do, and a box to tick."""
    body = ["<p>填报之后逐项核对。“错误”必须改正，“警告”请核实，“提示”供参考。</p>\n"]
    for title, rules in by_section(catalogue).items():
        rows = [_sheet_row(rule) for rule in rules]
        heads = row(["核对", "规则", "哪里不对", "怎么改"], head=True)
        table = f"<table>\n<thead>\n{heads}</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
        body.append(
            f"<section>\n<h2>{text(title)}</h2>\n{scroll(f'{title}的规则', table)}</section>\n"
        )
    return whole(TITLE, "".join(body))


def _sheet_row(rule: Rule) -> str:
    word = f'<span class="word {rule.severity}">{SEVERITY_WORDS[rule.severity]}</span>'
    name = f'{text(rule.title)}<br><span class="quiet">{rule.code}</span> {word}'
    cells = [f'<th scope="row">{name}</th>', f"<td>{text(what(rule))}</td>"]
    return row(
        ['<td><span aria-hidden="true">☐</span></td>', *cells, f"<td>{text(mend(rule))}</td>"]
    )
