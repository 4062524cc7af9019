"""Trying a lost lead again, when they come back: the same lead in a new life, with all that is known and its credit."""

from bot.cadence.plan import prompt_later
from bot.judging.judge import judge, to_ask
from bot.lead.access import definition_of, lead_of, require, require_stage, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import MovedOnError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from storage import history, inbox, leads
from storage.answers import answered
from storage.delivery import outbox
from storage.sql import Transaction

MAY_HAVE_CHANGED = ("commitment", "timing", "money")
"""The questions that are asked anew: what made them say no may be another thing by now."""

_ANEW = {
    "owner": "",
    "track": "",
    "track_version": 0,
    "touch": 0,
    "attempts": 0,
    "overridden_by": "",
    "override_reason": "",
}


def try_again(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Make a lost lead a draft again, have asked what may have changed, and tell whoever has it for marketing; with
    nothing to ask, it is judged at once. Idempotent by `key`; raises MovedOnError and BarredError."""
    require(tx, by, Act.TRY_AGAIN)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_unmerged(lead)
    require_stage(lead, Move.REATTEMPT)
    require_contactable(tx, lead)
    begin_anew(tx, lead, by)
    lead = lead_of(tx, by, lead.id)
    if to_ask(tx, lead):
        prompt_later(tx, lead)
        outbox.leave(tx, lead.team_id, NoticeKind.TRIED_AGAIN, lead.in_charge, lead.id, by=by.user_id)
    else:
        judge(tx, lead, by, tell=lead.in_charge)


def begin_anew(tx: Transaction, lead: Lead, by: Person) -> list[str]:
    """Make it a draft and have these questions asked again; returns the keys of those that were answered."""
    rule = MOVES[Move.REATTEMPT]
    if not leads.move(tx, lead, rule.sources, rule.to, **_ANEW):
        raise MovedOnError(lead)
    asked = definition_of(tx, lead).by_key
    again = [key for key in MAY_HAVE_CHANGED if key in asked and key in lead.answers and not lead.answers[key].reopened]
    answered.reopen(tx, lead.team_id, lead.id, again)
    history.record(tx, lead, EventKind.TRIED_AGAIN, by.user_id)
    return again
