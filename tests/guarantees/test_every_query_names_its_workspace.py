"""Every statement that storage runs asks for one workspace's rows, but for the few that serve the clock and courier."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Alias, BindParameter, Delete, Insert, Select, Table, Update, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.sql.operators import eq

from bot.agreement import agree as agreeing
from bot.agreement import rejudge as rejudging
from bot.answers import ask as asking
from bot.answers import document as answering
from bot.cadence.due_work import do_what_is_due
from bot.cadence.plan import bring_forward, finish, resume, talk_on
from bot.cadence.sift import sift, take_along
from bot.cadence.work import Work
from bot.competitors.names import Rival
from bot.competitors.stir import see_to_what_stirs
from bot.delivery import holding, pausing
from bot.delivery.outcomes import Fate, Outcome
from bot.digest.post_digests import post_digests
from bot.digest.record import Digest
from bot.do_not_contact.withdraw import withdraw_what_is_left
from bot.handover import hand_over as giving
from bot.handover import look_up as handing_over
from bot.intake import capture
from bot.intake import merge as merging
from bot.lead.details import Details
from bot.lead.identity.reach import by_mailbox
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.team import part_with as parting
from bot.lead.team.sides import Side
from bot.lead.team.standing import Unfit
from bot.numbers.counting import By, Cut
from bot.numbers.number import STANDING, Number
from bot.numbers.period import Period
from bot.nurture.late.untold import Untold
from bot.overview.at_home.drawn import Drawn
from bot.overview.at_home.look_up import home
from bot.overview.at_home.seen import note_seen
from bot.overview.list_leads import find
from bot.privacy import erase as erasing
from bot.privacy.fade import fade_closed_leads
from bot.reports import ask as asking_for_reports
from bot.reports import make as making_reports
from bot.reports import settle as ending_reports
from bot.requests.request import Told, Wish
from bot.slack.refusals import EVERYTHING
from bot.team import come_back as coming_back
from bot.team import look_up as choosing
from bot.team.rep import Away
from bot.undo import settle
from bot.workspace import give_by_group as grouping
from bot.workspace import leaving
from bot.workspace.forget import forget_old_deliveries, forget_what_was_not_saved, forget_what_was_sent
from schedules import DUE
from storage import due, finding, follow_up_days, leads, reminders, workspaces, zones
from storage.agreement import definitions
from storage.answers import answered, askings
from storage.competitors import rivals
from storage.credit import contributions, ledger
from storage.delivery import cards, claims, deliveries, late, outbox, refusals, together
from storage.digest import digests
from storage.digest import now as digest_now
from storage.do_not_contact import entries, lead_keys
from storage.engagement import contacts, engagements, meetings
from storage.engagement.engagements import Engagement
from storage.erasing import erase_piece
from storage.inquiries import inquiries
from storage.intake import taken_over
from storage.intake.known import known, learn_company
from storage.numbers import behind, counts, now, people
from storage.numbers import groups as sources
from storage.nurture import courses, touches_done, tracks, untold
from storage.outcomes import attempts
from storage.overview import homes, worth_first
from storage.privacy import fading, lead_messages
from storage.promises import pauses, running
from storage.reports import jobs
from storage.requests import requests
from storage.sql import Database, Prepared, Transaction
from storage.team import absences, changes, groups, meanwhile, reps
from storage.team.groups import Group
from storage.undo import bulk_deeds, posted
from tests.guarantees.confidence_acts import weigh_a_source
from tests.guarantees.everything import ACTS, World, hold, undone
from tests.guarantees.exporting_acts import make_exports
from tests.guarantees.importing_acts import import_a_file
from tests.guarantees.reviewing_acts import look_at_reviews
from tests.guarantees.routing_acts import route_and_pass_on
from tests.guarantees.source_acts import look_at_sources
from tests.guarantees.track_acts import move_to_a_new_version

STORAGE = Path(__file__).resolve().parents[2] / "storage"
FOR_ALL_WORKSPACES = {
    ("batches", "to_look_at"): "the clock's look at batches, in every workspace",
    ("due", "claim"): "the clock's work of every workspace",
    ("workspaces", "everyone"): "the clock's digests of every workspace",
    ("on_tracks", "next_one"): "the move to a new version that a manager asked the clock for",
    ("rejudgings", "next_one"): "what managers of every workspace asked the clock for",
    ("installations", "that_left"): "the clock's erasing of every workspace that left",
    ("asking", "any_under_way"): "the clock's closing of what became barred, in every workspace",
    ("inbox", "forget_before"): "retention, of every workspace",
    ("half_filled", "forget_before"): "retention, of every workspace",
    ("askings", "forget_words"): "retention, of every workspace",
    ("deeds", "over"): "the clock's end of what can be undone, in every workspace",
    ("bulk_deeds", "over"): "the clock's end of what can be undone at once, in every workspace",
    ("absences", "over"): "the clock's end of absences, in every workspace",
    ("taken_over", "forget_before"): "retention, of every workspace",
    ("likeness", "to_look_at"): "the clock's look at new sources, in every workspace",
    ("rivals", "stirring"): "the clock's look at competitors that came up, in every workspace",
    ("log", "reserved_until"): "the clock's passing on, in every workspace",
    ("file_jobs", "late"): "the clock's end of reports that could not be made, in every workspace",
    ("file_jobs", "forget"): "retention, of every workspace",
    ("imports", "old"): "the clock's end of files that nobody decided on, in every workspace",
    ("outbox", "forget_parked"): "retention, of every workspace",
    ("outbox", "forget_before"): "retention, of every workspace",
}
ABOUT_NO_ROWS = {("new_leads", "sized_up")}
"""The database counts what it holds: nothing is read, and only PostgreSQL is asked to."""
MACHINERY = ("sql", "migrations", "tables", "migrate.py")
"""The folders and files of storage that hold no queries of their own."""
_RUNS = re.compile(r"tx\.connection|\((?:self, )?tx[,)]")
Seen = dict[tuple[str, str], set[Any]]


@pytest.fixture
def seen(database: Database) -> Iterator[Seen]:
    """Every statement so far, under the module and function of storage that ran it.

    Those prepared for the driver's own cursor are looked at as they are made ready to run.
    """
    seen: Seen = defaultdict(set)

    def note(statement: Any) -> None:
        frame = sys._getframe()
        while frame.f_back:
            frame = frame.f_back
            if _holds_queries(frame.f_code.co_filename):
                seen[Path(frame.f_code.co_filename).stem, frame.f_code.co_name].add(statement)

    def run(_connection: Any, statement: Any, *_: Any) -> None:
        note(statement)

    def called(frame: Any, what: str, _: Any) -> None:
        if what == "call" and frame.f_code is Prepared._for.__code__:
            note(frame.f_locals["self"]._statement)

    event.listen(database.engine, "before_execute", run)
    sys.setprofile(called)
    yield seen
    sys.setprofile(None)
    event.remove(database.engine, "before_execute", run)


def test_every_statement_asks_for_one_workspace(database: Database, seen: Seen) -> None:
    world = World(database)
    world.found()
    with world.transaction() as tx:
        _do_everything(tx, world)
    unseen = sorted(_functions_that_run_statements() - seen.keys() - ABOUT_NO_ROWS)
    assert not unseen, f"no proof for {unseen}"
    for place, statements in seen.items():
        for statement in statements:
            unscoped = sorted(_unscoped(statement))
            assert not unscoped or place in FOR_ALL_WORKSPACES, (
                f"{place} reads or changes {unscoped} of every workspace: {statement}"
            )
    for place in FOR_ALL_WORKSPACES:
        assert any(_unscoped(statement) for statement in seen[place]), f"{place} is no exception any more"


def _leave_a_question_unanswered(tx: Transaction, inquiry_id: int) -> None:
    inquiry = inquiries.get(tx, "T1", inquiry_id)
    assert inquiry is not None
    inquiries.told_again(tx, inquiry)
    inquiries.close(tx, inquiry)


def _leave_a_request_undecided(tx: Transaction, request_id: int) -> None:
    request = requests.get(tx, "T1", request_id)
    assert request is not None
    requests.remember(tx, "T1", request_id, Told("U1", "D1", "3.3"))
    requests.told_again(tx, request)
    requests.latest(tx, Person("T1", "U2"), Wish.OFFER)


def _merge_and_take_apart(tx: Transaction, by: Person) -> None:
    first, second = (leads.by_number(tx, "T1", number) for number in (1, 2))
    assert first
    assert second
    with undone(tx):
        merging.merge(tx, by, second, first)
        taken_over.last(tx, "T1", first.id)
        taken_over.put_back(tx, "T1", first.id)


def _erase_somebody(tx: Transaction, by: Person, lead_id: int) -> None:
    """One whose message is on the way, and who is quoted elsewhere; then somebody else is added."""
    lead = leads.get(tx, "T1", lead_id)
    assert lead
    leads.change_details(tx, lead, replace(lead.details, company="Unheard of"))
    outbox.leave(tx, "T1", "note", "U1", text="about jane@acme.example")
    erasing.erase(tx, by, lead_id, "erase")
    capture.capture(tx, by, Details("Ed Moor", "Moor Ltd", "ed@moor.example"), "another")
    lead_messages.place_of(tx, "T1", 1)


def _count(tx: Transaction, period: Period, tz: ZoneInfo) -> None:
    counts.counted(tx, "T1", period, tz)
    counts.before(tx, "T1", period, tz)
    now.standing(tx, "T1", tz)
    people.brought_in(tx, "T1", "U1", period)
    people.decided(tx, "T1", "U1", period)
    people.by_rep(tx, "T1", period)
    sources.names(tx, "T1", [1])
    for cut in (None, *(Cut(by, "1") for by in By)):
        behind.behind(tx, "T1", Number.OFFERED, period, cut)


def _make_a_report(tx: Transaction, by: Person) -> None:
    """Step by step, to its end; then another, which begins again when somebody is erased."""
    tx.now += timedelta(days=40)
    ending_reports.close_what_is_late(tx)
    for key in ("one", "two"):
        asking_for_reports.ask(tx, by, f"{tx.now.year - 9}..today", key)
        assert making_reports.is_due(tx, "T1")
        report = making_reports.take(tx, "T1")
        assert report
        report = making_reports.keep_counted(tx, report, making_reports.count(tx, report))
        assert report
        some = making_reports.next_lines(tx, report)
        body = making_reports.written(tx, report, some, {})
        report = making_reports.keep_lines(tx, report, some, body)
        assert report
        jobs.place(tx, report, "D1", "1.0")
        making_reports.piece(tx, report, 1)
        if key == "two":
            jobs.begin_again(tx, "T1")
        making_reports.finish(tx, report)


def _look_at_home(tx: Transaction, by: Person) -> None:
    homes.hear_news(tx, "T1")
    note_seen(tx, by, Drawn("", "earlier"), tx.now)
    outbox.leave(tx, "T1", NoticeKind.NOTE, by.user_id, text="Something is new")
    tx.now += timedelta(seconds=6)
    homes.something_new(tx, "T1")
    homes.hear_news(tx, "T1")
    assert [each.user_id for each in homes.due(tx, "T1", 5)] == [by.user_id]
    homes.claim(tx, "T1", by.user_id)
    homes.redrawn(tx, "T1", by.user_id, Drawn("", "now"), tx.now)
    homes.looks_the_same(tx, "T1", by.user_id, tx.now)
    homes.forget(tx, "T1", by.user_id)


def _do_everything(tx: Transaction, world: World) -> None:
    """All acts, all sweeps, and all that the courier asks of storage."""
    by = hold(tx, "T1", frozenset(Role))
    for act in ACTS.values():
        for stage in sorted(act.stages)[:2]:
            with undone(tx):
                act.do(tx, by, world.places["T1", stage])
    at = world.places["T1", Stage.DRAFT]
    answering.submit_answers(tx, by, at.lead_id, {"requirement": "Faster"}, "given")
    answering.submit_answers(tx, by, at.lead_id, {"requirement": ""}, "taken back")
    asking.start_asking(tx, by, at.lead_id, "D1", "8.8", "start")
    asking.reply(tx, by, "no idea what you mean", "8.8", "not understood")
    asking.reply(tx, by, "skip", "8.8", "skipped")
    capture.capture(tx, by, Details("Al Stone"), "new")
    capture.capture(tx, by, Details("Al Stone"), "new")
    home(tx, by)
    now.counted(tx, "T1", Number.OVERDUE, ZoneInfo("UTC"))
    _merge_and_take_apart(tx, by)
    with undone(tx):
        leads.change(tx, "T1", at.lead_id, merged_into=2)
        find(tx, by, "L-1")
    with undone(tx):
        _erase_somebody(tx, by, at.lead_id)
    with undone(tx):
        import_a_file(tx, by)
    agreeing.sign(tx, by, at.proposal_id, "sign")
    rejudging.start_rejudging(tx, by, "re-judge")
    rejudging.rejudge_next(tx)
    _leave_a_question_unanswered(tx, at.inquiry_id)
    _leave_a_request_undecided(tx, at.request_id)
    tx.now += timedelta(days=20)
    do_what_is_due(tx, DUE)  # on a Sunday: put off
    tx.now += timedelta(days=1)
    do_what_is_due(tx, DUE)
    post_digests(tx)
    settle.close_what_is_over(tx)
    answered.stand_again(tx, "T1", at.lead_id, ["requirement"])
    forget_old_deliveries(tx)
    forget_what_was_sent(tx)
    forget_what_was_not_saved(tx)
    with undone(tx):
        tx.now += timedelta(days=3000)
        fade_closed_leads(tx)
    fading.closed_between(tx, "T1", tx.now - timedelta(days=90), tx.now, 5)
    for channel in "ABCDE":
        outbox.leave(tx, "T1", "card", channel, 1, offer=1)
    ready = claims.due(tx, ["T1"])
    one, two, three, four, five = claims.claim(tx, ready)[:5]
    deliveries.sent(tx, one, "C1", "1.0")
    outbox.leave(tx, "T1", "follow_up", "U1", 1)
    together.take(tx, "T1", "U1")
    together.keep(tx, one, together.items_of(tx, "T1", {"list": one.id}))
    reminders.told(tx, "T1", [1])
    reminders.of_day(tx, "T1", "U1", tx.now)
    follow_up_days.first_of_day(tx, "T1", "U1", tx.now)
    together.point_to_newer(tx, one, [{"lead": 1, "since": tx.now.isoformat()}], "1.0")
    together.note(tx, one, NoticeKind.FOLLOW_UPS, [1], {}, "C1", "1.0")
    late.unsent(tx, "T1", "U1")
    together.redraw(tx, "T1", "U1", [], "C1", "1.0")
    deliveries.supersede(tx, two)
    deliveries.retry_later(tx, three, tx.now, "x")
    deliveries.unclear(tx, four, "x")
    holding.park(tx, five, "x")
    lead = leads.get(tx, "T1", world.places["T1", Stage.OFFERED].lead_id)
    assert lead is not None
    leads.hold_free(tx, "T1", [lead.id])
    cards.remember(tx, lead, 1, "C1", "1.0")
    cards.place(tx, lead, 1)
    cards.at(tx, "T1", "C1", "1.0")
    tx.now += timedelta(hours=1)
    [to_see] = cards.to_see(tx, ["T1", "T2"], 10)
    cards.see_again(tx, to_see, tx.now)
    cards.forget(tx, lead, 1, "1.0")
    deliveries.hold(tx, five, tx.now)
    deliveries.hold_back(tx, "T1", "sales", tx.now)
    deliveries.first_unclear(tx, "T1", "sales")
    deliveries.remember_direct_channel(tx, "T1", "U1", "D1")
    deliveries.direct_channel(tx, "T1", "U1")
    week = Period(tx.now - timedelta(weeks=1), tx.now)
    digests.claim(tx, "T1", week, "2026-W48")
    digests.keep(tx, "T1", Digest(counts.counted(tx, "T1", week, ZoneInfo("UTC")), tx.now, "UTC"))
    digests.kept(tx, "T1", week.end)
    digests.latest(tx, "T1")
    digests.last_end(tx, "T1")
    digests.was_in(tx, "T1", "2026-W48")
    for standing_now in STANDING:
        digest_now.listed(tx, "T1", standing_now, ZoneInfo("UTC"), 0, 8)
    _count(tx, week, ZoneInfo("UTC"))
    with undone(tx):
        _make_a_report(tx, by)
        make_exports(tx, by)
    follow_up_days.untold(tx, "T1", "U1")
    follow_up_days.move_day(tx, "T1", "U1", "2026-12-01", tx.now)
    ledger.thanks(tx, "T1", Period(tx.now - timedelta(weeks=1), tx.now))
    contributions.of_lead(tx, lead)
    ledger.credited(tx, "T1", by.user_id, Period(tx.now - timedelta(weeks=1), tx.now), 5)
    _look_at_home(tx, by)
    zones.keep(tx, "T1", "U1", "Europe/Berlin")
    zones.of(tx, "T1", "U1")
    zones.to_ask(tx, "T1", tx.now, 5)
    askings.get(tx, "T1", at.asking_id)
    askings.was_asked(tx, by, "8.8")
    definitions.following(tx, "T1", at.proposal_id)
    entries.get(tx, "T1", at.suppression_id)
    lead_keys.ways_of_person(tx, "T1", by_mailbox("jane@acme.example")[0])
    withdraw_what_is_left(tx)
    entries.page(tx, "T1", 0, 20, "jane", ["jane@acme.example"])
    engagements.save(tx, "T1", 1, Engagement("U1"))
    engagements.hand_over(tx, "T1", 1, 2)
    answered.put_back(tx, lead, {"solution": None})
    attempts.remove(tx, "T1", 1, 1)
    meetings.plan_again(tx, "T1", 1, tx.now, on_hold=False)
    bulk_deeds.add(tx, "T1", EventKind.SNOOZED, "U1", {})
    if bulk := bulk_deeds.get(tx, "T1", 1):
        bulk_deeds.forget(tx, bulk)
    touches_done.of_lead(tx, lead)
    posted.settled(tx, lead, tx.now)
    touches_done.remove(tx, "T1", 1, 1)
    nurtured = leads.get(tx, "T1", world.places["T1", Stage.NURTURING].lead_id)
    assert nurtured is not None
    finish(tx, nurtured, "replied")
    talk_on(tx, nurtured, tx.now.date())
    resume(tx, nurtured)
    bring_forward(tx, nurtured, "Acme Rival came up")
    courses.under_way(tx, "T1", [nurtured.id])
    rivals.name(tx, nurtured, Rival("acme rival", "Acme Rival"))
    rivals.stir(tx, "T1", "acme rival", "Acme Rival came up", "U1")
    see_to_what_stirs(tx)
    rivals.name_no_more(tx, nurtured, ["acme rival"])
    due.schedule(tx, nurtured, Work.FOLLOW_UP, tx.now, day=tx.now.date().isoformat())
    comes = due.of_lead(tx, "T1", nurtured.id, Work.FOLLOW_UP)
    assert comes is not None
    sift(tx, "T1", [comes, *take_along(tx, "T1", nurtured.in_charge)])
    due.move(tx, "T1", [comes], tx.now, "2026-12-01")
    untold.raised(tx, "T1", Untold(nurtured.id, "U1", "2026-12-01", "", nurtured.number))
    courses.move(tx, "T1", [nurtured.id], "2026-12-01", [])
    tracks.one(tx, "T1", "content", 1)
    contacts.take_out(tx, "T1", 1, 1)
    running.go_on(tx, lead, Work.ANSWER)
    pauses.seen_to(tx, "T1", lead.id)
    pauses.counted(tx, "T1")
    due.hand_over(tx, "T1", 1, "U1")
    workspaces.set_members(tx, "T1", Role.MARKETER, [by.user_id, "U2"])
    handed = handing_over.all_to_hand_over(tx, by, by.user_id).sides[Side.MARKETING].stamp
    giving.hand_over_all(tx, by, by.user_id, {Side.MARKETING: "U2"}, {Side.MARKETING: handed}, "hand over")
    parting.part_with(tx, Person("T1", "U2"), Unfit.GUEST)
    parting.came_back(tx, Person("T1", "U2"))
    pauses.of_lead(tx, "T1", at.lead_id, tx.now)
    reps.keep(tx, "T1", "U1", reps.profile(tx, "T1", "U1"))
    absences.end(tx, "T1", absences.add(tx, "T1", "U1", Away(tx.now, tx.now + timedelta(days=1)), "U1"), "U1")
    absences.of(tx, "T1", "U1")
    absences.covered_by(tx, "T1", "U1")
    look_at_sources(tx)
    look_at_reviews(tx, world.places["T1", Stage.DRAFT])
    meanwhile.of_theirs(tx, "T1", "U1", tx.now, tx.now, 5)
    meanwhile.offered(tx, "T1", tx.now, tx.now)
    changes.of(tx, "T1", "U1")
    groups.set_for_role(tx, "T1", Role.REP, ["S1"])
    groups.describe(tx, "T1", Group("S1", "Closers", "closers", False, None), None)
    grouping.group_changed(tx, "T1", "S1")
    for group_id in grouping.groups_to_ask(tx, "T1"):
        grouping.strangers_in(tx, "T1", group_id, ["U1", "U2"])
        grouping.heed_group(tx, "T1", Group(group_id, "Closers", "closers", False, None), {"U7": ""})
    absences.current(tx, "T1", "U1")
    absences.add(tx, "T1", "U1", Away(tx.now - timedelta(days=2), tx.now - timedelta(days=1)), "U1")
    coming_back.end_absences(tx)
    choosing.reps(tx, "T1")
    with undone(tx):
        route_and_pass_on(tx, lead)
        move_to_a_new_version(tx, lead)
    reminders.waiting(tx, "T1", [1])
    worth_first.waiting_for(tx, "T1", "U1")
    finding.with_ids(tx, "T1", [1])
    learn_company(tx, "T1", "acme")
    weigh_a_source(tx)
    known(tx, "T1", Details("Jane Doe", "Acme", "j.doe@acme.example", phone="+49 30 901820"))
    outbox.parked(tx, "T1")
    outbox.waiting_count(tx, "T1")
    outbox.unclear_count(tx, "T1")
    outbox.later(tx, "T1", "A:1", "card", 0)
    _be_refused(tx)
    while erase_piece(tx, "T3"):
        pass
    workspaces.add(tx, "T3", sales_channel="C3")
    workspaces.ever_filled(tx, "T3")
    leaving.leave(tx, "T3", tx.now, "Ev1")
    leaving.see_to_those_that_left(tx, {"T3": tx.now + timedelta(days=1)}, timedelta(days=9))
    leaving.leave(tx, "T3", tx.now + timedelta(days=2), "Ev2")
    leaving.see_to_those_that_left(tx, {}, timedelta(days=-9))
    workspaces.add(tx, "T3")
    workspaces.definition(tx, "T3", 1)


def _be_refused(tx: Transaction) -> None:
    for what in (EVERYTHING, "im:write"):
        outbox.leave(tx, "T1", "card", f"for {what}", 1, offer=1)
        [notice] = claims.claim(tx, claims.due(tx, ["T1"])[-1:])
        refused = Outcome(Fate.REFUSED, "missing_scope", refused=what)
        pausing.pause(tx, notice, refused)
        [refusal] = refusals.of_team(tx, "T1")
        pausing.take_a_look(tx, refusal)
        pausing.still_refused(tx, refusal, refused)
        refusals.waiting_count(tx, refusal)
        assert refusals.claim_one_that_waits(tx, refusal)
        pausing.resume(tx, replace(refusal, looks=1))


def _unscoped(statement: Any) -> set[str]:
    """The tables with a `team_id` that the statement reads or changes without comparing it.

    An insert needs no look: `team_id` has no default and may not be NULL.
    """
    if isinstance(statement, Insert) or not isinstance(statement, (Select, Update, Delete)):
        return set()
    parts = [*visitors.iterate(statement), *([] if isinstance(statement, Select) else [statement.table])]
    inserted = {part.table for part in parts if isinstance(part, Insert)}
    used = {part for part in parts if isinstance(part, (Table, Alias)) and "team_id" in part.c} - inserted
    sides = [
        (_said(part.left), part.right) for part in parts if isinstance(part, BinaryExpression) and part.operator is eq
    ]
    asked = {left.table for left, right in sides if _is_team(left) and isinstance(right, BindParameter)}
    for _ in used:  # a table that is compared with one that is asked for its workspace is asked for it too
        for one, other in [*sides, *((right, left) for left, right in sides)]:
            if _is_team(one) and _is_team(other) and one.table in asked:
                asked.add(other.table)
    return {table.name for table in used - asked}


def _said(part: Any) -> Any:
    """The column, also where it is said so that no index is chosen by it: see storage.many."""
    return next(iter(part.clauses)) if getattr(part, "name", "") == "coalesce" else part


def _is_team(column: Any) -> bool:
    return getattr(column, "name", "") == "team_id" and hasattr(column, "table")


@cache
def _holds_queries(name: str) -> bool:
    path = Path(name)
    return STORAGE in path.parents and path.relative_to(STORAGE).parts[0] not in MACHINERY


def _functions_that_run_statements() -> set[tuple[str, str]]:
    found = set()
    for path in (path for path in STORAGE.glob("**/*.py") if _holds_queries(str(path))):
        for function in ast.parse(path.read_text()).body:
            if isinstance(function, ast.FunctionDef) and _RUNS.search(ast.unparse(function)):
                found.add((path.stem, function.name))
    return found
