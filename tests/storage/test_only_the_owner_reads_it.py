"""The SQLite files hold contact details: whoever runs Baton can read them, and nobody else on the machine."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.clock import Clock
from storage import workspaces
from storage.migrate import migrate
from storage.sql import Database
from storage.sql.private_file import keep_private


@pytest.fixture(params=[0o000, 0o022, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def written_to(path: Path) -> dict[str, int]:
    """Return the files' modes while Baton is at work."""
    database = Database(f"sqlite:///{path}", Clock())
    migrate(database.engine)
    await database.transact(workspaces.add, "T1")
    kept = modes(path.parent)
    database.close()
    return kept


async def test_a_new_file_and_those_beside_it_are_the_owners_alone(umask: int, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(0o755)
    folder.chmod(0o755)
    assert await written_to(folder / "baton.db") == dict.fromkeys(("baton.db", "baton.db-wal", "baton.db-shm"), 0o600)


async def test_a_file_that_others_could_read_is_the_owners_alone_from_then_on(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    await written_to(folder / "baton.db")
    for ending in ("", "-wal", "-shm"):
        (folder / f"baton.db{ending}").touch()
        (folder / f"baton.db{ending}").chmod(0o664)
    assert set((await written_to(folder / "baton.db")).values()) == {0o600}


def test_a_file_kept_closer_still_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "baton.db"
    file.touch(0o400)
    keep_private(make_url(f"sqlite:///{file}"))
    assert modes(tmp_path) == {"baton.db": 0o400}


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///{}/none/baton.db", "postgresql+psycopg://host/baton"])
def test_where_there_is_no_file_none_is_made(url: str, tmp_path: Path) -> None:
    keep_private(make_url(url.format(tmp_path)))
    assert not modes(tmp_path)


def test_a_database_only_to_be_read_is_not_made(tmp_path: Path) -> None:
    keep_private(make_url(f"sqlite:///file:{tmp_path}/baton.db?mode=ro&uri=true"))
    assert not modes(tmp_path)


def test_it_is_said_where_that_cannot_be_had(caplog: pytest.LogCaptureFixture) -> None:
    keep_private(make_url("sqlite:////proc/self/status"))  # which nobody can change
    assert "/status cannot be made private to its owner (Operation not permitted): others may read it." in caplog.text
