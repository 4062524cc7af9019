"""Whatever anybody does in whatever order: no illegal stage, a history that explains it, credit that stays."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Connection

from bot.workspace.settle_in import seed
from storage.sql import Transaction, make_engine, parse_url
from tests.guarantees.a_life import Life
from tests.guarantees.anybody import MEMBERS, MONDAY, TEAM
from tests.guarantees.conftest import Size

_STEPS = 15


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = make_engine(parse_url(database_url))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":  # this proof is about what is written, not about power cuts
            connection.connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]
            connection.rollback()
        with connection.begin():
            tx = Transaction(connection, MONDAY)
            seed(tx, TEAM, tz="UTC", sales_channel="C1", marketing_channel="C2", members=MEMBERS)
            tx.flush()
        yield connection
    engine.dispose()


def test_every_life_of_a_lead_is_a_legal_one(connection: Connection, size: Size) -> None:
    lives = size.of(150, 10_000) if connection.dialect.name == "sqlite" else size.of(20, 1000)
    run_state_machine_as_test(
        lambda: Life(connection),
        settings=settings(
            max_examples=lives,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
