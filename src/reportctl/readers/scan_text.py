"""Recognises lines of letters in a picture, with the readings that come next.

The model is the one that the package rapidocr carries; it is run by onnxruntime.
"""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from reportctl.finding import Failure
from reportctl.record import NamedTuple

_HIGH = 48
"""Points of the height at which the model reads a line."""
_WIDEST = 2400
_BATCH = 16
_STEP = 32
"""Lines whose widths are equal in such steps are read together."""
_NEXT = 0.02
"""The share from which the second choice of a letter is told."""
_CHOICES, _LOOK = 4, 8
"""How many readings are told, and classes looked at."""
_ALIKE = {
    **{letter: letter for letter in "0123456789.,/-—"},
    **dict.fromkeys("Oo〇○Ｏ", "0"),
    **dict.fromkeys("lI|丨Ｉ", "1"),
    **dict.fromkeys("，", ","),
    **dict.fromkeys("一－–", "-"),
}
"""What letters mean where all of a line are such: a figure, or a stroke."""
_WIDE = dict(zip("(),:;", "（），：；", strict=True))
"""Marks of which one looks like the other where there are words."""


class Readings(NamedTuple):
    """What a line may say."""

    texts: tuple[tuple[str, float], ...]
    """Each with its confidence from 0 to 1, the likeliest first."""
    doubtful: tuple[str, ...] = ()
    """The letters of the likeliest that are not certain."""

    @property
    def text(self) -> str:
        """The likeliest."""
        return self.texts[0][0] if self.texts else ""

    @property
    def confidence(self) -> float:
        """That of the likeliest."""
        return self.texts[0][1] if self.texts else 0.0


NOTHING = Readings((("", 1.0),))


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime", "cv2", "numpy"))


class Recogniser:
    """The model, loaded when the first line is read."""

    turn = 0
    """By how many right angles the last page that was clear had been turned."""

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - the library has no types
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        # a thread that waits by counting takes the time of whatever else runs
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            str(_model()), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _letters(self) -> list[str]:
        """The letter of each class; the first is none, the last a space."""
        told = self._session.get_modelmeta().custom_metadata_map["character"]
        return ["", *told.splitlines(), " "]

    def read(self, lines: list[Any]) -> list[Readings]:
        """Each picture of one line (height, width, 3; shades from 0 to 255) read."""
        import cv2
        import numpy as np

        sized: list[tuple[int, int]] = []
        for at, line in enumerate(lines):
            wide = round(line.shape[1] * _HIGH / line.shape[0])
            sized.append((min(max(-(-wide // _STEP) * _STEP, 2 * _STEP), _WIDEST), at))
        found: list[Readings] = [NOTHING] * len(lines)
        for wide, group in groupby(sorted(sized), key=lambda pair: pair[0]):
            members = [at for _, at in group]
            for begin in range(0, len(members), _BATCH):
                batch = members[begin : begin + _BATCH]
                given = np.ones((len(batch), 3, _HIGH, wide), dtype=np.float32)
                for row, at in enumerate(batch):
                    own = min(wide, max(1, round(lines[at].shape[1] * _HIGH / lines[at].shape[0])))
                    shaped = cv2.resize(lines[at], (own, _HIGH), interpolation=cv2.INTER_AREA)
                    given[row, :, :, :own] = shaped.transpose(2, 0, 1) / 127.5 - 1
                name = self._session.get_inputs()[0].name
                for row, shares in enumerate(self._session.run(None, {name: given})[0]):
                    found[batch[row]] = self._decode(shares)
        return found

    def _decode(self, shares: Any) -> Readings:  # noqa: ANN401 - an array of steps and classes
        """The letters of the best path, and the texts with one letter chosen otherwise."""
        best = shares.argmax(axis=1)
        steps = [
            max(run, key=lambda at: shares[at, code])
            for code, run in groupby(range(len(best)), key=lambda at: int(best[at]))
            if code
        ]
        figure = all(self._letters[best[step]] in _ALIKE for step in steps)
        kept = [self._choices(shares[step], figure=figure) for step in steps]
        text = "".join(choices[0][0] for choices in kept)
        confidence = min((choices[0][1] for choices in kept), default=1.0)
        others = [
            (text[:at] + letter + text[at + 1 :], share)
            for at, choices in enumerate(kept)
            for letter, share in choices[1:]
            if share > _NEXT
        ]
        others.sort(key=lambda pair: -pair[1])
        doubtful = tuple(c[0][0] for c in kept if c[0][1] < 1 - 2 * _NEXT)
        return Readings(((text.strip(), confidence), *others[:_CHOICES]), doubtful)

    def _choices(self, shares: Any, *, figure: bool) -> list[tuple[str, float]]:  # noqa: ANN401
        """The likeliest letters of a step; letters that look alike count as one."""
        told: dict[str, float] = {}
        for code in shares.argsort()[: -_LOOK - 1 : -1]:
            letter = self._letters[code]
            letter = (_ALIKE if figure else _WIDE).get(letter, letter)
            told[letter] = told.get(letter, 0.0) + float(shares[code])
        return sorted(told.items(), key=lambda pair: -pair[1])[:3]


def _model() -> Path:
    """The file of the model. Raises Failure where the extra is not whole."""
    package = find_spec("rapidocr")
    for folder in (package and package.submodule_search_locations) or ():
        for file in sorted(Path(folder, "models").glob("*rec*.onnx")):
            return file
    raise Failure("识别扫描件的部件没有装好，请重新安装：pip install 'reportctl[scan]'")
