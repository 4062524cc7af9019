"""Everything a person can ask of Baton, and who may ask it on which leads, apart from the rules' own tables."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from sqlmodel import SQLModel

from bot.answers import ask as asking
from bot.answers import document as answering
from bot.answers import look_up as questionnaires
from bot.answers import take_edit as editing
from bot.cadence.work import Work
from bot.colleagues import look_up as learning
from bot.decisions import accept as accepting
from bot.decisions import reject as rejecting
from bot.decisions import undo as undoing_it
from bot.digest import look_up as reading_digests
from bot.digest.sheet import Wanted
from bot.do_not_contact import confirm as confirming
from bot.do_not_contact import look_up as looking_through
from bot.do_not_contact import suppress as suppressing
from bot.handover import look_up as handing_over
from bot.intake import capture
from bot.intake import correct as correcting
from bot.intake import look_up as taking_in
from bot.intake import merge as merging
from bot.intake import merge_two as merging_two
from bot.intake.merged import as_seen
from bot.judging import recall as recalling
from bot.lead.definition.default import DEFAULT
from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.reject_reasons import REASONS
from bot.numbers import look_up as numbers_look_up
from bot.numbers.number import Number
from bot.numbers.period import Period
from bot.nurture import follow_up as following_up
from bot.nurture import look_up as look_up_follow_up
from bot.nurture import reopen as reopening
from bot.nurture import snooze as snoozing
from bot.nurture.errors import ListGoneError
from bot.overview import list_leads as listing
from bot.overview import look_up as looking_up
from bot.overview import show_lead as showing
from bot.overview.pages import FullPart, Which
from bot.overview.sales import list_of_sales as of_sales
from bot.overview.sales import list_promised as promised
from bot.privacy import erase as erasing
from bot.reports import ask as asking_for_reports
from bot.slack.filled import Filled
from bot.undo import settle as undoing
from bot.undo import take_back as taking_back
from bot.undo.deed import FOLLOW_UPS
from bot.workspace import configure as configuring
from bot.workspace import settle_in as settling_in
from storage import due, leads, tags, workspaces
from storage.answers import askings, typed_answers
from storage.do_not_contact import entries
from storage.sources import reviews, sources
from storage.sql import Database, Transaction
from storage.undo import deeds
from tests.guarantees.agreement_acts import AGREEMENT_ACTS, open_proposal
from tests.guarantees.answering_acts import ANSWERING
from tests.guarantees.asked import (
    ANYONE,
    EVERY,
    MANAGER,
    MARKETER,
    MARKETING,
    NURTURING,
    OFFERED,
    REP,
    STALE,
    TEAMS,
    UNDER_WAY,
    WHO,
    WITH_MARKETING,
    Asked,
    Place,
)
from tests.guarantees.closing_acts import CLOSING
from tests.guarantees.confidence_acts import BATCHES
from tests.guarantees.ending_acts import ENDING
from tests.guarantees.engaging_acts import ENGAGING, with_a_meeting
from tests.guarantees.exporting_acts import EXPORTING
from tests.guarantees.handing_acts import HANDING
from tests.guarantees.import_acts import IMPORTS
from tests.guarantees.inquiring_acts import INQUIRING, asked_by_somebody
from tests.guarantees.listing_acts import LISTING
from tests.guarantees.outcome_acts import OUTCOMES
from tests.guarantees.promising_acts import PROMISING
from tests.guarantees.requesting_acts import REQUESTING, asked_of_managers
from tests.guarantees.reviewing_acts import REVIEWING
from tests.guarantees.routing_acts import ROUTING
from tests.guarantees.source_acts import SOURCES
from tests.guarantees.team_acts import TEAM
from tests.guarantees.touching_acts import TOUCHING
from tests.guarantees.track_acts import TRACKS

FULL = {
    question.key: question.choices[0].key if question.choices else "Maria Lopez, COO" for question in DEFAULT.questions
}
UNTIL = "2026-12-15"


_BO = Details("Bo Lind", "North", "bo@north.example")


def _answer(key: str, value: str) -> Callable[[Transaction, Person, Place], Any]:
    return lambda tx, by, at: answering.submit_answers(tx, by, at.lead_id, {key: value}, "k")


def _reject(code: str) -> Callable[[Transaction, Person, Place], Any]:
    given = rejecting.Rejection(code, "a note", UNTIL if code == "no_hurry" else "")
    return lambda tx, by, at: rejecting.reject(tx, by, at.lead_id, given, "k")


def _configure(tx: Transaction, by: Person, at: Place) -> None:
    configuring.configure(tx, by, Filled({"sales_channel": "C1"}, {"sales_channel": "C9"}), "k")


def _let_in_again(tx: Transaction, by: Person, at: Place) -> None:
    erasing.erase(tx, by, at.lead_id, "k")
    erasing.let_in_again(tx, by, "jane@acme.example", "again")


def _turn_list(tx: Transaction, by: Person, at: Place) -> None:
    with suppress(ListGoneError):
        look_up_follow_up.turned(tx, by, 1, 0)


def _beside(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, at.team_id, at.lead_id)
    return taking_in.side_by_side(tx, by, at.lead_id, "L-2" if lead is None or lead.number == 1 else "L-1")


def _merge(tx: Transaction, by: Person, at: Place) -> Any:
    merging_two.to_merge(tx, by, at.lead_id)
    other = leads.add(tx, by.team_id, _BO, WHO, 1)
    sheet = merging_two.both(tx, by, at.lead_id, other.label)
    seen = as_seen(sheet.other.lead, sheet.kept.lead)
    merging_two.merge_two(tx, by, sheet.other.lead.id, sheet.kept.lead.label, seen, "k")


def _bar(tx: Transaction, by: Person) -> int:
    return suppressing.suppress(tx, by, "bo@north.example", "k").entries[0].id


REJECTED = {
    "no_need": Stage.REFUSED,
    "no_money": Stage.NURTURING,
    "no_hurry": Stage.NURTURING,
    "no_desire": Stage.NURTURING,
    "no_trust": Stage.NURTURING,
    "incomplete": Stage.RETURNED,
    "wrong_person": Stage.RETURNED,
    "duplicate": Stage.REFUSED,
    "never_buys": Stage.REFUSED,
}
assert REJECTED.keys() == {reason.code for reason in REASONS}


def _edit(tx: Transaction, by: Person, at: Place) -> Any:
    ts = f"{at.lead_id}.5"
    if typed_answers.at(tx, by, "D1", ts) is None:
        raise asking.NothingAskedError
    return editing.take_edit(tx, by, "D1", ts, "Slow", "Faster", "k")


def _label(tx: Transaction, by: Person, at: Place) -> str:
    lead = leads.get(tx, by.team_id, at.lead_id)
    return lead.label if lead else "L-99999"


def _last_week(tx: Transaction, number: Number) -> Wanted:
    return Wanted(number, Period(tx.now - timedelta(weeks=1), tx.now), tx.now)


ACTS: dict[str, Asked] = {
    "accept by number": Asked(
        lambda tx, by, at: accepting.accept_called(tx, by, _label(tx, by, at), "k"), REP, OFFERED, Stage.ACCEPTED
    ),
    "accept": Asked(lambda tx, by, at: accepting.accept(tx, by, at.lead_id, "k"), REP, OFFERED, Stage.ACCEPTED),
    **{f"reject: {code}": Asked(_reject(code), REP, OFFERED, to) for code, to in REJECTED.items()},
    "new lead": Asked(lambda tx, by, at: capture.capture(tx, by, _BO, "k"), MARKETER, about=False),
    "known already": Asked(lambda tx, by, at: capture.known_already(tx, by, _BO), MARKETER, about=False),
    "add to it": Asked(lambda tx, by, at: merging.add_to(tx, by, at.lead_id, _BO, "k"), MARKETER, wakes=True),
    "correct": Asked(
        lambda tx, by, at: correcting.correct(tx, by, at.lead_id, Filled({"title": ""}, {"title": "COO"}), "k"),
        MARKETING,
        WITH_MARKETING,
    ),
    "answer one": Asked(_answer("requirement", "Faster"), MARKETING, WITH_MARKETING),
    "answer all": Asked(
        lambda tx, by, at: answering.submit_answers(tx, by, at.lead_id, FULL, "k"),
        MARKETING,
        WITH_MARKETING,
        Stage.OFFERED,
    ),
    "ask me": Asked(
        lambda tx, by, at: asking.start_asking(tx, by, at.lead_id, "D1", "9.9", "k"), MARKETING, WITH_MARKETING
    ),
    "type an answer": Asked(
        lambda tx, by, at: asking.reply(tx, by, "Faster", f"{at.lead_id}.0", "k"), MARKETING, WITH_MARKETING
    ),
    "edit an answer": Asked(_edit, MARKETER, WITH_MARKETING),
    "press an answer": Asked(
        lambda tx, by, at: asking.press(tx, by, at.asking_id, "requirement", "-skip", "k"), MARKETING, WITH_MARKETING
    ),
    "form of questions": Asked(
        lambda tx, by, at: questionnaires.questionnaire(tx, by, at.lead_id), MARKETING, WITH_MARKETING
    ),
    "form of details": Asked(lambda tx, by, at: correcting.to_correct(tx, by, at.lead_id), MARKETING, WITH_MARKETING),
    "form of rejection": Asked(lambda tx, by, at: rejecting.to_reject(tx, by, at.lead_id), REP, OFFERED),
    "form of handing over": Asked(
        lambda tx, by, at: handing_over.to_hand_over(tx, by, at.lead_id),
        ANYONE,
        EVERY - {Stage.REFUSED, Stage.WON, Stage.LOST},
    ),
    "follow-up in full": Asked(lambda tx, by, at: look_up_follow_up.in_full(tx, by, at.lead_id), MARKETING, NURTURING),
    "page of a list of follow-ups": Asked(_turn_list, MARKETING, about=False),
    "form of snoozing": Asked(lambda tx, by, at: snoozing.to_snooze(tx, by, at.lead_id), MARKETING, NURTURING),
    **TOUCHING,
    "skip": Asked(lambda tx, by, at: following_up.skip(tx, by, at.lead_id, "k"), MARKETING, NURTURING),
    "snooze": Asked(lambda tx, by, at: snoozing.snooze(tx, by, at.lead_id, UNTIL, "k"), MARKETING, NURTURING),
    "never": Asked(lambda tx, by, at: following_up.never(tx, by, at.lead_id, "k"), MARKETING, NURTURING, Stage.REFUSED),
    "ready now": Asked(lambda tx, by, at: following_up.ready_now(tx, by, at.lead_id, "k"), MARKETING, NURTURING),
    "reopen": Asked(lambda tx, by, at: reopening.reopen(tx, by, at.lead_id, "k"), MARKETING, STALE, Stage.DRAFT),
    "see it beside another": Asked(_beside, ANYONE),
    "look for the same": Asked(lambda tx, by, at: taking_in.may_be_the_same(tx, by, at.lead_id, ""), ANYONE),
    "choose one to add to": Asked(lambda tx, by, at: taking_in.as_chosen(tx, by, "L-1"), MARKETER, about=False),
    "look for one like it": Asked(lambda tx, by, at: taking_in.may_be_the_same(tx, by, 0, "jane"), ANYONE, about=False),
    "form of merging": Asked(lambda tx, by, at: merging_two.to_merge(tx, by, at.lead_id), MARKETING, UNDER_WAY),
    "merge with another": Asked(_merge, MARKETING, UNDER_WAY),
    "discard": Asked(
        lambda tx, by, at: recalling.discard(tx, by, at.lead_id, "k"),
        MARKETING,
        frozenset({Stage.DRAFT, Stage.RETURNED, Stage.OFFERED}),
        Stage.REFUSED,
    ),
    "take it back": Asked(
        lambda tx, by, at: recalling.recall(tx, by, at.lead_id, "k"), MARKETING, OFFERED, Stage.RETURNED
    ),
    "undo": Asked(lambda tx, by, at: undoing_it.undo(tx, by, at.lead_id, at.deed_id, "k"), ANYONE),
    "take it back, in part": Asked(
        lambda tx, by, at: taking_back.take_back(tx, by, at.lead_id, at.deed_id, "k"), ANYONE
    ),
    "what colleagues said": Asked(lambda tx, by, at: learning.what_colleagues_said(tx, by, at.lead_id), ANYONE),
    "details": Asked(lambda tx, by, at: looking_up.sheet(tx, by, at.lead_id), ANYONE),
    "show": Asked(lambda tx, by, at: looking_up.numbered(tx, by, "L-3"), ANYONE, about=False),
    "show in a message": Asked(lambda tx, by, at: showing.show_lead(tx, by, "L-3", "k"), ANYONE, about=False),
    "mine": Asked(lambda tx, by, at: listing.mine(tx, by), ANYONE, about=False),
    "find": Asked(lambda tx, by, at: listing.find(tx, by, "jane"), ANYONE, about=False),
    "find a number": Asked(lambda tx, by, at: listing.find(tx, by, "030 901820"), ANYONE, about=False),
    "find an address": Asked(lambda tx, by, at: listing.find(tx, by, "jane@acme.example"), ANYONE, about=False),
    "mine, page 2": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.MINE, 20), ANYONE, about=False),
    "closed": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.CLOSED), ANYONE, about=False),
    "my team's": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.TEAM), ANYONE, about=False),
    "my team's closed": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.TEAM_CLOSED), ANYONE, about=False),
    "what waits for me": Asked(lambda tx, by, at: of_sales.to_decide(tx, by), ANYONE, about=False),
    "what I promised": Asked(lambda tx, by, at: promised.promises(tx, by), ANYONE, about=False),
    "what is overdue": Asked(lambda tx, by, at: promised.overdue(tx, by), ANYONE, about=False),
    "what is paused": Asked(lambda tx, by, at: promised.on_pause(tx, by), ANYONE, about=False),
    "what nobody has": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.UNOWNED), ANYONE, about=False),
    "the reps": Asked(lambda tx, by, at: of_sales.by_rep(tx, by), ANYONE, about=False),
    "a rep's leads": Asked(lambda tx, by, at: of_sales.of_rep(tx, by, "U1"), ANYONE, about=False),
    "my own, next first": Asked(lambda tx, by, at: of_sales.owned(tx, by), ANYONE, about=False),
    "my drafts": Asked(lambda tx, by, at: listing.list_leads(tx, by, Which.DRAFTS), ANYONE, about=False),
    "history in full": Asked(lambda tx, by, at: looking_up.in_full(tx, by, at.lead_id, FullPart.HISTORY, 0), ANYONE),
    "report": Asked(lambda tx, by, at: asking_for_reports.ask(tx, by, "last month", "k"), ANYONE, about=False),
    "digest": Asked(lambda tx, by, at: reading_digests.preview(tx, by), ANYONE, about=False),
    "zone of numbers": Asked(lambda tx, by, at: numbers_look_up.zone_of_numbers(tx, by), ANYONE, about=False),
    "leads behind a number": Asked(
        lambda tx, by, at: reading_digests.leads_behind(tx, by, _last_week(tx, Number.OFFERED)),
        ANYONE,
        about=False,
    ),
    "leads behind what stands": Asked(
        lambda tx, by, at: reading_digests.leads_behind(tx, by, _last_week(tx, Number.WAITING)),
        ANYONE,
        about=False,
    ),
    "confirm suppression": Asked(
        lambda tx, by, at: confirming.decide_suppression(tx, by, at.suppression_id, True, "k"), MANAGER, bars=True
    ),
    "bar the lead": Asked(
        lambda tx, by, at: suppressing.suppress(tx, by, "acme.example", "k"), MANAGER, about=False, bars=True
    ),
    "look for somebody barred": Asked(
        lambda tx, by, at: looking_through.do_not_contact(tx, by, 0, "jane@acme.example"), MANAGER, about=False
    ),
    "keep contactable": Asked(
        lambda tx, by, at: confirming.decide_suppression(tx, by, at.suppression_id, False, "k"), MANAGER
    ),
    "see whom nobody contacts": Asked(lambda tx, by, at: looking_through.do_not_contact(tx, by), MANAGER, about=False),
    "bar somebody": Asked(lambda tx, by, at: _bar(tx, by), MANAGER, about=False),
    "lift it": Asked(lambda tx, by, at: suppressing.lift(tx, by, _bar(tx, by), "l"), MANAGER, about=False),
    "see whom one would erase": Asked(lambda tx, by, at: erasing.to_erase(tx, by, "L-3"), MANAGER, about=False),
    "erase somebody": Asked(lambda tx, by, at: erasing.erase(tx, by, at.lead_id, "k"), MANAGER, bars=True),
    "let in again": Asked(_let_in_again, MANAGER, bars=True),
    "see the settings": Asked(lambda tx, by, at: configuring.settings(tx, by), MANAGER, about=False),
    "change the settings": Asked(_configure, MANAGER, about=False),
    "try again": Asked(lambda tx, by, at: settling_in.try_again(tx, by, "k"), MANAGER, about=False),
    **AGREEMENT_ACTS,
    **ENGAGING,
    **ANSWERING,
    **HANDING,
    **OUTCOMES,
    **ENDING,
    **CLOSING,
    **INQUIRING,
    **REQUESTING,
    **TEAM,
    **LISTING,
    **EXPORTING,
    **IMPORTS,
    **PROMISING,
    **ROUTING,
    **REVIEWING,
    **BATCHES,
    **TRACKS,
    **SOURCES,
}


@dataclass
class World:
    """Three workspaces that differ in nothing but their ids: people, names, numbers and channels are the same."""

    database: Database
    places: dict[tuple[str, Stage], Place] = field(default_factory=dict)

    @property
    def is_near(self) -> bool:
        """Whether a statement costs nothing to speak of, because the database is in this process."""
        return self.database.url.get_backend_name() == "sqlite"

    def found(self) -> None:
        with self.transaction() as tx:
            for team_id in TEAMS:
                workspaces.add(tx, team_id, tz="Europe/Berlin", sales_channel="C1", marketing_channel="C2")
                hold(tx, team_id, frozenset(Role))
                proposal_id = open_proposal(tx, team_id)
                tags.set_holders(tx, team_id, tags.SALES_EXPERIENCED, [WHO])
                for stage in Stage:
                    self.places[team_id, stage] = _lead(tx, team_id, stage, proposal_id)
            tx.connection.commit()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction on the real database, rolled back unless it was committed."""
        with self.database.engine.connect() as connection:
            connection.begin()
            yield Transaction(connection, self.database.clock.now())

    def rows(self, *teams: str) -> dict[str, Any]:
        with self.transaction() as tx:
            return rows(tx, *teams)


def rows(tx: Transaction, *teams: str) -> dict[str, Any]:
    """Everything these workspaces have, table by table."""
    if tx.gathers:
        return dict(tx.connection.exec_driver_sql(_at_once(teams)).all())
    named = ", ".join(f"'{team}'" for team in teams)
    read = tx.connection.exec_driver_sql
    return {
        table.name: sorted(map(repr, read(f'SELECT * FROM "{table.name}" WHERE team_id IN ({named})')))
        for table in SQLModel.metadata.sorted_tables
    }


@cache
def _at_once(teams: tuple[str, ...]) -> str:
    """Ask PostgreSQL for all of it in one round trip."""
    named = ", ".join(f"'{team}'" for team in teams)
    each = "SELECT '{0}', array_agg(r::text ORDER BY r::text) FROM \"{0}\" r WHERE team_id IN ({1})"
    return " UNION ALL ".join(each.format(table.name, named) for table in SQLModel.metadata.sorted_tables)


def _lead(tx: Transaction, team_id: str, stage: Stage, proposal_id: int) -> Place:
    who = Details("Jane Doe", "Acme", "jane@acme.example", source="Fair")
    lead = leads.add(tx, team_id, who, WHO, 1, source=sources.match(tx, team_id, "Fair", WHO))
    decided = stage in (Stage.ACCEPTED, Stage.RETURNED)
    leads.change(
        tx,
        team_id,
        lead.id,
        stage=stage,
        offer=1,
        track="content",
        decided_by=WHO if decided else "",
        owner=WHO if stage is Stage.ACCEPTED else "",
    )
    if stage is Stage.NURTURING:
        due.schedule(tx, lead, Work.FOLLOW_UP, tx.now + timedelta(days=3))
        tx.connection.exec_driver_sql(f"UPDATE due SET state = 'told' WHERE lead_id = {lead.id}")
    asking_id = askings.start(tx, Person(team_id, WHO), lead.id, "D1", f"{lead.id}.0", ["requirement"])
    being_asked = askings.get(tx, team_id, asking_id)
    assert being_asked is not None
    typed_answers.note(tx, being_asked, f"{lead.id}.5")
    asked, meeting = entries.ask(tx, team_id, lead.id, WHO, ""), with_a_meeting(tx, lead, WHO)
    inquiry = asked_by_somebody(tx, lead)
    known = leads.get(tx, team_id, lead.id)
    assert known
    undoing.let_undo(tx, Person(team_id, WHO), undoing.as_it_is(tx, known), EventKind.FOLLOWED_UP, FOLLOW_UPS)
    [deed] = deeds.of_lead(tx, team_id, lead.id)
    review = reviews.add(tx, lead, lead.source_id, "U2", WHO)
    others = (inquiry, deed.id, asked_of_managers(tx, team_id, lead.id), review)
    return Place(team_id, lead.id, asking_id, asked, proposal_id, *meeting, *others)


def hold(tx: Transaction, team_id: str, roles: frozenset[Role]) -> Person:
    """Give WHO exactly these roles in that workspace."""
    for role in Role:
        workspaces.set_members(tx, team_id, role, [WHO] if role in roles else [])
    return Person(team_id, WHO)


class _NeverMindError(Exception):
    pass


@contextmanager
def undone(tx: Transaction) -> Iterator[None]:
    """Undo whatever happens inside."""
    with suppress(_NeverMindError), tx.savepoint():
        yield
        raise _NeverMindError
