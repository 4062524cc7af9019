"""Managers of the release before this one manage both sides afterwards, and every other role stays."""

from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

import storage.migrate
from storage.migrate import migrate
from storage.sql import make_engine, parse_url

BEFORE = "0001"
MEMBERS = [("T1", "U1", "manager"), ("T1", "U2", "manager"), ("T1", "U2", "rep"), ("T2", "U1", "marketer")]


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A database as the release before left it, with people in it."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'older.db'}"
    else:
        server, name = request.getfixturevalue("postgresql_url"), f"older_{tmp_path.name}".replace("-", "_").lower()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        url = server.replace("/postgres?", f"/{name}?")
    engine = make_engine(parse_url(url))
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrate.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        for row in MEMBERS:
            connection.execute(
                text("INSERT INTO member (team_id, user_id, role) VALUES (:t, :u, :r)"),
                dict(zip("tur", row, strict=True)),
            )
    return engine


def test_a_manager_becomes_one_of_both_sides(older: Engine) -> None:
    migrate(older)
    with older.begin() as connection:
        found = connection.execute(text("SELECT team_id, user_id, role FROM member ORDER BY 1, 2, 3")).all()
    older.dispose()
    assert [tuple(row) for row in found] == [
        ("T1", "U1", "marketing_manager"),
        ("T1", "U1", "sales_manager"),
        ("T1", "U2", "marketing_manager"),
        ("T1", "U2", "rep"),
        ("T1", "U2", "sales_manager"),
        ("T2", "U1", "marketer"),
    ]


def test_only_one_proposal_can_be_open(older: Engine) -> None:
    migrate(older)
    index = next(item for item in inspect(older).get_indexes("proposal") if item["name"] == "ix_proposal_open")
    older.dispose()
    assert index["unique"]
