"""What pip-audit says of a lock: faults that a newer version mends, others, or that it cannot say.

    python scripts/audit.py requirements.lock pip-audit

Exit 0 where nothing is known that could be mended, 1 where something is, 2 where nobody answered.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

UNASKED = 2


def judge(answer: str) -> tuple[int, list[str]]:
    """The exit code and the lines to print for pip-audit's JSON; '' where there is none."""
    try:
        found = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return UNASKED, ["not audited: the service that knows the faults did not answer"]
    skipped = [
        f"not audited: {one['name']}: {one['skip_reason']}" for one in found if "skip_reason" in one
    ]
    mended: list[str] = []
    others: list[str] = []
    for one in found:
        for line, fixes in _faults(one):
            (mended if fixes else others).append(line)
    code = 1 if mended else UNASKED if skipped or not found else 0
    return code, [*mended, *others, *skipped, f"{len(found) - len(skipped)} packages audited"]


def _faults(package: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for fault in package.get("vulns", ()):
        fixes = ", ".join(fault["fix_versions"])
        told = f"mended in {fixes}" if fixes else "not mended yet"
        yield f"{package['name']} {package['version']}: {fault['id']}, {told}", bool(fixes)


def main() -> int:
    """Ask, print what is known, and give the exit code."""
    lock, program = sys.argv[1:]
    command = [program, "--require-hashes", "--disable-pip", "-r", lock, "--format", "json"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    code, lines = judge(asked.stdout)
    print(f"{lock}:", *lines, sep="\n  ")
    if code == UNASKED:
        print(asked.stderr.strip()[-300:], file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
