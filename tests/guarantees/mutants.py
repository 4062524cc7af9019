"""`make mutants`: shows that the guarantees' tests can fail, by weakening a copy of the code in one place at a time.

Fails when a weakening turns no test red, when its text is no longer where it was, and when a test was red before.
Words given as arguments pick the weakenings whose name has one of them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.guarantees.weakenings.every import WEAKENINGS
from tests.guarantees.weakenings.weakening import Weakening

ROOT = Path(__file__).resolve().parents[2]
_LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.db", "docs")
_LONGEST = 600  # seconds a test file; a test that hangs is a red one too
_GREEN, _RED = 0, 1


def main(wanted: list[str]) -> int:
    chosen = [each for each in WEAKENINGS if not wanted or any(word in each.name for word in wanted)]
    width = max((len(each.name) for each in chosen), default=0)
    with tempfile.TemporaryDirectory(prefix="baton-mutants-") as folder:
        copy = Path(folder) / "baton"
        shutil.copytree(ROOT, copy, ignore=_LEFT_BEHIND)
        subprocess.run(["git", "init", "--quiet"], cwd=copy, check=True)  # some tests ask git for the modules there are
        tests = sorted({test for each in chosen for test in each.tests})
        print(f"{len(chosen)} weakenings. First, {len(tests)} test files without any ...", flush=True)
        verdict, red = _run(copy, tests)
        if verdict != "SURVIVED":
            print(f"The tests are not green as they are, so that red would prove nothing: {red}")
            return 1
        bad = 0
        for each in chosen:
            began = time.monotonic()
            verdict, red = _try(copy, each)
            bad += verdict != "killed"
            print(f"{each.name:{width}}  {verdict:8}  {time.monotonic() - began:5.1f} s  {red}", flush=True)
    print(f"{len(chosen) - bad} of {len(chosen)} killed.")
    return 1 if bad or not chosen else 0


def _try(copy: Path, weakening: Weakening) -> tuple[str, str]:
    """Return what became of it ("killed" is good), and the test that went red or what is wrong with the row."""
    file = copy / weakening.file
    kept = file.read_text()
    if kept.count(weakening.text) != 1:
        return "LOST", f"its text stands {kept.count(weakening.text)} times in {weakening.file}"
    file.write_text(kept.replace(weakening.text, weakening.instead))
    try:
        return _run(copy, weakening.tests)
    finally:
        file.write_text(kept)


def _run(copy: Path, tests: tuple[str, ...] | list[str]) -> tuple[str, str]:
    command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-p", "no:cacheprovider", *tests]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environ.pop("TORTURE", None)
    longest = _LONGEST * len(tests)
    try:
        done = subprocess.run(command, cwd=copy, env=environ, capture_output=True, text=True, timeout=longest)
    except subprocess.TimeoutExpired:
        return "killed", "it hung"
    if done.returncode == _GREEN:
        return "SURVIVED", ""
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    if done.returncode == _RED and failed:
        return "killed", failed[0].removeprefix("FAILED ").split(" - ")[0].removeprefix("tests/")
    return "BROKEN", "; ".join((done.stdout + done.stderr).splitlines()[-2:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
