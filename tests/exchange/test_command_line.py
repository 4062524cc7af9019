"""Looking a file through on the machine, as programs and people do, with no workspace and no database."""

import json
from pathlib import Path

import pytest

from bot.exchange.__main__ import main

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
