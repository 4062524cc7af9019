"""Offering a lead to sales although the definition keeps it back: a manager gives a reason that everybody reads."""

from collections.abc import Sequence
from dataclasses import replace

from bot.judging.judge import assessment_of, offer
from bot.judging.review.gate import is_own
from bot.judging.review.reviewers import managers_for, on_probation
from bot.lead.access import lead_of, require, require_stage, require_unmerged
from bot.lead.definition.grounds import CLOSED_BY_MARKETING, sent_back_words
from bot.lead.definition.verdict import Assessment, Verdict
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Move
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.moved import last_move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.requests.settle_request import grant_about
from bot.slack.filled import stamp
from bot.slack.text import esc, people, person
from bot.sources.source import Source
from bot.undo.settle import moved_on
from storage import history, inbox, workspaces
from storage.answers import askings
from storage.delivery import outbox
from storage.sql import Transaction


def to_offer_anyway(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> tuple[Lead, Assessment]:
    """Return the lead and what speaks against offering it; raises NotAllowedError, MovedOnError, MergedError,
    NeverOfferedError and, where its source is on probation and it is this manager's own, SecondPairOfEyesError."""
    require(tx, by, Act.OFFER_ANYWAY)
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_unmerged(lead)
    require_stage(lead, Move.OFFER_ANYWAY)
    if is_own(lead, by.user_id) and (source := on_probation(tx, lead)):
        raise SecondPairOfEyesError(lead, source, managers_for(tx, lead))
    found = assessment_of(tx, lead)
    if found.verdict is Verdict.SUPPRESSED:
        raise NeverOfferedError(lead, workspaces.managers(tx, by.team_id)[:5])
    if found.verdict is Verdict.READY:  # it is something else that keeps it back
        found = replace(found, reasons=_held_by(lead))
    return lead, found


def _held_by(lead: Lead) -> tuple[str, ...]:
    rejected = REASON_BY_CODE.get(lead.reject_code)
    return (sent_back_words(rejected),) if rejected else (CLOSED_BY_MARKETING,)


def mark(lead: Lead, found: Assessment) -> str:
    """Return a mark by which a form can tell whether the same still keeps the lead back."""
    return stamp("\n".join((lead.stage, str(lead.offer), *found.reasons)))


def offer_anyway(tx: Transaction, by: Person, lead_id: int, reason: str, key: str, seen: str = "") -> None:
    """Offer the lead, and tell its originator. Idempotent by `key`; raises FieldProblems ("reason") as well, and
    ChangedMeanwhileError where what keeps it back is not what was `seen`: the mark in the form."""
    require(tx, by, Act.OFFER_ANYWAY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead, found = to_offer_anyway(tx, by, lead_id, hold=True)
    if seen and seen != mark(lead, found):
        moved = last_move(tx, lead)
        who = "You" if moved == by.user_id else person(moved) if moved else "Something else"
        raise ChangedMeanwhileError([f"{who} moved *{lead.label}* on; see below what keeps it back now"])
    reason = reason.strip()
    if not reason:
        raise FieldProblems({"reason": "Why should sales look at it anyway? They will read this on the card."})
    askings.end(tx, lead.team_id, lead.id)
    history.record(tx, lead, EventKind.OVERRIDDEN, by.user_id, detail=found.verdict, reason=reason)
    offer(tx, lead, found, by, by.user_id, move=Move.OFFER_ANYWAY, reason=reason)
    moved_on(tx, lead)
    grant_about(tx, lead, by.user_id)
    if lead.in_charge != by.user_id:
        outbox.leave(tx, lead.team_id, NoticeKind.OVERRIDDEN, lead.in_charge, lead.id)


class SecondPairOfEyesError(HandoffError):
    """A manager's own lead, of a source on probation: somebody else has to answer for it."""

    def __init__(self, lead: Lead, source: Source, helpers: Sequence[str]) -> None:
        ask = f"{people(helpers)} can offer it anyway." if helpers else "There is no other manager yet."
        super().__init__(
            f"*{esc(source.name, 150)}*, where *{lead.label}* comes from, is on probation, and the lead is one of your "
            f"own, so a second pair of eyes has to look at it. {ask} A manager of marketing can also lift the "
            "probation, with a reason: `/lead sources`."
        )


class NeverOfferedError(HandoffError):
    """A lead that nobody may offer, whatever the reason: they are not to be contacted."""

    def __init__(self, lead: Lead, helpers: Sequence[str]) -> None:
        super().__init__(
            f"*{lead.label}* is on the do-not-contact list, so nobody can offer it. {people(helpers)} put them there "
            "or can say why; the lead stays closed."
        )
