"""`validate --rules` and `--explain`: the rules that there are, as a list or one by one."""

from __future__ import annotations

from pathlib import Path

from reportctl.cli.naming import infer_format
from reportctl.cli.targets import Output
from reportctl.finding import Failure
from reportctl.formatters.findings.checked import Catalogue
from reportctl.formatters.findings.formats import LISTS
from reportctl.rules.check import RULES, Selection
from reportctl.schema.load import editions, load_form


def catalogue() -> Catalogue:
    """Every rule, and the sections of the form now in force."""
    form = load_form(editions()[-1])
    return Catalogue(RULES, tuple((section.key, section.title) for section in form.sections))


def explain_rule(code: str) -> int:
    """Print a rule's page; raises Failure for an unknown code."""
    rule = RULES.get(code.upper())
    if rule is None:
        raise Failure(f"没有编号为“{code}”的规则；reportctl validate --rules 列出全部规则")
    from reportctl.formatters.rules import explain

    print(explain(rule, catalogue()), end="")
    return 0


def list_rules(given: str, output: Path | None, *, force: bool = False) -> int:
    """Print every rule in one of the formats of `LISTS`."""
    if given and given not in LISTS:
        raise Failure(f"--rules 的 --format 可选的是 {'、'.join(LISTS)}")
    format_ = infer_format(output, given, LISTS, "validate --rules") or "text"
    told: str = LISTS[format_](catalogue())
    if output:
        Output(output, LISTS[format_], (), force).write(told)
    else:
        print(told, end="")
    return 0


def know_codes(selection: Selection) -> None:
    """Raise Failure where a code is selected or ignored that no rule's code begins with."""
    for option, codes in (("--select", selection.select), ("--ignore", selection.ignore)):
        for code in codes:
            if not any(known.startswith(code) for known in RULES):
                raise Failure(f"{option}：没有编号为“{code}”的规则；--rules 列出全部规则")
