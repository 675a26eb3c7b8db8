"""Install reportctl from the wheels beside this file; no network is asked for.

    python3 install.py [FOLDER]

FOLDER is where it goes, `reportctl` in the home folder where none is named.
"""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRST, LAST = (3, 11), (3, 13)
BITS = 64
NEEDED = "需要 64 位的 Python 3.11、3.12 或 3.13"


def main() -> int:
    """Check, install, and say how to call it; 1 where something is in the way."""
    if not FIRST <= sys.version_info[:2] <= LAST or struct.calcsize("P") * 8 != BITS:
        print(f"{NEEDED}，这里是 {sys.version.split()[0]}（{sys.executable}）。")
        return 1
    if damaged := find_damaged():
        print("安装包不完整，请重新拷贝：" + "、".join(damaged))
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.home() / "reportctl"
    print(f"安装到 {folder.absolute()}，不用联网 …", flush=True)
    try:
        install(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"没有装成：{error}")
        if os.name != "nt":
            print("Debian、Ubuntu、统信、麒麟上要有 venv：sudo apt install python3-venv")
        return 1
    command = folder.absolute() / ("Scripts/reportctl.exe" if os.name == "nt" else "bin/reportctl")
    subprocess.run([command, "--version"], check=True)
    print(f"\n装好了。运行：\n  {command} --help")
    print(f"要在哪里都能打 reportctl，把 {command.parent} 加到 PATH。")
    return 0


def find_damaged() -> list[str]:
    """The files of SHA256SUMS that are not there or not what was packed."""
    found = []
    for line in (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        file = HERE / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            found.append(name)
    return found


def install(folder: Path) -> None:
    """A virtual environment with reportctl in it."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wheels = HERE / "wheels"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-index", "--find-links", str(wheels), "reportctl"]
    # what the machine's own settings of pip say leads to a network
    own = {**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_CONSTRAINT"):
        own.pop(name, None)
    subprocess.run(command, check=True, env=own)


if __name__ == "__main__":
    sys.exit(main())
