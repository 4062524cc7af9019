"""Every number that Baton tells, with its definition: the one list for screen, digest, report, export and help."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Number(StrEnum):
    """A number. Those of a period count leads, each once however often it happened to it; a lead that had it undone is
    not counted. The others count what stands at a moment, or measure."""

    CAPTURED = "captured"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NURTURED = "nurtured"
    REFUSED = "refused"
    WON = "won"
    LOST = "lost"
    BROUGHT_BACK = "brought_back"
    BROUGHT_BACK_ACCEPTED = "brought_back_accepted"
    WAITING = "waiting"
    WAITING_LONG = "waiting_long"
    OVERDUE = "overdue"
    UNOWNED = "unowned"
    NURTURING = "nurturing"
    DUE_OVERDUE = "due_overdue"
    DUE_TODAY = "due_today"
    DUE_NEXT_WEEK = "due_next_week"
    ANSWER_MEDIAN = "answer_median"
    ANSWER_P90 = "answer_p90"
    CONFIDENCE = "confidence"
    COST_PER_ACCEPTED = "cost_per_accepted"


@dataclass(frozen=True, slots=True)
class Definition:
    """The name of a number, and what exactly it counts, as a sentence for people."""

    label: str
    says: str


OF_A_PERIOD = (
    Number.CAPTURED,
    Number.OFFERED,
    Number.ACCEPTED,
    Number.REJECTED,
    Number.NURTURED,
    Number.REFUSED,
    Number.WON,
    Number.LOST,
    Number.BROUGHT_BACK,
    Number.BROUGHT_BACK_ACCEPTED,
)
"""Those counted over a time; each opens to exactly the leads that were counted."""

STANDING = (
    Number.WAITING,
    Number.WAITING_LONG,
    Number.OVERDUE,
    Number.UNOWNED,
    Number.NURTURING,
    Number.DUE_OVERDUE,
    Number.DUE_TODAY,
    Number.DUE_NEXT_WEEK,
)
"""Those that stand at a moment."""

DEFINITIONS: Mapping[Number, Definition] = {
    Number.CAPTURED: Definition("added", "Leads that were added in these days, by hand or from a message."),
    Number.OFFERED: Definition(
        "sent to sales",
        "Leads that were offered to sales in these days, for the first time or again. One that a rep releases is still "
        "with sales, so it is not sent again.",
    ),
    Number.ACCEPTED: Definition("accepted", "Leads that a rep accepted in these days, unless it was undone."),
    Number.REJECTED: Definition(
        "rejected", "Leads that a rep rejected in these days, for whatever reason, unless it was undone."
    ),
    Number.NURTURED: Definition(
        "kept for nurturing",
        "Leads that came to be nurtured in these days: the definition kept them back, or sales rejected them for now "
        "or gave them back.",
    ),
    Number.REFUSED: Definition("refused by the definition", "Leads that the lead definition refused in these days."),
    Number.WON: Definition("won", "Leads that were won in these days, whenever they had been accepted."),
    Number.LOST: Definition("lost", "Leads that were lost in these days, whenever they had been accepted."),
    Number.BROUGHT_BACK: Definition("brought back", "Leads that were offered to sales in these days out of nurturing."),
    Number.BROUGHT_BACK_ACCEPTED: Definition(
        "brought back and accepted",
        "Leads that were accepted in these days and had been brought back before, then or earlier.",
    ),
    Number.WAITING: Definition("waiting for sales", "Leads that no rep has answered yet."),
    Number.WAITING_LONG: Definition(
        "waiting for more than a day", "Those of them that were offered more than 24 hours ago."
    ),
    Number.OVERDUE: Definition(
        "overdue at sales",
        "Leads about which a promise of sales is over, to answer or to make the first contact, and not paused.",
    ),
    Number.UNOWNED: Definition(
        "with nobody",
        "Those of them that nobody has answered in the whole time of the promise, so that no rep has them.",
    ),
    Number.NURTURING: Definition("nurturing", "Leads that marketing keeps in touch with."),
    Number.DUE_OVERDUE: Definition("follow-ups overdue", "Follow-ups whose day is over, and that nobody has done."),
    Number.DUE_TODAY: Definition("follow-ups due today", "Follow-ups whose day is today."),
    Number.DUE_NEXT_WEEK: Definition("follow-ups within a week", "Follow-ups in the seven days from tomorrow."),
    Number.ANSWER_MEDIAN: Definition(
        "median time to answer",
        "Half of the answers came faster: the working time from the offer to Accept or Reject. Each answer to an offer "
        "is measured, also a second one about the same lead.",
    ),
    Number.ANSWER_P90: Definition(
        "nine in ten answered within", "Nine in ten answers came at least as fast, in working time."
    ),
    Number.CONFIDENCE: Definition(
        "confidence", "How likely the next lead of a source is to be accepted, by what sales said to its earlier ones."
    ),
    Number.COST_PER_ACCEPTED: Definition(
        "cost per accepted lead", "What the source cost, divided by the leads of it that sales accepted."
    ),
}
