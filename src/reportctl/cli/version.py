"""`--version`: the program, its editions and the libraries that read and make documents."""
# ruff: noqa: PTH112, PTH118, PTH120, PTH208 - pathlib takes longer to import than all of this

from __future__ import annotations

import os
import sys

from reportctl import __version__

ENGINES = ("typst", "openpyxl", "python-docx", "pypdfium2", "textual")
"""Libraries by their names in the index of packages."""


def print_version() -> int:
    """Print them; 0."""
    found = installed()
    forms = os.path.join(os.path.dirname(__file__), "..", "schema", "editions")
    editions = sorted(name[:-5] for name in os.listdir(forms) if name.endswith(".toml"))
    engines = [f"{name} {found.get(name, '没有安装')}" for name in ENGINES]
    print(f"reportctl {__version__}")
    print(f"格式：{'、'.join(f'{edition} 年版' for edition in editions)}")
    print(f"所用：Python {sys.version.split()[0]}、{'、'.join(engines)}")
    return 0


def installed() -> dict[str, str]:
    """The version of each installed package by its name.

    Out of the names of the folders that installers leave (PEP 376, PEP 427): importlib.metadata
    would read the same, and takes longer to import than the interpreter to start.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        for name in os.listdir(folder or ".") if os.path.isdir(folder or ".") else ():
            package, _, version = name.removesuffix(".dist-info").partition("-")
            if name.endswith(".dist-info"):
                found.setdefault(package.replace("_", "-").lower(), version)
    return found
