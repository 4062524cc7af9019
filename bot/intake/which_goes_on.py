"""Two leads that somebody says are one: which of them goes on, why, and what must not be merged at all."""

from bot.lead.lifecycle import CLOSED, MOVES, OPEN_TO_ANSWERS, STAGE_WORDS, Move, Stage
from bot.lead.record import Lead

_RANK = {Stage.ACCEPTED: 0, Stage.OFFERED: 1, **dict.fromkeys(OPEN_TO_ANSWERS, 2), **dict.fromkeys(CLOSED, 3)}
"""The further a lead has come, the rather it goes on; of two that came as far, the one that was added first."""


def which_goes_on(lead: Lead, other: Lead) -> tuple[Lead, Lead]:
    """Return the lead that closes, and the one that goes on."""
    kept, closes = sorted((lead, other), key=lambda each: (_RANK[each.stage], each.number))
    return closes, kept


def why_it_goes_on(closes: Lead, kept: Lead) -> str:
    """Say why that one does, as a clause: "which sales has accepted"."""
    if kept.stage is Stage.ACCEPTED:
        return "which sales has accepted"
    if kept.stage is Stage.OFFERED and closes.stage is not Stage.OFFERED:
        return "which waits for sales"
    return "which is still open" if closes.stage in CLOSED else "which was added first"


def why_not(lead: Lead, other: Lead) -> str:
    """Say in plain text why these two must not be merged, and what to do instead; "" if they may be."""
    for each in (lead, other):
        if each.stage is Stage.WON:
            return f"{each.label} is won and stays as it is. If they buy again, that is a lead of its own."
        if each.stage is Stage.LOST:
            return f"{each.label} was lost. Take it up again first (Details → Try again), then merge the two."
    if lead.stage is other.stage is Stage.ACCEPTED:
        return (
            f"Sales has accepted both {lead.label} and {other.label}. Ask the owner of one to give it back (Details → "
            "Back to nurture); then merge it into the other."
        )
    if lead.stage in CLOSED and other.stage in CLOSED:
        return f"Both are closed, {lead.label} and {other.label}: reopen the one that is to go on, then merge them."
    return ""


def mergeable(lead: Lead) -> bool:
    """Tell whether somebody can say of this lead, where it stands, that it is another one."""
    under_way = lead.stage is Stage.ACCEPTED or lead.stage in MOVES[Move.MERGE].sources - CLOSED
    return under_way and not lead.merged_into and not lead.erased_at


def closing_words(closes: Lead) -> str:
    """Say what becomes of the lead that does not go on: "closes", or "stays closed"."""
    return f"stays {STAGE_WORDS[closes.stage]}" if closes.stage in CLOSED else "closes"
