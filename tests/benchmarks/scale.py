"""Speed at a million leads, beside the same questions in SQL by hand: `python -m tests.benchmarks.scale`."""

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from sqlalchemy import make_url

from bot.cadence.due_work import do_what_is_due
from bot.lead.details import Details
from bot.lead.people import Person
from bot.overview.at_home.look_up import home
from bot.overview.list_leads import find
from schedules import DUE
from storage.intake.known import known
from storage.sql import Database, Transaction
from tests.benchmarks import databases
from tests.benchmarks.scale_by_hand import ByHand
from tests.benchmarks.scale_choosing import MOST_MS, Choosing, set_up
from tests.benchmarks.scale_data import MARKETERS, NOW, REPS, TEAM, fill
from tests.benchmarks.scale_drain import drain
from tests.benchmarks.scale_names import retyped
from tests.benchmarks.scale_numbers import pairs

_ZONE = ZoneInfo("Europe/Berlin")
_MIA = Person(TEAM, MARKETERS[0])
_HOMES = {
    "marketer": MARKETERS[5],
    "manager of marketing": MARKETERS[0],
    "rep": REPS[5],
    "manager of sales": REPS[0],
}
_SEARCHES = (("maria",), ("webinar",), ("softw", "cfo"), ("jane", "steel", "berlin"), ("zzz",))
_WIDE = (34, 30, 14)
Row = tuple[str, str, str, str]


@contextmanager
def _reading(database: Database) -> Iterator[Transaction]:
    with database.engine.connect() as connection, connection.begin():
        tx = Transaction(connection, NOW)
        yield tx
        tx.flush()


@contextmanager
def _by_hand(url: str) -> Iterator[ByHand]:
    sqlite = url.startswith("sqlite")
    if sqlite:
        connection: Any = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("BEGIN")
    else:
        connection = psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(False))
    yield ByHand(connection.execute, sqlite=sqlite)
    connection.close()


def _medians(times: int, *acts: Callable[[], Any]) -> list[float]:
    """Seconds each act takes; they take turns, so that what else the machine does falls on all of them."""
    taken: list[list[float]] = [[] for _ in acts]
    for turn in range(times + 3):
        for act, seconds in zip(acts, taken, strict=True):
            began = time.perf_counter()
            act()
            if turn >= 3:  # the first ones warm it up
                seconds.append(time.perf_counter() - began)
    return [statistics.median(seconds) for seconds in taken]


def _row(what: str, ours: float, hand: float, aim: str = "<= 2x") -> Row:
    return what, f"{ours * 1000:.3f} ms", f"{hand * 1000:.3f} ms", f"{ours / hand:.2f}x ({aim})"


def questions(database: Database, url: str, turns: int) -> Iterator[Row]:
    """Digest, find and the exact duplicate, each beside its SQL; everybody's Home."""
    few = max(turns // 10, 5)
    with _reading(database) as tx, _by_hand(url) as hand:
        for name, ours, by_hand in pairs(tx, hand, _ZONE, sqlite=url.startswith("sqlite")):
            yield _row(name, *_medians(few, ours, by_hand))
        for whose, user in _HOMES.items():
            by = Person(TEAM, user)
            assert any(page.items for page in home(tx, by).leads.values())
            (took,) = _medians(few, partial(home, tx, by))
            yield f"Home of a {whose}", f"{took * 1000:.3f} ms", "-", "<= 30 ms"
        for words in _SEARCHES:
            text = " ".join(words)
            theirs = list(dict.fromkeys(row[8] or row[0] for row in hand.find(*words)))  # merged ones as they go on
            assert [lead.id for lead in find(tx, _MIA, text).items][:15] == theirs[:15]
            yield _row(f"find {text}", *_medians(few, partial(find, tx, _MIA, text), partial(hand.find, *words)))
        email, phone = "p4711@c4711.example", "+49 30 00004711"
        ours = partial(known, tx, TEAM, Details("x", email=email, phone=phone))
        by_hand = partial(hand.exact, email, phone)
        assert {same.lead.id for same in ours().same} == {row[0] for row in by_hand()}
        yield _row("exact duplicate", *_medians(turns, ours, by_hand))


def choosing_a_rep(database: Database, url: str, known_leads: int, turns: int) -> tuple[float, float]:
    """Return the seconds it takes to choose whom a lead is for, and those of the bare statements."""
    with database.engine.begin() as connection:
        set_up(Transaction(connection, NOW))
    with _reading(database) as tx, _by_hand(url) as hand:
        asked = Choosing(tx, hand, known_leads)
        ours, by_hand = _medians(turns, asked.ours, asked.by_hand)
    return ours, by_hand


def empty_claim(database: Database, url: str, turns: int) -> list[float]:
    with _reading(database) as tx, _by_hand(url) as hand:
        return _medians(turns, partial(do_what_is_due, tx, DUE), hand.empty_claim)


def similar_company(database: Database, names: int, asked: int) -> Row:
    """Measure how long it takes to find a lead by a company that somebody else retyped, and how many are found."""
    rng = random.Random(11)
    seconds, found = [], 0
    with _reading(database) as tx:
        for lead_id in [rng.randrange(1, names) for _ in range(asked)]:
            name, company = tx.run(f"SELECT name, company FROM lead WHERE id = {lead_id}").fetchall()[0]
            typed = Details(name, retyped(company, rng))
            began = time.perf_counter()
            answer = known(tx, TEAM, typed)
            seconds.append(time.perf_counter() - began)
            found += any((same.lead.name, same.lead.company) == (name, company) for same in answer.same)
    middle, slow = statistics.median(seconds), sorted(seconds)[int(len(seconds) * 0.95)]
    took = f"{middle * 1000:.2f} ms, p95 {slow * 1000:.2f} ms"
    return f"similar company of {names:,}", took, "-", f"<= 5 ms; recall {found / asked:.3f} (>= 0.95)"


def measure(kind: str, follow_ups: int, names: int, turns: int) -> Iterator[Row]:
    """All rows for one kind of database."""
    most = "<= 0.1 ms" if kind == "sqlite" else "<= 2 ms"
    with getattr(databases, kind)() as url:
        small = fill(url, 10_000, 1000)
        claims = empty_claim(small, url, turns)
        small.close()
    yield _row("empty claim at 10,000", *claims, aim=most)
    with getattr(databases, kind)() as url:
        began = time.perf_counter()
        database = fill(url, follow_ups, min(names, follow_ups))
        yield f"({time.perf_counter() - began:.0f} s to fill)", "", "", ""
        ours, by_hand = empty_claim(database, url, turns)
        yield _row(f"empty claim at {follow_ups:,}", ours, by_hand, f"{most}, {ours / claims[0]:.2f}x of 10,000")
        yield from questions(database, url, turns)
        yield _row("choosing a rep", *choosing_a_rep(database, url, follow_ups, turns), f"<= {MOST_MS} ms, <= 2x")
        yield similar_company(database, min(names, follow_ups), turns)
        database.close()
        for workers in (1, 4):
            a_second, twice = drain(url, min(60_000, follow_ups // 4), workers)
            yield f"drain, workers: {workers}", f"{a_second:,.0f}/s", "-", f">= 10,000/s with 4; {twice} twice"


def report(kinds: Sequence[str], follow_ups: int, names: int, turns: int) -> None:
    for kind in kinds:
        _print((f"{kind}, {follow_ups:,} follow-ups pending", "Baton", "SQL by hand", "ratio (aim)"))
        for row in measure(kind, follow_ups, names, turns):
            _print(row)


def _print(row: Row) -> None:
    what, ours, hand, ratio = row
    print(f"{what:{_WIDE[0]}}{ours:>{_WIDE[1]}}{hand:>{_WIDE[2]}}   {ratio}", flush=True)


def main() -> None:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--follow-ups", type=int, default=1_000_000)
    asks.add_argument("--names", type=int, default=200_000)
    asks.add_argument("--turns", type=int, default=400)
    asks.add_argument("--only", choices=("sqlite", "postgresql"))
    wanted = asks.parse_args()
    kinds = [wanted.only] if wanted.only else ["sqlite", "postgresql"]
    report(kinds, wanted.follow_ups, wanted.names, wanted.turns)


if __name__ == "__main__":
    main()
