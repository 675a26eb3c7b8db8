"""A county's own settings, `reportctl.toml`, as `Settings`; what is wrong with them is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from reportctl.finding import SEVERITIES, Rule, Severity
from reportctl.record import NamedTuple
from reportctl.rules.rule import Settings

_PAGES = (
    Rule(
        "M905",
        "设置文件里有不认识的内容",
        "warning",
        "sense",
        """reportctl.toml 里写了没有的规则编号或者没有的键，这一行不起作用。

错：[rules] off = ["X2O2"]（字母 O）
对：[rules] off = ["X202"]

怎么改：规则编号见 reportctl validate --rules；能写的键是 deadline、fee_decimals、units、
[rules] off、[rules.severity]、[terms]、cache。""",
    ),
    Rule(
        "M906",
        "设置文件里的值不对",
        "error",
        "sense",
        """reportctl.toml 里的值不是要的那一种，这一行不起作用；
文件不合 TOML 语法时，全部设置都不起作用。

错：deadline = "1月31日"
对：deadline = "01-31"

怎么改：按提示改写。严重程度写 error、warning、info；地方可以把规则定得比程序更严，也可以更宽。""",
    ),
)
SETTING: dict[str, Rule] = {rule.code: rule for rule in _PAGES}
"""The rules about the settings file by code."""
KEYS = ("deadline", "fee_decimals", "units", "rules", "terms", "cache")
LEAP = 2000
"""A leap year, so that 02-29 is a day."""
MOST_DECIMALS = 4


class SettingsFault(NamedTuple):
    """One thing that is wrong in the settings file."""

    code: str
    path: tuple[str | int, ...]
    """The keys that lead to it."""
    message: str

    @property
    def at_key(self) -> bool:
        """Whether it is the key itself that is wrong, not what stands behind it."""
        return self.code == "M905" and isinstance(self.path[-1], str)


def read_settings(
    raw: Mapping[str, Any], codes: Sequence[str]
) -> tuple[Settings, tuple[SettingsFault, ...]]:
    """The settings that a file's values are, without those that are wrong, and what is wrong.

    `codes` are the codes of all rules.
    """
    reading = _Reading(raw, codes, [])
    settings = Settings(
        severities=dict(reading.severities()),
        off=frozenset(reading.off()),
        deadline=reading.deadline(),
        fee_decimals=reading.fee_decimals(),
        units=tuple(text for _, text in reading.texts(("units",))),
        terms=dict(reading.terms()),
        cache=reading.cache(),
    )
    reading.note_unknown((), KEYS)
    reading.note_unknown(("rules",), ("off", "severity"))
    return settings, tuple(reading.wrong)


class _Reading(NamedTuple):
    """The work on one file's values."""

    raw: Mapping[str, Any]
    codes: Sequence[str]
    wrong: list[SettingsFault]

    def severities(self) -> Iterator[tuple[str, Severity]]:
        """`[rules.severity]`: another severity for a rule."""
        path = ("rules", "severity")
        for code, severity in self.table(path).items():
            if code not in self.codes:
                self.unknown_code((*path, code), code)
            elif severity not in SEVERITIES:
                known = "、".join(SEVERITIES)
                self.misset((*path, code), f"{code} 的严重程度写的是 {severity}，可选的是 {known}")
            else:
                yield code, severity

    def off(self) -> Iterator[str]:
        """`[rules] off`: codes, or beginnings of codes such as a family's letter."""
        for path, code in self.texts(("rules", "off")):
            if any(known.startswith(code) for known in self.codes):
                yield code
            else:
                self.unknown_code(path, code)

    def deadline(self) -> str:
        """`deadline`: the month and the day, such as 01-31."""
        value = self.raw.get("deadline", "")
        if value == "":
            return ""
        try:
            month, _, day = str(value).partition("-")
            date(LEAP, int(month), int(day))
        except (ValueError, OverflowError):
            self.misset(("deadline",), f"deadline 应写成“月-日”，如 01-31，写的是 {value}")
            return ""
        return f"{int(month):02}-{int(day):02}"

    def fee_decimals(self) -> int | None:
        """`fee_decimals`: how many decimals 万元 must have."""
        value = self.raw.get("fee_decimals")
        if value is None or (type(value) is int and 0 <= value <= MOST_DECIMALS):
            return value
        self.misset(("fee_decimals",), f"fee_decimals 应是 0 至 4 的整数，写的是 {value}")
        return None

    def cache(self) -> str:
        """`cache`: a folder."""
        value = self.raw.get("cache", "")
        if isinstance(value, str):
            return value
        self.misset(("cache",), f"cache 应是引号里的文件夹，写的是 {value}")
        return ""

    def terms(self) -> Iterator[tuple[str, str]]:
        """`[terms]`: wrong term and right term."""
        for wrong, right in self.table(("terms",)).items():
            if isinstance(right, str) and wrong and wrong != right:
                yield wrong, right
            else:
                self.misset(("terms", wrong), '[terms] 每行写成 "错的说法" = "对的说法"')

    def texts(self, path: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """A list of texts, each with its path."""
        above: Any = self.table(path[:-1])
        values = above.get(path[-1], [])
        if not isinstance(values, list):
            self.misset(path, f"{'.'.join(path)} 应是方括号里的若干项，每项加引号")
            return
        for number, text in enumerate(values):
            if isinstance(text, str) and text.strip():
                yield (*path, number), text.strip()
            else:
                self.misset((*path, number), f"{'.'.join(path)} 的每一项应是引号里的文字")

    def table(self, path: tuple[str, ...]) -> Mapping[str, Any]:
        """A table of the file; an empty one where there is none."""
        value: Mapping[str, Any] = self.raw
        for key in path:
            below = value.get(key, {})
            if not isinstance(below, Mapping):
                told = SettingsFault("M906", path, f"[{'.'.join(path)}] 应是一张表")
                if told not in self.wrong:
                    self.wrong.append(told)
                return {}
            value = below
        return value

    def note_unknown(self, path: tuple[str, ...], known: Sequence[str]) -> None:
        """Tell the keys of a table that nothing reads."""
        for key in self.table(path):
            if key not in known:
                words = "、".join(known)
                dotted = ".".join((*path, key))
                self.wrong.append(
                    SettingsFault("M905", (*path, key), f"没有“{dotted}”这个键，可写的是 {words}")
                )

    def unknown_code(self, path: tuple[str | int, ...], code: str) -> None:
        """Tell a code that no rule has."""
        self.wrong.append(SettingsFault("M905", path, f"没有编号为“{code}”的规则"))

    def misset(self, path: tuple[str | int, ...], message: str) -> None:
        """Tell a value that cannot be used."""
        self.wrong.append(SettingsFault("M906", path, message))
