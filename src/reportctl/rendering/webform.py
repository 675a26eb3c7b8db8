"""A form as one HTML file, filled in any browser without a network, that saves a report file.

What is typed stands in the page's own fields, so that the page saved anew (保存草稿) has it, and
`fill` reads it back by the fields' names. Its script is in `assets/webform`, held to ES2017.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain

from reportctl.page.blocks import Grid, GridCell
from reportctl.page.grid_layout import labels_above
from reportctl.page.webform import Entry, Part, Webform
from reportctl.rendering.html import ASSETS, ROOM, short_labels, write_title
from reportctl.rendering.html_text import attributes, escape, identifier, quiet, write_table

SHEETS = ("report.css", "webform/page.css")
SCRIPTS = ("webform/written.js", "webform/page.js")
HOW = (
    "没有发生的填 0，没有掌握的留空；合计自动相加。"
    "从 Excel 或 WPS 复制的一块数字，可以直接粘贴在它左上角的那一格。"
)
UNSCRIPTED = (
    "这张表要用浏览器的脚本，请换 Chrome、Edge、Firefox，或 360、WPS 等浏览器的极速模式打开。"
)
MODES = {"count": "numeric", "money": "decimal"}
"""The keys that a phone shows; those for figures alone have no minus."""


def render(form: Webform) -> bytes:
    """The form as UTF-8, the same bytes on every run."""
    grids = [block for part in form.parts for block in part.blocks if isinstance(block, Grid)]
    style = f"\n{_read(SHEETS)}{''.join(map(_widths, grids))}"
    script = f"\n{_read(SCRIPTS)}"
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    alone = f"上年度的数没有列出：{escape(form.without)}。" if form.without else ""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN" class="webform">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta{attributes(http_equiv='Content-Security-Policy', content=policy)}>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>填写：{escape(form.title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#report">跳到表格</a>',
        *_bar(),
        f'<main id="report" tabindex="-1" data-year="{form.year}" data-edition="{form.edition}">',
        f'<h1 id="title">{write_title(form.title, form.organ)}</h1>',
        f'<p class="how">{form.year} 年度，{escape(form.notice)}格式。{HOW}{alone}</p>',
        *chain.from_iterable(map(_entry, form.facts)),
        *chain.from_iterable(_part(part, form.last) for part in form.parts),
        *chain.from_iterable(map(_entry, form.closing)),
        "</main>",
        '<footer><p id="hint" data-live=""></p></footer>',
        f'<script type="application/json" id="form-data">{quiet(form.data)}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines).encode()


def _read(names: Sequence[str]) -> str:
    return "".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def _digest(text: str) -> str:
    hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{hashed}'"


def _widths(grid: Grid) -> str:
    """The widths of a table's columns: a policy without inline styles wants them here."""
    name = f"#{_id(grid)}"
    rules = [
        f"{name} col:nth-child({number}) {{ width: {width:.2%}; }}\n"
        for number, width in enumerate(grid.widths, 1)
    ]
    return "".join([*rules, f"{name} {{ --columns: {len(grid.widths)}; }}\n"])


def _id(grid: Grid) -> str:
    return f"table-{identifier(grid.name)}"


def _bar() -> list[str]:
    """What stays in sight: the two buttons, what the sums are, and what was told last."""
    return [
        '<header class="bar">',
        '<button type="button" id="save">保存草稿</button>',
        '<button type="button" id="export">导出报告文件</button>',
        f'<p id="state" role="status">{UNSCRIPTED}</p>',
        '<div id="told" role="alert" data-live=""></div>',
        "</header>",
    ]


def _part(part: Part, last: Mapping[str, str]) -> list[str]:
    lines = [f'<h2 class="level-1" id="{identifier(part.key)}">{escape(part.title)}</h2>']
    for block in part.blocks:
        if isinstance(block, Grid):
            lines += _grid(block, last)
        else:
            prose = block.name == f"prose.{part.key}"
            lines += _entry(block, part.title if prose else f"{part.title}（{block.label}）")
    return lines


def _entry(entry: Entry, said: str = "") -> list[str]:
    """A field with its label; one that is rarely wanted is folded away while it is blank."""
    name = identifier(entry.name)
    told = f"{name}.told"
    hint = [f'<p class="hint" id="{told}">{escape(entry.hint)}</p>'] if entry.hint else []
    known = attributes(id=name, name=entry.name, aria_describedby=told if entry.hint else "")
    whole = [
        f'<div class="entry {"long" if entry.long else "short"}">',
        f'<label for="{name}">{escape(said or entry.label)}</label>',
        *hint,
        _control(entry, known),
        *(_fold("last", "上年度原文", [f"<p>{_plain(entry.last)}</p>"]) if entry.last else []),
        "</div>",
    ]
    return whole if entry.open else _fold("more", f"加{entry.label}", whole)


def _fold(kind: str, summary: str, inside: list[str]) -> list[str]:
    opening = f'<details class="{kind}"><summary>{escape(summary)}</summary>'
    return [opening, *inside, "</details>"]


def _control(entry: Entry, known: str) -> str:
    if entry.choices:
        options = "".join(
            f"<option{attributes(value=value)}{' selected' * (value == entry.value)}>"
            f"{escape(words)}</option>"
            for value, words in entry.choices
        )
        none = " selected" * (not entry.value)
        return f'<select{known}><option value=""{none}>（没有选）</option>{options}</select>'
    # a title may hold a line break of the writer's own
    if entry.long or entry.name == "report.title" or "\n" in entry.value:
        rows = 3 if entry.long else 1
        # a line end right after the tag is none of the text
        return f'<textarea{known} rows="{rows}">\n{_plain(entry.value)}</textarea>'
    return f'<input{known}{attributes(value=entry.value)} type="text" autocomplete="off">'


def _plain(text: str) -> str:
    """Text whose line breaks are its own."""
    return escape(text).replace("<br>", "\n")


def _grid(grid: Grid, last: Mapping[str, str]) -> list[str]:
    """The printed table, each figure a field."""
    wide = len(grid.widths) > ROOM
    caption = f"caption.{identifier(grid.name)}"
    labels = dict(enumerate(short_labels(labels_above(grid)), grid.stub)) if wide else {}
    table = attributes(id=_id(grid), class_="wide" if wide else "", role="table" if wide else "")
    opening = (
        f"<table{table}><caption{attributes(id=caption)}>{escape(grid.caption)}表</caption>"
        f"<colgroup>{'<col>' * len(grid.widths)}</colgroup>"
    )

    def look(cell: GridCell) -> str:
        figure = cell.role in ("value", "total")
        return attributes(
            id="" if figure else identifier(cell.name),
            class_=cell.role,
            headers=" ".join(map(identifier, cell.headers)),
            data_label=labels.get(cell.column, "") if figure else "",
            data_last=last.get(cell.name, ""),
            title=cell.note.replace("\n", " ") if figure else "",
        )

    def content(cell: GridCell) -> str:
        if cell.kind and cell.name:
            return _field(cell)
        text = escape(cell.text)
        return f'<span class="downward">{text}</span>' if cell.vertical else text

    told = attributes(aria_label=f"{grid.caption}：要看一看的")
    region = attributes(class_="region", role="region", aria_labelledby=caption, tabindex=0)
    return [
        f"<div{region}>",
        write_table(grid, opening, look, content, roles=wide),
        "</div>",
        f'<ul class="faults"{told} data-live=""></ul>',
    ]


def _field(cell: GridCell) -> str:
    """A figure to type."""
    named = attributes(
        name=cell.name,
        value="?" if cell.unread else cell.text,
        aria_labelledby=" ".join(map(identifier, cell.headers)),
        inputmode=MODES.get(cell.kind, ""),
        data_kind=cell.kind,
        data_line=cell.line,
        data_column=cell.column,
    )
    total = ' data-total=""' if cell.role == "total" else ""
    return f'<input type="text" autocomplete="off"{named}{total}>'
