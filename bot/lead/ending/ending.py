"""An end that sales came to with a lead: won or lost, how, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.lead.ending.lost_reasons import LOST_BY_CODE
from bot.lead.ending.money import Money
from bot.lead.kinds import EventKind
from bot.lead.record import Event
from bot.slack.text import esc

ENDS = (EventKind.WON, EventKind.LOST)


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending as filled in or typed: `on` is an ISO date, blank for today. Of a lead that was won, `amount` is the
    text that was typed; of a lost one, `reason` is a code, with a note and who got it. `meetings` says what becomes of
    those that are planned, "off" or "stay"."""

    on: str = ""
    amount: str = ""
    reason: str = ""
    note: str = ""
    competitor: str = ""
    meetings: str = "off"


def ended(events: Iterable[Event]) -> Event | None:
    """Return the line that says how it ended, if the latest of these lines, oldest first, says so."""
    last = next((event for event in reversed(list(events)) if event.kind in (*ENDS, EventKind.UNDONE)), None)
    return last if last and last.kind in ENDS else None


def in_words(data: Mapping[str, Any], limit: int = 300) -> str:
    """Say how it ended, from the data of its line: "12,000 EUR", or "Chose a competitor (Initech): “…”"."""
    if money := amount_in(data):
        return money.words
    reason = LOST_BY_CODE.get(str(data.get("detail")))
    who = f" ({esc(str(data['competitor']), 80)})" if data.get("competitor") else ""
    note = f": “{esc(str(data['note']), limit)}”" if data.get("note") else ""
    return f"{reason.label if reason else ''}{who}{note}"


def amount_in(data: Mapping[str, Any]) -> Money | None:
    """Return the amount that its line names; None for none."""
    return Money(int(data["hundredths"]), str(data["currency"])) if data.get("hundredths") else None
