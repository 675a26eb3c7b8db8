"""The form as a page: filled, pasted into, saved, exported and read back in a real Chromium."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import esprima
import pypdfium2
import pytest
from playwright.sync_api import Page
from tests.browser import PHONE, Browser, find_violations
from tests.schema.test_new_edition import form as form_of_2027

from reportctl.cli.start import run
from reportctl.document.strings import quote
from reportctl.document.toml import parse
from reportctl.rendering import webform
from reportctl.report.arithmetic import find_broken
from reportctl.report.day import read_day
from reportctl.report.load import build, load
from reportctl.report.report import Report
from reportctl.report.skeleton import content_of, write_report
from reportctl.schema.form import At, Form
from reportctl.tui.entry import read_entry

SAMPLES = Path(__file__).parents[2] / "samples"
ORGAN = "云溪镇人民政府"
SCRIPTS = sorted((Path(webform.__file__).parent / "assets" / "webform").glob("*.js"))
LATER = re.compile(
    r"\.(?:flat|flatMap|fromEntries|matchAll|trimEnd|trimStart|replaceAll|replaceChildren|at"
    r"|allSettled|finally|toggleAttribute|toSorted|showModal)\(|structuredClone|globalThis|BigInt"
)
"""What browsers learned after ES2017 and the spring of 2018."""
RECEIVED, PERSON = "applications.received", "applications.received.person"
edition = form_of_2027


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blank(year: int, name: str = "form.html") -> Path:
    """A form without a figure in it."""
    line = ["fill", "--webform", name, "--organ", ORGAN, "--year", str(year)]
    assert run([*line, "--level", "township"]) == 0
    return Path(name)


def of_sample(name: str = "2021.toml") -> Path:
    for year in ("2020.toml", name):
        shutil.copy(SAMPLES / year, year)
    assert run(["fill", name, "--webform", "form.html"]) == 0
    return Path("form.html")


def field(page: Page, name: str) -> Any:
    return page.locator(f'[name="{name}"]')


def value(page: Page, name: str) -> str:
    return str(field(page, name).input_value())


def write(page: Page, name: str, text: str) -> None:
    """Type a text into a field and leave it."""
    field(page, name).fill(text)
    field(page, name).blur()


def write_all(page: Page, values: dict[str, str]) -> None:
    """What `write` does, for hundreds of fields."""
    page.evaluate(
        """values => Object.keys(values).forEach(name => {
            const field = document.querySelector(`[name="${name}"]`);
            field.value = values[name];
            for (const kind of ["input", "change"]) {
                field.dispatchEvent(new Event(kind, {bubbles: true}));
            }
        })""",
        values,
    )


def saved(page: Page, button: str) -> Path:
    """What a button downloads."""
    with page.expect_download() as got:
        page.click(button)
    target = Path(got.value.suggested_filename)
    got.value.save_as(target)
    return target


def exported(page: Page) -> str:
    return str(page.evaluate("reportctl.exported()"))


def report_of(text: str) -> Report:
    report = build(parse(text), Path("exported.toml")).report
    assert report
    return report


# -- the script and the page


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_the_script_is_es2017_and_asks_for_nothing_later(file):
    script = file.read_text(encoding="utf-8")
    tree = esprima.parseScript(script, {"tolerant": False})

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif hasattr(node, "type"):
            # esprima lets through the one thing of ES2018 that is common
            inside = {"ObjectExpression": "SpreadElement", "ObjectPattern": "RestElement"}
            kinds = [one.type for one in getattr(node, "properties", None) or ()]
            assert inside.get(node.type) not in kinds
            for one in vars(node).values():
                walk(one)

    walk(tree)
    assert not LATER.search(script)
    assert len(script.splitlines()) < 600


def test_the_page_allows_its_own_script_and_nothing_else():
    page = blank(2025).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert page == blank(2025, "again.html").read_text(encoding="utf-8")


# -- reading and adding, held against the program's own


ENTRIES = (
    *(
        "",
        " ",
        "0",
        "12",
        "007",
        "+5",
        "-3",
        "-0",
        "１２",
        "1,234",
        "1，234",
        "１，２３４",
        "1,5",
        "0,123",
        "12.0",
        "1.5",
    ),
    *("0.5000", "12.34567", "-0.5", "007.50", "/", "-", "—", "——", "一二", "12件", "3 4", "1e3"),
    *(
        "251000元",
        "25.1万元",
        "12亿元",
        "１０元",
        ".5",
        "5.",
        "99999999999999999999",
        "0x10",
        "１．５",
    ),
)


DAYS = (
    *("2024年1月18日", "2024-1-18", "2024.01.18", "2024/1/18", "2024年1月", "2024 年 1 月 18 日"),
    *("二〇二四年一月十八日", "二○二四年元月三十一日", "二零二四年十二月", "２０２４年１月１８日"),
    *("2024年2月29日", "2023年2月29日", "2024年2月30日", "2024年13月1日", "2024年二十一月"),
    *("明天", "2024", "1月18日", "2024年", "12024年1月8日", "2024年1月18", "印发于2024年1月18日"),
    *(
        "2024年1月018日",
        "2024年一二月三日",
        "2024年1月三十二日",
        "20240118",
        "2024年1月0日",
        "0000年1月1日",
    ),
)


@pytest.mark.slow
def test_a_day_is_read_as_the_program_reads_it(browser: Browser):
    found = _ask(browser, "reportctl.isDay", list(DAYS))
    assert dict(zip(DAYS, found, strict=True)) == {day: bool(read_day(day)) for day in DAYS}


@pytest.mark.slow
def test_what_is_no_day_is_not_exported_as_one(browser: Browser):
    def at(page: Page) -> None:
        write(page, "report.date", "明天")
        assert page.evaluate("reportctl.exported()") is None
        told = "没有导出：成文日期应是写全的日期，如 2024年1月18日，写的是 明天"
        assert page.inner_text("#told") == told
        write(page, "report.date", "2026年1月18日")
        assert 'date    = "2026年1月18日"' in exported(page)

    browser.visit(blank(2025), at)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["count", "signed", "money", "amount"])
def test_an_entry_is_read_as_the_program_reads_it(browser: Browser, kind: Any):
    read = browser.visit(
        blank(2025),
        lambda page: page.evaluate(
            "a => a[0].map(t => reportctl.readEntry(t, a[1]))", [ENTRIES, kind]
        ),
    )
    for text, found in zip(ENTRIES, read, strict=True):
        wanted = read_entry(text, kind)
        if text == "-0" and kind == "signed":
            wanted = "0"
        assert found == wanted, text


@pytest.mark.slow
def test_sums_are_exact(browser: Browser):
    chance = random.Random(7)
    lists = [
        [
            str(Decimal(chance.randrange(-(10**20), 10**20)).scaleb(-chance.choice((0, 0, 1, 4))))
            for _ in range(chance.randrange(1, 9))
        ]
        for _ in range(200)
    ]
    lists += [["0.1", "0.2"], ["0.3", "-0.1", "-0.2"], ["9007199254740993", "1"], ["-5", "5"]]
    lists = [[format(Decimal(one), "f") for one in each] for each in lists]
    added = browser.visit(
        blank(2025), lambda page: page.evaluate("a => a.map(reportctl.add)", lists)
    )
    for each, found in zip(lists, added, strict=True):
        assert Decimal(found) == sum(map(Decimal, each)), each
    assert added[200:] == ["0.3", "0.0", "9007199254740994", "0"]


@pytest.mark.slow
def test_a_text_is_quoted_as_the_program_quotes_it(browser: Browser):
    texts = [
        *('a"b', "a\\b", "a\tb", "一\n二", '"""', 'x\n"""" 尾"', "\u200e左", "\x07", "𠮷野\n𠮷"),
        *("\ufeff前", "尾\n", "\u2028", '"', '\n"'),
    ]
    found = browser.visit(
        blank(2025), lambda page: page.evaluate("a => a.map(reportctl.quote)", texts)
    )
    assert found == [quote(text) for text in texts]


def _ask(browser: Browser, function: str, given: list[Any]) -> list[str]:
    """What a function of the script says of each."""
    ask = f"given => given.map({function})"
    found: list[str] = browser.visit(blank(2025), lambda page: page.evaluate(ask, given))
    return found


# -- filling


def test_totals_follow_and_what_breaks_is_red(browser: Browser):
    def at(page: Page) -> None:
        write(page, PERSON, "12")
        write(page, f"{RECEIVED}.business", "3")
        assert value(page, f"{RECEIVED}.total") == "15"
        write(page, f"{RECEIVED}.total", "14")
        cell = field(page, f"{RECEIVED}.total")
        assert cell.get_attribute("aria-invalid") == "true"
        assert "写的是 14，各格相加是 15" in page.inner_text(".faults li")
        assert "1 处不对（红色），3 列的勾稽要等" in page.inner_text("#state")
        page.click("#state button")
        assert page.evaluate("document.activeElement.name") == f"{RECEIVED}.total"
        saved(page, "#export")
        told = "1 处不对（红色），3 列的勾稽要等第三、四项填了才能核对，空白 197 格。"
        assert page.inner_text("#told").endswith(f"{told}不对的可以导出，导入后 validate 会再列")
        write(page, f"{RECEIVED}.total", "")
        assert value(page, f"{RECEIVED}.total") == "15"
        write(page, "applications.outcome.granted.person", "12")
        write(page, "applications.outcome.total.business", "")
        write(page, "applications.carried_out.business", "2")
        assert "2 列的勾稽要等" in page.inner_text("#state")  # the third item may still get one
        assert "不对" not in page.inner_text("#state")
        write(page, "applications.carried_out.business", "4")
        wrong = "勾稽不符：第一项加第二项是 3，第三项加第四项是 4"
        assert wrong in page.inner_text("main")
        field(page, "applications.carried_out.business").focus()
        assert page.inner_text("#hint").startswith(wrong)
        write(page, "applications.carried_out.business", "3")
        assert "都相符" in page.inner_text("#state")
        assert value(page, "applications.outcome.total.total") == "12"

    browser.visit(blank(2025), at)


@pytest.mark.parametrize("year", [2020, 2024])
def test_what_is_exported_is_what_the_program_writes(browser: Browser, year: int):
    _export_at_random(browser, year)


@pytest.mark.slow
def test_a_new_edition_needs_no_line_of_the_form(browser: Browser, edition: Form):
    text = _export_at_random(browser, 2027)
    report = report_of(text)
    assert report.form.notice == edition.notice
    assert At("applications.outcome.granted.directed", "media") in report.cells


def _export_at_random(browser: Browser, year: int) -> str:
    """Fill every cell with something, and compare the file and its faults with the program's."""
    chance = random.Random(year)
    form = blank(year)

    def at(page: Page) -> tuple[str, Path, Path, list[str]]:
        names = page.evaluate(
            "Array.from(document.querySelectorAll('input[data-kind]'))"
            ".map(cell => [cell.name, cell.dataset.kind])"
        )
        figures = {"money": "12.5000", "amount": "3元", "signed": "-8", "count": "7"}
        values = {
            name: chance.choice(("", "0", "0", "/", "?", figures[kind], str(chance.randrange(500))))
            for name, kind in names
        }
        write_all(page, values)
        write_all(
            page,
            {
                "prose.overview": "全年公开 12 条。\n\n（一）主动公开。**重点**领域“三公”。",
                "prose.disclosure.note": "按规定公开。",
                "prose.preface": "根据《条例》编制。",
                "report.signature": ORGAN,
                "report.date": f"{year + 1}年1月20日",
            },
        )
        broken = re.findall(r"(\d+) (?:处不对|列的勾稽)", page.inner_text("#state"))
        return exported(page), saved(page, "#export"), saved(page, "#save"), broken

    text, file, draft, broken = browser.visit(form, at)
    assert file.read_bytes() == text.encode()
    assert file.name == f"{ORGAN}-{year}.toml"
    report = report_of(text)
    assert text == write_report(report.form, content_of(report))
    assert sum(1 for _ in find_broken(report)) == sum(map(int, broken)) > 0
    # the saved page is read by the names of its fields, and gives the same file
    assert run(["fill", "read.toml", "--from", str(draft)]) == 1  # it has cells that were not read
    assert Path("read.toml").read_text(encoding="utf-8") == text
    return text


@pytest.mark.slow
def test_a_report_goes_through_the_form_unchanged(browser: Browser):
    form = of_sample("wrong-2021.toml")
    extra = (
        '\n[[waivers]]\nrule = "X202"\nreason = "清理"\n'
        '\n[[applications.extra]]\nlabel = "其中"\nvalues = [1, 2]\n'
    )
    with Path("wrong-2021.toml").open("a", encoding="utf-8") as file:
        file.write(extra)
    assert run(["fill", "wrong-2021.toml", "--webform", "form.html", "--force"]) == 0
    before = load(Path("wrong-2021.toml")).report
    assert before
    text = browser.visit(form, exported)
    assert text == write_report(before.form, content_of(before))
    assert 'rule = "X202"' in text
    assert 'label = "其中"' in text


def test_opening_a_form_changes_nothing_in_it(browser: Browser):
    of_sample()
    row = 'outcome.granted              = ["", "", "", "", "", "", 0]'
    text = Path("2021.toml").read_text(encoding="utf-8")
    text = re.sub(r"outcome\.granted +=.*\]", row, text)
    Path("2021.toml").write_text(text, encoding="utf-8")
    assert run(["fill", "2021.toml", "--webform", "form.html", "--force"]) == 0
    report = load(Path("2021.toml")).report
    assert report
    granted = "applications.outcome.granted"

    def at(page: Page) -> None:
        assert exported(page) == write_report(report.form, content_of(report))
        write(page, f"{granted}.person", "3")
        assert value(page, f"{granted}.total") == "3"
        write(page, f"{granted}.person", "")
        assert value(page, f"{granted}.total") == ""

    browser.visit(Path("form.html"), at)


def test_what_cannot_be_read_is_never_exported(browser: Browser):
    def at(page: Page) -> None:
        write(page, PERSON, "十二")
        assert page.evaluate("reportctl.exported()") is None
        assert "没有导出：“一、本年新收政府信息公开申请数量·" in page.inner_text("#told")
        assert page.evaluate("document.activeElement.name") == PERSON
        assert value(page, f"{RECEIVED}.total") == ""
        write(page, PERSON, "１２")
        assert value(page, PERSON) == "12"
        assert "received                     = [12, " in exported(page)
        write(page, "report.organ", " ")
        assert page.evaluate("reportctl.exported()") is None

    browser.visit(blank(2025), at)


def test_a_cell_that_was_not_read_is_told_and_stays_one(browser: Browser):
    of_sample()
    line = Path("2021.toml").read_text(encoding="utf-8").splitlines()
    at_row = next(n for n, one in enumerate(line) if one.startswith("received "))
    line[at_row] = 'received = ["?", 0, 0, 0, 0, 0, 5]'
    text = "\n".join(line) + '\n\n[reading]\ninferred = ["applications.carried_out.person"]\n'
    Path("2021.toml").write_text(text, encoding="utf-8")
    assert run(["fill", "2021.toml", "--webform", "form.html", "--force"]) == 0

    def at(page: Page) -> None:
        assert "1 格没有读出来（?）" in page.inner_text("#state")
        assert value(page, PERSON) == "?"
        assert value(page, f"{RECEIVED}.total") == "5"
        assert 'inferred = ["applications.carried_out.person"]' in exported(page)
        page.click("text=核对过了")
        assert "[reading]" not in exported(page)
        assert re.search(r'received += \["\?", +0, +0, +0, +0, +0, +5\]', exported(page))
        write(page, PERSON, "4")
        assert "写的是 5，各格相加是 4" in page.inner_text("main")

    browser.visit(Path("form.html"), at)


@pytest.mark.slow
def test_last_years_figures_stand_beside_and_are_compared(browser: Browser):
    form = of_sample()
    last = load(Path("2020.toml")).report
    assert last

    def at(page: Page) -> None:
        cell = field(page, PERSON).locator("..")
        assert cell.get_attribute("data-last") == str(last.value(At(RECEIVED, "person")))
        write(page, "applications.carried_in.person", "77")
        wanted = last.value(At("applications.carried_out", "person"))
        assert f"写的是 77，上年度结转下年度的是 {wanted}" in page.inner_text("main")

    browser.visit(form, at)


# -- pasting


def paste(page: Page, name: str, block: str) -> None:
    """Copy a block out of a text field and paste it into a cell."""
    before = value(page, "prose.preface")
    page.click("details summary") if not field(page, "prose.preface").is_visible() else None
    field(page, "prose.preface").fill(block)
    field(page, "prose.preface").press("Control+a")
    field(page, "prose.preface").press("Control+c")
    field(page, "prose.preface").fill(before)
    field(page, name).focus()
    field(page, name).press("Control+v")


@pytest.mark.slow
def test_a_block_from_a_spreadsheet_lands_in_its_cells(browser: Browser):
    def at(page: Page) -> None:
        paste(page, PERSON, "1\t2\t0\t0\t0\t1,000\n3\t\t/\t0\t0\t0\t3\n")
        assert value(page, f"{RECEIVED}.business") == "2"
        assert value(page, f"{RECEIVED}.other") == "1000"
        assert value(page, f"{RECEIVED}.total") == "1003"
        assert value(page, "applications.carried_in.research") == "/"
        assert value(page, "applications.carried_in.business") == ""
        assert "已粘贴 2 行 7 列" in page.inner_text("#told")
        page.click("text=撤销粘贴")
        assert value(page, PERSON) == value(page, f"{RECEIVED}.total") == ""
        paste(page, PERSON, '"4\n"\t5\n\t\n"6"\t7\n')  # a line break behind a figure is none
        assert value(page, PERSON) == "4"
        assert value(page, "applications.carried_in.person") == ""
        assert value(page, "applications.outcome.granted.business") == "7"
        paste(page, "disclosure.documents.norm.issued", "2\t1\t9\n")
        assert value(page, "disclosure.documents.norm.in_force") == "9"
        paste(page, "disputes.review.upheld", "\t".join("1000100002") + "\t0\t0\t0\t0\t0")
        assert value(page, "disputes.suit_direct.total") == "2"

    browser.visit(blank(2025), at)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("自然人\t商业企业\n1\t2", "里面有“自然人”"),
        ("1\t2\t3\t4\t5\t6\t7\t8", "复制的是 1 行 8 列，从这一格起放不下"),
        ("\n".join("1" * 60), "放不下"),
        ('"1\n2"\t3\t4\t5\t6\t7\t25\n1\t2\t3\t4\t5\t6\t21\n', "里面有“1"),
        ('"1\n2"\n', "里面有“1"),
        ('"1\t2\n', "里面有“"),
    ],
)
def test_a_block_that_does_not_fit_changes_nothing(browser: Browser, block: str, told: str):
    def at(page: Page) -> None:
        paste(page, PERSON, block)
        assert told in page.inner_text("#told")
        assert all(
            one == ""
            for one in page.eval_on_selector_all("input[data-kind]", "all => all.map(c => c.value)")
        )

    browser.visit(blank(2025), at)


# -- keeping


@pytest.mark.slow
def test_a_saved_draft_goes_on_where_it_was(browser: Browser):
    def begin(page: Page) -> Path:
        write(page, PERSON, "12")
        write(page, "prose.overview", "第一段。\n\n</textarea><script>alert(1)</script>&amp;")
        field(page, "report.level").select_option("street")
        return saved(page, "#save")

    form = blank(2025)
    draft = browser.visit(form, begin)
    assert draft.name == f"{ORGAN}2025年度报告草稿.html"

    def go_on(page: Page) -> tuple[str, Path]:
        assert value(page, PERSON) == value(page, f"{RECEIVED}.total") == "12"
        assert value(page, "prose.overview").endswith("&amp;")
        assert value(page, "report.level") == "street"
        write(page, f"{RECEIVED}.legal", "1")
        assert value(page, f"{RECEIVED}.total") == "13"
        return exported(page), saved(page, "#save")

    text, second = browser.visit(draft, go_on)
    assert report_of(text).level == "street"
    assert second.stat().st_size - draft.stat().st_size < 40
    assert run(["fill", "2025.toml", "--from", str(second)]) == 1  # its text is not yet whole
    assert Path("2025.toml").read_text(encoding="utf-8").replace("\n\n\n", "\n\n") == text


@pytest.mark.slow
def test_a_form_is_written_over_only_while_nobody_has_typed_in_it(browser: Browser, capsys):
    form = of_sample()
    assert run(["fill", "2021.toml", "--webform", "form.html"]) == 0
    draft = browser.visit(form, lambda page: (write(page, PERSON, "9"), saved(page, "#save"))[1])
    shutil.copy(draft, form)
    assert run(["fill", "2021.toml", "--webform", "form.html"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert form.read_bytes() == draft.read_bytes()
    assert run(["fill", "2021.toml", "--webform", "form.html", "--force"]) == 0


@pytest.mark.slow
def test_what_was_typed_survives_a_reload(browser: Browser):
    def at(page: Page) -> None:
        write(page, PERSON, "12")
        page.reload()
        assert value(page, PERSON) == value(page, f"{RECEIVED}.total") == "12"
        assert "已恢复" in page.inner_text("#told")
        page.click("text=不要，用文件里原来的")
        assert value(page, PERSON) == ""
        page.reload()
        assert page.inner_text("#told") == ""

    browser.visit(blank(2025), at)


@pytest.mark.slow
def test_a_draft_of_another_state_of_the_file_is_only_offered(browser: Browser):
    form = of_sample()

    def at(page: Page) -> None:
        write(page, PERSON, "12")
        line = ["fill", "2021.toml", "--set", f"{PERSON}=8", "--webform", str(form)]
        assert run(line) == 1  # the totals do not hold any more
        page.reload()
        assert value(page, PERSON) == "8"
        assert "和这个文件不同的草稿" in page.inner_text("#told")
        write(page, "prose.problems", "无")  # neither takes it nor writes over it
        page.reload()
        page.click("text=恢复那份草稿")
        assert value(page, PERSON) == "12"

    browser.visit(form, at)


@pytest.mark.slow
def test_a_browser_that_keeps_nothing_says_so(browser: Browser):
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"

    def at(page: Page) -> None:
        assert "不替这个文件保存草稿" in page.inner_text("#told")
        write(page, PERSON, "12")
        assert value(page, f"{RECEIVED}.total") == "12"

    browser.visit(blank(2025), at, before=refuse)


# -- for everybody


@pytest.mark.slow
def test_a_long_text_is_printed_whole_and_the_page_is_as_before(browser: Browser):
    lines = [f"第{n}次公开信息并作解读。" for n in range(60)]

    def at(page: Page) -> tuple[bytes, int]:
        write(page, "prose.overview", "\n".join(lines))
        return page.pdf(), page.locator(".printed").count()

    printed, left = browser.visit(blank(2025), at)
    pages = pypdfium2.PdfDocument(printed)
    told = "".join("".join(p.get_textpage().get_text_bounded().split()) for p in pages)
    assert [line for line in lines if line not in told] == []
    assert left == 0


@pytest.mark.slow
def test_the_keyboard_alone_fills_and_exports(browser: Browser):
    def at(page: Page) -> str:
        keys: Callable[[str], None] = page.keyboard.press
        for _ in range(60):
            keys("Tab")
            if page.evaluate("document.activeElement.name") == PERSON:
                break
        for key in ("1", "2", "ArrowRight", "3", "ArrowDown", "4", "ArrowLeft", "5", "Enter"):
            keys(key)
        assert page.evaluate("document.activeElement.name") == "applications.outcome.granted.person"
        keys("ArrowUp")
        assert page.evaluate("document.activeElement.name") == "applications.carried_in.person"
        assert value(page, f"{RECEIVED}.total") == "15"
        assert value(page, "applications.carried_in.total") == "9"
        page.locator("#export").focus()
        with page.expect_download() as got:
            keys("Enter")
        return Path(str(got.value.path())).read_text(encoding="utf-8")

    report = report_of(browser.visit(blank(2025), at))
    assert report.value(At("applications.received", "business")) == 3


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, 768, 1280])
def test_it_fits_and_axe_finds_nothing(browser: Browser, width: int):
    def at(page: Page) -> str:
        write(page, PERSON, "十二")
        write(page, f"{RECEIVED}.total", "99")
        write(page, "applications.carried_in.person", "77")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        return find_violations(page)

    assert browser.visit(of_sample(), at, width=width) == ""
