"""Closing a lead that sales accepted, as won or lost: whoever brought it in hears at once, and no duty is left."""

from dataclasses import dataclass
from typing import Any

from bot.cadence.work import Work
from bot.lead.access import lead_named, lead_of, require, require_unmerged, today_of
from bot.lead.ending.ending import Ending
from bot.lead.ending.lost_reasons import LOST_BY_CODE, OTHER
from bot.lead.ending.money import Money, read_money
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import past_date_problem
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.moved import last_move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.team.recipients import everybody_concerned
from bot.lead.team.sides import Side, managing
from bot.outcomes.call_off import call_off, planned_meetings
from bot.outcomes.sheets import LONGEST_NOTE, EndingSheet
from bot.outcomes.who_may import NobodyOwnsItError, NotYoursToCloseError, may_close
from bot.promises.promise import over
from bot.team.stand_in import covers
from bot.undo.redraw import WORKING_PLACES
from bot.undo.settle import as_it_is, let_undo
from bot.undo.tell_story import tell_story
from storage import due, history, inbox, leads, workspaces
from storage.delivery import outbox
from storage.sql import Transaction

DID = {Move.WIN: EventKind.WON, Move.LOSE: EventKind.LOST}
STAY = "stay"


def win(tx: Transaction, by: Person, lead_id: int, ending: Ending, key: str) -> Lead:
    """Close the lead as won and return it as it was. Idempotent by `key`.

    Raises NobodyOwnsItError, NotYoursToCloseError, and FieldProblems ("ending.amount", "ending.on").
    """
    lead = owned(tx, by, lead_id, Move.WIN, hold=True)
    if inbox.receive(tx, by.team_id, key):
        money = read_money(ending.amount) if ending.amount.strip() else None
        problems = {"ending.amount": money} if isinstance(money, str) else {}
        on = _day(tx, by, ending, problems)
        said = {"hundredths": money.hundredths, "currency": money.currency} if isinstance(money, Money) else {}
        words = money.words if isinstance(money, Money) else ""
        _close(tx, by, lead, Move.WIN, _Said(on, {**said, "note": ending.note}, "", words), ending.meetings)
    return lead


def lose(tx: Transaction, by: Person, lead_id: int, ending: Ending, key: str) -> Lead:
    """Close the lead as lost and return it as it was. Idempotent by `key`; raises like `win`, for "ending.reason" and
    "ending.note" as well."""
    lead = owned(tx, by, lead_id, Move.LOSE, hold=True)
    if inbox.receive(tx, by.team_id, key):
        reason = LOST_BY_CODE.get(ending.reason)
        problems = {} if reason else {"ending.reason": "Why was it lost? Please pick what fits best."}
        if ending.reason == OTHER and not ending.note.strip():
            problems["ending.note"] = "In a few words, please: what was it?"
        on = _day(tx, by, ending, problems)
        data = {"note": ending.note, "competitor": ending.competitor}
        said = _Said(on, data, ending.reason, reason.label if reason else "")
        _close(tx, by, lead, Move.LOSE, said, ending.meetings)
    return lead


def to_close(tx: Transaction, by: Person, lead_id: int, move: Move) -> EndingSheet:
    """Return what the form shows; raises as closing does."""
    lead = owned(tx, by, lead_id, move)
    return EndingSheet(lead, today_of(tx, by).isoformat(), [each.at for each in planned_meetings(tx, lead)])


def called_to_close(tx: Transaction, by: Person, wanted: str, move: Move) -> EndingSheet:
    """Return the same for the lead called "L-12"; raises NoSuchLeadError as well."""
    require(tx, by, Act.CLOSE)
    return to_close(tx, by, lead_named(tx, by, wanted).id, move)


def owned(tx: Transaction, by: Person, lead_id: int, move: Move, *, hold: bool = False) -> Lead:
    """Return a lead that a rep owns, for somebody who may make the move with it, also as the owner's cover."""
    roles = require(tx, by, Act.CLOSE)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_unmerged(lead)
    if lead.stage not in MOVES[move].sources:
        raise NobodyOwnsItError(lead, last_move(tx, lead))
    if not may_close(lead, by.user_id, roles) and not covers(tx, lead, by):
        raise NotYoursToCloseError(lead, managing(workspaces.members(tx, by.team_id), Side.SALES)[:3])
    return lead


@dataclass(frozen=True, slots=True)
class _Said:
    """An ending as it is told: its day (ISO), the data of its line, the code it is counted by, and in words."""

    on: str
    data: dict[str, Any]
    detail: str
    words: str


def _day(tx: Transaction, by: Person, ending: Ending, problems: dict[str, str]) -> str:
    """Return the day it ended, today where none is named; raises FieldProblems if that, or anything else, is wrong."""
    today = today_of(tx, by)
    if ending.on and (problem := past_date_problem(ending.on, today)):
        problems["ending.on"] = problem
    if len(ending.note) > LONGEST_NOTE:
        problems["ending.note"] = f"Please keep this under {LONGEST_NOTE:,} characters."
    if problems:
        raise FieldProblems(problems)
    return ending.on or today.isoformat()


def _close(tx: Transaction, by: Person, lead: Lead, move: Move, said: _Said, planned: str) -> None:
    was, did = as_it_is(tx, lead), DID[move]
    if not leads.move(tx, lead, MOVES[move].sources, MOVES[move].to):
        raise NobodyOwnsItError(lead)
    off = call_off(tx, lead, by, f"The lead was {did.value}.") if planned != STAY else {}
    over(tx, lead)
    due.cancel(tx, lead.team_id, lead.id, *Work)
    data = {name: value for name, value in said.data.items() if value}
    history.record(tx, lead, did, by.user_id, said.detail, offer=lead.offer, on=said.on, **data)
    show_card(tx, lead)
    tell_story(tx, lead, did, by.user_id, detail=said.detail, **said.data)
    for user in everybody_concerned(tx, lead, by):
        outbox.leave(tx, lead.team_id, NoticeKind.OUTCOME, user, lead.id, did=did)
    let_undo(tx, by, was, did, WORKING_PLACES, detail=said.words, meetings=off)
