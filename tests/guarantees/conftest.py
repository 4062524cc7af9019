"""The guarantees, each at a small size in `make test` and at its full size in `make torture`."""

import os
import shutil
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from bot.playground.sandbox import Company, found_company
from tests.conversations.conftest import clock, office
from tests.delivery.conftest import baton, slack
from tests.guarantees.own_server import a_server_of_ones_own, own_server, relay
from tests.guarantees.shared_clock import SharedClock

__all__ = ["a_server_of_ones_own", "baton", "clock", "office", "own_server", "relay", "slack"]

Empty = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a proof: `size.of(small, full)` picks."""

    full: bool

    def of(self, small: int, full: int) -> int:
        return full if self.full else small


@pytest.fixture
def size() -> Size:
    return Size(full=bool(os.environ.get("TORTURE")))


@pytest.fixture
def shared_clock(tmp_path: Path) -> SharedClock:
    return SharedClock(tmp_path / "clock", datetime.now(UTC))


@pytest.fixture
async def company(shared_clock: SharedClock) -> AsyncIterator[Company]:
    """The simulated workspace without a Baton in this process."""
    company = await found_company(shared_clock)
    yield company
    await company.slack.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Empty]:
    """Makes databases without any schema, or (`like`) copies of another."""
    if request.param == "sqlite":
        numbers = iter(range(99))

        def make(like: str = "") -> str:
            path = tmp_path / f"{next(numbers)}.db"
            if like and Path(like.removeprefix("sqlite:///")).exists():
                shutil.copy(like.removeprefix("sqlite:///"), path)
            return f"sqlite:///{path}"

        yield make
        return
    server: str = request.getfixturevalue("postgresql_url")
    with psycopg.connect(server, autocommit=True) as connection:
        made: list[str] = []

        def create(like: str = "") -> str:
            made.append(f"t_{uuid.uuid4().hex}")
            template = make_url(like).database if like else "template1"
            connection.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
            url = make_url(server).set(drivername="postgresql", database=made[-1])
            return url.render_as_string(hide_password=False)

        yield create
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
