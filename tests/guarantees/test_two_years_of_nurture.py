"""Two years of days in four zones: no touch twice or missing, none outside hours, never above the caps or the ration.

The acts are run as the clock runs them, on one database, with a clock that is now and then an hour off.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.cadence.course import Kind
from bot.cadence.due_work import do_what_is_due
from bot.cadence.gated import window_of
from bot.cadence.outcome import Outcome, TouchDone
from bot.cadence.plan import begin, plan_next, put_off, run_of
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from schedules import DUE
from storage import due, leads, workspaces, zones
from storage.nurture import touches_done
from storage.sql import Database, Transaction
from storage.team import reps
from tests.guarantees.conftest import Size
from tests.guarantees.everything import undone

TEAM = "T1"
BEGAN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MARKETERS = {"U1": "Europe/Berlin", "U2": "America/New_York", "U3": "Asia/Kolkata", "U4": "Australia/Lord_Howe"}
PROSPECTS = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "")
RATION, PERSON, COMPANY = 2, 2, 3


class Life:
    """The marketers' two years: what each was told of, when, and what they did about it."""

    def __init__(self, tx: Transaction, seed: int) -> None:
        self.tx = tx
        self.chance = random.Random(seed)
        self.told: dict[int, list[tuple[Kind, int]]] = defaultdict(list)
        self.mornings: dict[tuple[str, date], set[datetime]] = defaultdict(set)
        self.per_day: Counter[tuple[str, date]] = Counter()
        self.answers: list[tuple[datetime, int]] = []
        self.touched: dict[int, list[datetime]] = defaultdict(list)
        self.seen: set[int] = set()

    def begins(self, number: int) -> None:
        tx, marketer = self.tx, f"U{number % len(MARKETERS) + 1}"
        tz = PROSPECTS[number % len(PROSPECTS)]
        company = f"Company{number // 4}"
        lead = leads.add(tx, TEAM, Details(f"Jo Number{number}", company, tz=tz), marketer, 1)
        assert leads.move(tx, lead, (Stage.DRAFT,), Stage.NURTURING)
        track = [*DEFAULT_TRACKS.values()][number % len(DEFAULT_TRACKS)]
        begin(tx, self.lead(lead.id), track, (tx.now + self.chance.randrange(30) * DAY).date())

    def lead(self, lead_id: int) -> Lead:
        found = leads.get(self.tx, TEAM, lead_id)
        assert found
        return found

    def goes_on(self, until: datetime) -> None:
        """Let time pass from one thing that is due, or that somebody does, to the next."""
        while (now := self.next_moment()) < until:
            self.tx.now = max(now, self.tx.now) + self.chance.choice((0, 0, 1, 1, 20)) * timedelta(minutes=3)
            if self.chance.random() < 0.1:  # the clock is an hour behind for a while, or ahead
                self.tx.now += self.chance.choice((HOUR, -HOUR))
            while self.answers and self.answers[0][0] <= self.tx.now:
                self.acts(self.answers.pop(0)[1])
            do_what_is_due(self.tx, DUE)
            self.look()

    def next_moment(self) -> datetime:
        found = self.tx.connection.execute(text("SELECT min(due_at) FROM due WHERE state = 'pending'")).scalar()
        moments = [datetime.fromisoformat(f"{found}+00:00")] if found else []
        moments += [self.answers[0][0]] if self.answers else []
        return max(min(moments), self.tx.now + timedelta(minutes=1)) if moments else datetime.max.replace(tzinfo=UTC)

    def look(self) -> None:
        """Check what somebody was told of just now."""
        rows = self.tx.connection.execute(
            text("SELECT id, lead_id FROM due WHERE kind = 'follow_up' AND state = 'told' ORDER BY id")
        )
        suits: dict[str, bool] = {}
        for due_id, lead_id in rows.all():
            if due_id not in self.seen:
                self.seen.add(due_id)
                lead = self.lead(lead_id)
                suits[lead.in_charge] = self.checks(lead) or suits.get(lead.in_charge, False)
        assert all(suits.values()), "before it is day for any of them"

    def checks(self, lead: Lead) -> bool:
        """Check one, and have its marketer answer some time later; tell whether it is day where the prospect is."""
        run, now = run_of(self.tx, lead), self.tx.now
        window = window_of(self.tx, lead)
        today = now.astimezone(window.marketer.tz).date()
        assert today >= run.next.day, "too early"
        assert window.open_at(now), "while nobody works"
        self.mornings[lead.in_charge, today].add(now)
        self.per_day[lead.in_charge, today] += 1
        self.told[lead.id].append((run.next.kind, run.next.number))
        waits = self.chance.choice((0, 1, 3, 26, 100)) * HOUR
        self.answers = sorted([*self.answers, (now + waits + timedelta(minutes=7), lead.id)])
        return window.moment(today) <= now

    def acts(self, lead_id: int) -> None:
        """Snooze it, or do it and go on; at the end, nothing more is asked."""
        lead, what = self.lead(lead_id), self.told[lead_id][-1]
        run = run_of(self.tx, lead)
        day = self.tx.now.astimezone(hours_of(self.tx, TEAM, lead.in_charge).tz).date()
        if run.next.kind is Kind.DECIDE:
            due.cancel(self.tx, TEAM, lead_id)
        elif self.chance.random() < 0.15:
            self.told[lead_id].pop()
            put_off(self.tx, lead, day + self.chance.randrange(1, 40) * DAY)
        else:
            self.touched[lead_id].append(self.tx.now)
            made = TouchDone(0, lead_id, self.tx.now, lead.in_charge, "email", Outcome.NO_ANSWER, lead.track, what[1])
            touches_done.log(self.tx, lead, made)
            plan_next(self.tx, lead)


def lives(database: Database) -> Iterator[Transaction]:
    with database.engine.connect() as connection:
        connection.begin()
        tx = Transaction(connection, BEGAN)
        workspaces.add(tx, TEAM, tz="Europe/Berlin")
        workspaces.change(tx, TEAM, ration=RATION, cap_person=PERSON, cap_company=COMPANY)
        for marketer, zone in MARKETERS.items():
            zones.keep(tx, TEAM, marketer, zone)
        yield tx


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_two_years_of_days_in_four_zones(database: Database, size: Size) -> None:
    number = size.of(12, 200)
    for tx in lives(database):
        life = Life(tx, seed=size.of(7, random.randrange(1_000_000)))
        for each in range(number):
            life.begins(each)
        life.goes_on(BEGAN + 730 * DAY)
        ids = range(1, number + 1)
        assert set(life.told) == set(ids)
        for lead_id in ids:
            track = DEFAULT_TRACKS[life.lead(lead_id).track]
            touches = [(Kind.TOUCH, touch) for touch in range(len(track.touches))]
            told = life.told[lead_id]
            assert [one for one in told if one[0] is Kind.TOUCH] == touches
            checks = [one[1] for one in told if one[0] is Kind.CHECKPOINT]
            assert checks in ([0, 1], [1])
            assert told[-1] == (Kind.DECIDE, 0)
        assert max(life.per_day.values()) <= RATION
        companies: dict[int, list[datetime]] = defaultdict(list)
        for lead_id, days in life.touched.items():
            companies[(lead_id - 1) // 4] += days
            assert _most_in_thirty_days(days) <= PERSON
        assert all(_most_in_thirty_days(days) <= COMPANY for days in companies.values())


def _most_in_thirty_days(moments: list[datetime]) -> int:
    """Count by the days of whoever writes, which in another zone begin up to a day sooner or later."""
    return max(sum(first <= other < first + 29 * DAY for other in moments) for first in moments)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_back_on_the_same_track_nothing_is_sent_twice_unless_again_is_chosen(database: Database) -> None:
    """Row 39 of field.md. What was made before the lead went away stays made, also while it is only judged anew."""
    content = DEFAULT_TRACKS["content"]
    for tx in lives(database):
        life = Life(tx, 1)
        life.begins(1)
        for _ in range(2):
            plan_next(tx, life.lead(1))
        run = run_of(tx, life.lead(1))
        assert (life.lead(1).track, run.next.number, life.lead(1).touch) == ("content", 2, 2)
        tx.now += 40 * DAY
        begin(tx, life.lead(1), content)  # judged anew: it goes on, its checkpoints where they were
        assert run_of(tx, life.lead(1)).course.began_on == run.course.began_on
        assert leads.move(tx, life.lead(1), (Stage.NURTURING,), Stage.OFFERED)
        assert not run_of(tx, life.lead(1)).goes_on
        assert leads.move(tx, life.lead(1), (Stage.OFFERED,), Stage.NURTURING)
        begin(tx, life.lead(1), content)
        assert (run_of(tx, life.lead(1)).next.number, life.lead(1).touch) == (2, 2)
        begin(tx, life.lead(1), DEFAULT_TRACKS["wait"])
        assert (run_of(tx, life.lead(1)).next.number, life.lead(1).touch) == (0, 0)
        begin(tx, life.lead(1), content, again=True)
        assert (run_of(tx, life.lead(1)).next.number, life.lead(1).touch) == (0, 0)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_bulk_is_spread_over_the_days_of_its_marketer(database: Database, size: Size) -> None:
    number, ration = size.of(60, 2000), 7
    for tx in lives(database):
        workspaces.change(tx, TEAM, ration=ration)
        for each in range(number):
            lead = leads.add(tx, TEAM, Details(f"Jo Number{each}", f"Company{each}"), "U1", 1)
            assert leads.move(tx, lead, (Stage.DRAFT,), Stage.NURTURING)
            begin(tx, lead, DEFAULT_TRACKS["content"])
        found = tx.connection.execute(text("SELECT day, count(*) FROM due WHERE kind = 'follow_up' GROUP BY day")).all()
        assert sum(count for _, count in found) == number
        assert max(count for _, count in found) == ration
        assert len(found) == -(-number // ration)
        assert {date.fromisoformat(day).weekday() for day, _ in found} <= set(range(5))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_everything_is_asked_again_when_it_is_sent(database: Database) -> None:
    """Rows 35 and 37 of field.md: what is changed after planning counts; what waits leaves the scan until then."""
    morning = datetime(2026, 12, 8, 8, 0, tzinfo=UTC)  # in Berlin at nine

    def planned(tx: Transaction) -> Life:
        workspaces.change(tx, TEAM, ration=9, cap_company=1)
        life = Life(tx, 1)
        for name, company, day in (("Ann", "Acme", 8), ("Ben", "Bolt", 8), ("Cleo", "Acme", 8)):
            lead = leads.add(tx, TEAM, Details(name, "" if name == "Cleo" else company), "U1", 1)
            assert leads.move(tx, lead, (Stage.DRAFT,), Stage.NURTURING)
            begin(tx, lead, DEFAULT_TRACKS["content"], date(2026, 12, day))
        return life

    def told(tx: Transaction, at: datetime) -> list[int]:
        tx.now = at
        do_what_is_due(tx, DUE)
        rows = tx.connection.execute(text("SELECT lead_id FROM due WHERE kind = 'follow_up' AND state = 'told'"))
        return sorted(row[0] for row in rows)

    for tx in lives(database):
        life = planned(tx)
        with undone(tx):  # nobody works at three in the morning, whenever it was to come
            assert told(tx, morning - 6 * HOUR + 7 * DAY) == []
            assert told(tx, morning + 7 * DAY) == [1, 2, 3]
        with undone(tx):  # she begins at noon now
            reps.keep(tx, TEAM, "U1", reps.profile(tx, TEAM, "U1")._replace(hours="Mon-Fri 12:00-18:00"))
            assert told(tx, morning) == []
            assert told(tx, morning + 3 * HOUR) == [1, 2, 3]
        with undone(tx):  # it is her lunch
            hours = "Mon-Fri 9:00-12:00, 13:00-17:00"
            reps.keep(tx, TEAM, "U1", reps.profile(tx, TEAM, "U1")._replace(hours=hours))
            assert told(tx, morning + 3.5 * HOUR) == []
            assert told(tx, morning + 4 * HOUR) == [1, 2, 3]
        with undone(tx):  # Ann waits for an answer, when it is Cleo's turn
            lead = life.lead(3)
            leads.change_details(tx, lead, replace(lead.details, company="Acme"))
            put_off(tx, life.lead(3), date(2026, 12, 9))
            due.move(tx, TEAM, filter(None, [due.of_lead(tx, TEAM, 3, Work.FOLLOW_UP)]), morning + DAY, "2026-12-09")
            assert told(tx, morning) == [1, 2]
            assert told(tx, morning + DAY) == [1, 2]
            assert run_of(tx, life.lead(3)).next.day == date(2027, 1, 8)
        with undone(tx):  # all of them turn out to be in New York
            for lead_id in (1, 2, 3):
                lead = life.lead(lead_id)
                leads.change_details(tx, lead, replace(lead.details, tz="America/New_York"))
            assert told(tx, morning) == []
            assert told(tx, morning + 6 * HOUR) == [1, 2, 3]
        with undone(tx):  # Cleo turns out to be at Acme, where Ann is told first
            lead = life.lead(3)
            leads.change_details(tx, lead, replace(lead.details, company="Acme"))
            assert told(tx, morning) == [1, 2]
            waits = run_of(tx, life.lead(3))
            assert waits.next.day == date(2027, 1, 7)
            assert "too often" in waits.why
            assert told(tx, morning + DAY) == [1, 2]
            plan_next(tx, life.lead(1))
            assert told(tx, datetime(2027, 1, 7, 8, 0, tzinfo=UTC)) == [2, 3]
        with undone(tx):  # a smaller ration
            workspaces.change(tx, TEAM, ration=2)
            assert told(tx, morning) == [1, 2]
            assert told(tx, morning + DAY) == [1, 2, 3]
