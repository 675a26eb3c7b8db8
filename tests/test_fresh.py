"""Generated files are what the generators make now; `python scripts/generate.py` mends them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    files: dict[Path, str] = module.generated()
    return files


FILES = generated()


@pytest.mark.parametrize("path", FILES, ids=str)
def test_fresh(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == FILES[path]
