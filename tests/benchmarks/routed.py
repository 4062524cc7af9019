"""A team with routing on: ten reps who take turns by weight, in groups that rules send leads to."""

from dataclasses import replace

from bot.clock import Clock
from bot.lead.people import Role
from bot.routing.routed import Mode
from bot.routing.rules.rulebook import ALL_REPS, Group, Rule, Rulebook
from bot.team.rep import Kind
from storage import workspaces
from storage.routing import rulebooks
from storage.sql import Database, Transaction
from storage.team import reps
from storage.team.reps import Profile
from tests.benchmarks import programs
from tests.benchmarks.shapes import MARKETER, REP, TEAM

_REPS = (REP, *(f"U0REP{number}" for number in range(9)))
_EVERYBODY = replace(ALL_REPS, mode=Mode.SUGGESTED, minutes=0)
_BOOK = Rulebook(
    1,
    (_EVERYBODY, Group(2, "Hunters", kind=Kind.HUNTER, mode=Mode.SUGGESTED, minutes=0)),
    (Rule(1, 2, segments=("Retail",), places=("Bavaria", "Berlin")), Rule(2, 2, sources=("Trade fair",))),
    last_id=2,
)
"""Nobody has a lead to themselves, so that whoever is measured may accept each: mostly by hand, which counts a turn."""


def set_up(api_url: str, database_url: str) -> None:
    """Let Baton set its workspace up in an empty database, and switch routing on."""
    with programs.baton(api_url, database_url):
        pass
    database = Database(database_url, Clock())
    with database.engine.begin() as connection:
        tx = Transaction(connection, database.clock.now())
        workspaces.set_members(tx, TEAM, Role.REP, _REPS)
        for number, rep in enumerate(_REPS):
            hours = "Mon-Sun 0:00-24:00" if number % 2 else ""
            reps.keep(
                tx,
                TEAM,
                rep,
                Profile(kind=Kind.HUNTER if number % 3 else Kind.BOTH, weight=1 + number % 3, hours=hours),
            )
        rulebooks.add(tx, TEAM, _BOOK, MARKETER)
        tx.flush()
    database.close()
