"""Looking a file through and loading it on the machine, as programs and people do."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.clock import Clock
from bot.exchange.__main__ import main
from storage.sql import Database
from tests.storage.many_leads import TEAM, a_workspace

CSV = "\ufeffName;E-Mail;Telefon;Datum\nJörg Größe;joerg@groesse.example;4,9E+12;\nAda;ada@probe.example;;06/10/2026\n"
INTERFACE = "layout encoding delimiter mapping rows new known barred test skipped refused leads".split()  # noqa: SIM905


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "Herbst 2026.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def test_a_program_gets_the_fixed_interface(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", file, "--check", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == INTERFACE
    assert said["mapping"] == {"Name": "name", "E-Mail": "email", "Telefon": "phone", "Datum": "created"}
    assert said["delimiter"] == ";"
    [refused], [lead] = said["refused"], said["leads"]
    assert (refused["line"], refused["value"]) == (2, "4,9E+12")
    assert lead == {"line": 3, "name": "Ada", "company": "", "email": "ada@probe.example", "phone": "", "title": "",
                    "source": "Herbst 2026"}  # fmt: skip


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as huge:
        huge.truncate(2**40)
    assert main(["import", str(path), "--check", "--json"]) == 1
    assert "1,048,576.0 MB" in json.loads(capsys.readouterr().out)["error"]


def test_a_person_reads_what_the_columns_become_and_what_is_wrong(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", file, "--check", "--source", "Fair"]) == 0
    said = capsys.readouterr().out
    assert "E-Mail -> email, filled 2 of 2: joerg@groesse.example · ada@probe.example" in said
    assert "2 rows: 1 new, 0 known, 0 barred, 0 test, 0 skipped, 1 refused" in said
    assert "line 2, “4,9E+12”: Excel has cut this number short" in said
    assert "day or the month first" in said
    assert "get “Fair”" in said
    assert main(["import", file, "--check", "--dates", "day-first"]) == 0
    assert "day or the month first" not in capsys.readouterr().out


def test_a_file_that_cannot_be_read_at_all_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    for name in ("empty.csv", "missing.csv"):
        assert main(["import", str(tmp_path / name), "--check", "--json"]) == 1
        said = capsys.readouterr()
        assert said.err.strip().endswith(".")
        assert json.loads(said.out) == {"error": said.err.strip()}


def test_it_is_loaded_into_the_only_workspace_and_known_there_afterwards(
    file: str, database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(database_url, Clock())
    asyncio.run(database.transact(a_workspace))
    database.close()
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["import", file, "--json", "--source", "Fair", "--as", "U1"]) == 0
    assert _counts(capsys) == {"new": 1, "known": 0}
    assert main(["import", file, "--json", "--check", "--team", TEAM]) == 0
    assert _counts(capsys) == {"new": 0, "known": 1}
    assert _leads(database_url) == [("Ada", "ada@probe.example", "Fair", "U1")]
    assert main(["import", file, "--team", "T0NOWHERE", "--as", "U1"]) == 1
    assert f"Name one of these workspaces with --team: {TEAM}." in capsys.readouterr().err
    assert main(["import", file, "--as", "U0NOBODY"]) == 1
    assert "name one of them with --as" in capsys.readouterr().err
    assert len(_leads(database_url)) == 1


def test_without_a_database_nothing_is_loaded_and_none_is_made(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    assert main(["import", file]) == 1
    assert "no workspace" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def _counts(capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    said = json.loads(capsys.readouterr().out)
    return {fate: said[fate] for fate in ("new", "known")}


def _leads(url: str) -> list[tuple[Any, ...]]:
    database = Database(url, Clock())
    columns = text("SELECT name, email, source, originator FROM lead")
    found = asyncio.run(database.read(lambda tx: [tuple(row) for row in tx.connection.execute(columns)]))
    database.close()
    return found
