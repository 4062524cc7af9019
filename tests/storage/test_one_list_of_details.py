"""The details of a lead stand in one list: one that is added there is asked for, kept, found, edited and merged."""

import json
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from bot.lead.details import DETAILS, Details
from storage import tables
from tests.storage.imagined import imagine
from tests.test_architecture import ROOT


def test_a_new_detail_travels_everywhere(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for part in ("bot", "storage", "tests/storage"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "tests" / "__init__.py", copy / "tests")  # else a library's package of that name is found
    imagine(copy)
    command = [sys.executable, "-m", "tests.storage.imagined", str(tmp_path)]
    told = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "in the form": "Zephyrine",
        "kept": "Zephyrine",
        "found": ["Jane Doe"],
        "edited": [["nickname"]],
        "merged": "Zeph",
        "what differs": "Nickname: Jay",
    }


def test_the_table_keeps_every_detail() -> None:
    assert {each.name for each in fields(Details)} == set(DETAILS) <= set(tables.lead.c.keys())
