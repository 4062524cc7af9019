"""Reopening a lead that was closed as stale, for the do-not-contact list, or by a marketer."""

from bot.cadence.plan import prompt_later
from bot.judging.judge import judge
from bot.lead.access import lead_of, require, require_stage
from bot.lead.barred.may_contact import require_contactable
from bot.lead.definition.completeness import closed_by_marketing
from bot.lead.errors import MovedOnError
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.reject_reasons import reopening
from bot.lead.second_thoughts import taken_back, was_given_up
from bot.undo.settle import moved_on
from storage import history, inbox, leads
from storage.sql import Transaction


def reopen(tx: Transaction, by: Person, lead_id: int, key: str) -> bool:
    """Reopen a draft that was closed as stale, or a lead that was closed for the do-not-contact list and may be
    contacted again, and ask for what is missing; tell whether it has to be put right first, because sales returned it
    or marketing took it back.
    Idempotent by `key`, False for a repeat. Raises BarredError while nobody may contact them."""
    require(tx, by, Act.QUALIFY)
    if not inbox.receive(tx, by.team_id, key):
        return False
    lead = lead_of(tx, by, lead_id, hold=True)
    require_stage(lead, Move.REOPEN)
    if lead.stage is Stage.REFUSED and not lead.bar_id and not _given_up(tx, lead):
        raise MovedOnError(lead)
    require_contactable(tx, lead)
    recalled = lead.offer and not lead.reject_code and taken_back(history.of_lead(tx, lead))
    move = Move.TAKE_UP if recalled else reopening(lead.reject_code)
    to_fix = move is Move.TAKE_UP
    code = lead.reject_code if to_fix else ""
    if not leads.move(tx, lead, MOVES[move].sources, MOVES[move].to, bar_id=0, owner="", reject_code=code):
        raise MovedOnError(lead)
    history.record(tx, lead, EventKind.REOPENED, by.user_id, to=MOVES[move].to)
    moved_on(tx, lead)
    if to_fix:
        prompt_later(tx, lead)
    else:
        judge(tx, lead_of(tx, by, lead_id), by)
    return to_fix


def _given_up(tx: Transaction, lead: Lead) -> bool:
    """Tell whether somebody in marketing closed the lead, and neither the definition nor sales."""
    return closed_by_marketing(lead) and was_given_up(history.of_lead(tx, lead))
