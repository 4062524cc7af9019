"""A workspace as large as it gets, written past Baton for speed: leads, their histories, and their follow-ups."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.identity.sameness import company_blocks, keys_of
from bot.lead.identity.words import parts_of, words_of
from bot.lead.people import Role
from bot.workspace.settle_in import seed
from storage.migrate import migrate
from storage.sql import Database, Transaction
from tests.benchmarks.scale_names import companies, people, words

TEAM = "T0BENCH"
_INDEXES_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('lead', 'event', 'due') \
AND name LIKE 'ix_%'"
_INDEXES_POSTGRESQL = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('lead', 'event', 'due') \
AND indexname LIKE 'ix_%%'"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)  # a Wednesday, in working hours
MARKETERS = [f"U0MKT{number:02}" for number in range(20)]
REPS = [f"U0REP{number:02}" for number in range(10)]
_SOURCES = ["Webinar Q3", "Trade fair Berlin", "Website", "Newsletter", "Referral", "List 2026", "Podcast", "Summit"]
_TITLES = ["VP Operations", "Head of IT", "CFO", "Buyer", "COO", "Plant Manager", "Director Supply Chain", ""]
# For each thousand leads that are nurtured, so many in the other stages.
_OTHERS = {"draft": 20, "offered": 2, "accepted": 30, "returned": 4, "refused": 15}
_PART = 20_000
_HAD, _BROUGHT_BACK, _UNDONE = 0.3, 0.1, 0.05
_FIVE_YEARS = 5 * 365 * 24 * 60  # minutes
_LEAD = words(
    """
    id team_id number stage stage_at originator in_charge owner created_at name company email email_key title phone
    source arrival notes search phone_key company_key person_key definition_version maturity attempts offer reasons
    cautions decided_by reject_code reject_note track touch merged_into
    """
)
_TYPED = tuple(Details.__dataclass_fields__)
_COUNTED = ("maturity", "attempts", "offer", "touch", "merged_into")
_BLANK: dict[str, Any] = dict.fromkeys(_LEAD, "") | dict.fromkeys(_COUNTED, 0)
_EVENT = words(
    """
    team_id lead_id at kind actor detail source data source_id originator
    """
)
_SOURCE = words(
    """
    id team_id name created_at created_by kind owner origin link hundredths currency batch_id merged_into resembles
    probation_why
    """
)
_NEW = (NOW - timedelta(days=2000), *[""] * 5, 0, "", 0, 0, 0, "")
_DUE = words(
    """
    team_id kind lead_id marketer step due_at anchor_at state day
    """
)


def fill(url: str, follow_ups: int, names: int) -> Database:
    """A new database at `url` with that many follow-ups pending, none of them due, and names of companies."""
    database = Database(url, MovableClock(NOW))
    migrate(database.engine)
    with database.engine.begin() as connection:
        tx = Transaction(connection, NOW - timedelta(days=800))
        members = {Role.MARKETER: MARKETERS, Role.MARKETING_MANAGER: MARKETERS[:2]}
        members |= {Role.REP: REPS, Role.SALES_MANAGER: REPS[:1]}
        seed(tx, TEAM, tz="Europe/Berlin", sales_channel="C1", marketing_channel="C2", members=members)
        tx.flush()
    rng = random.Random(7)
    known = companies(names, rng)
    raw = database.engine.raw_connection()
    loader = _Loader(raw.driver_connection, sqlite=url.startswith("sqlite"))
    loader.begin()
    blocks = {(TEAM, block, key) for name in known if (key := _company(name)) for block in company_blocks(key)}
    loader.load("company_block", ["team_id", "block", "company_key"], sorted(blocks))
    loader.load("source", _SOURCE, [[number, TEAM, name, *_NEW] for number, name in enumerate(_SOURCES, start=1)])
    rows = _leads(follow_ups, known, rng)
    while part := list(islice(rows, _PART)):
        loader.load("lead", _LEAD, part)
        loader.load("event", _EVENT, [event for lead in part for event in _events(lead, rng)])
        loader.load("due", _DUE, [_due(lead, rng) for lead in part if lead[3] == "nurturing"])
    loader.end()
    raw.close()
    return database


def _company(name: str) -> str:
    return keys_of(Details("x", name)).company


def _leads(follow_ups: int, known: Sequence[str], rng: random.Random) -> Iterator[list[Any]]:
    names = people(rng)
    stages = ["nurturing"] * 1000 + [stage for stage, count in _OTHERS.items() for _ in range(count)]
    for number in range(1, follow_ups * len(stages) // 1000 + 1):
        stage = stages[number % len(stages)]
        details = Details(
            next(names),
            known[number % len(known)],
            f"p{number}@c{number % len(known)}.example",
            rng.choice(_TITLES),
            f"+49 30 {number:08}",
            rng.choice(_SOURCES),
        )
        keys, since = keys_of(details), NOW - timedelta(minutes=rng.randrange(_FIVE_YEARS))
        row: dict[str, Any] = _BLANK | {name: getattr(details, name) for name in _TYPED}
        row |= {"id": number, "team_id": TEAM, "number": number, "stage": stage, "stage_at": since}
        row["originator"] = row["in_charge"] = rng.choice(MARKETERS)
        row |= {"merged_into": number - 1} if stage == "refused" and number % 2 else {}
        row |= {"created_at": since, "reasons": "[]", "cautions": "[]"}
        row |= {"owner": rng.choice(REPS) if stage == "accepted" else "", "definition_version": 1}
        row |= {"email_key": keys.email, "phone_key": keys.phone}
        row |= {"company_key": keys.company, "person_key": keys.person}
        words = words_of(details.name, details.company, details.title, details.source)
        row |= {"search": " ".join((*words, *parts_of(words_of(details.name, details.company))))}
        yield [row[name] for name in _LEAD]


def _events(lead: list[Any], rng: random.Random) -> Iterable[list[Any]]:
    """Tell of each lead how it came to its stage; sales has had a part of those that are nurtured, and sometimes undid
    what it said."""
    number, stage, since, source = (lead[_LEAD.index(name)] for name in ("number", "stage", "stage_at", "source"))
    origin, who = _SOURCES.index(source) + 1, lead[5]

    def line(kind: str, actor: str, detail: str = "", **data: Any) -> list[Any]:
        return [TEAM, number, since, kind, actor, detail, source, json.dumps(data), origin, who]

    def answer(kind: str, detail: str = "") -> list[Any]:
        return line(kind, rng.choice(REPS), detail, working_minutes=rng.randrange(1_000), offer=1)

    yield line("captured", who)
    had = stage == "nurturing" and rng.random() < _HAD
    if stage == "nurturing" and not had:
        yield line("nurturing", who)
    if had or stage in ("offered", "accepted", "refused"):
        yield line("offered", who, "nurturing" if rng.random() < _BROUGHT_BACK else "")
    if had and rng.random() < _UNDONE:
        yield answer("rejected", "no_need")
        yield line("undone", REPS[0], "rejected", offer=1)
    if had:
        yield answer("rejected", "no_money")
    if stage == "accepted":
        yield answer("accepted")
    if stage == "refused":
        yield answer("rejected", rng.choice(("no_need", "duplicate")))


def _due(lead: list[Any], rng: random.Random) -> list[Any]:
    when = NOW + timedelta(hours=1, minutes=rng.randrange(180 * 24 * 60))
    return [TEAM, "follow_up", lead[0], lead[5], 0, when, lead[4], "pending", when.date().isoformat()]


class _Loader:
    """Rows in bulk; indexes are made at the end, which is quicker than keeping them up."""

    def __init__(self, connection: Any, *, sqlite: bool) -> None:
        self._connection, self._sqlite = connection, sqlite
        self._indexes: Sequence[tuple[str, str]] = ()

    def begin(self) -> None:
        run = self._connection.execute
        if self._sqlite:
            run("PRAGMA synchronous=OFF")
            run("PRAGMA cache_size=-400000")
            run("BEGIN")
            run("DROP TRIGGER lead_words_added")
        self._indexes = run(_INDEXES_SQLITE if self._sqlite else _INDEXES_POSTGRESQL).fetchall()
        for name, _ in self._indexes:
            run(f"DROP INDEX {name}")

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        named = ", ".join(columns)
        if self._sqlite:
            marks = ", ".join("?" for _ in columns)
            self._connection.executemany(
                f"INSERT INTO {table} ({named}) VALUES ({marks})", ([_text(value) for value in row] for row in rows)
            )
            return
        with self._connection.cursor().copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def end(self) -> None:
        run = self._connection.execute
        for _, sql in self._indexes:
            run(sql)
        run("UPDATE workspace SET last_number = (SELECT max(number) FROM lead)")
        if self._sqlite:
            run("INSERT INTO lead_words (lead_words) VALUES ('rebuild')")
            learn = "INSERT INTO lead_words (rowid, search) VALUES (new.id, new.search);"
            run(f"CREATE TRIGGER lead_words_added AFTER INSERT ON lead BEGIN {learn} END")
            run("COMMIT")
            run("PRAGMA synchronous=FULL")
            run("PRAGMA cache_size=-2000")
            run("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in ("lead", "source"):
            run(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
        self._connection.commit()
        self._connection.autocommit = True
        run("VACUUM ANALYZE")
        run("CHECKPOINT")


def _text(value: Any) -> Any:
    return value.replace(tzinfo=None).isoformat(" ", "microseconds") if isinstance(value, datetime) else value
