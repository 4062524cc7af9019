"""What is drawn where sales sends a lead back, or tries to reach it, with anything that people type in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cadence.coming import Coming
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.decisions import notes
from bot.decisions.reject_form import reject_form
from bot.decisions.rejection import Farmer, SentBack, ToReject
from bot.engagement.meetings import CHANNELS
from bot.lead.definition.default import DEFAULT
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.lead.record import Event, Lead
from bot.lead.reject_reasons import REASONS
from bot.outcomes.attempt_form import attempt_form
from bot.outcomes.attempts import Attempt, Came
from bot.outcomes.notes import given_back
from bot.outcomes.nurture_form import nurture_form
from bot.outcomes.sheets import AttemptSheet, NurtureSheet
from bot.slack.blocks import Message

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_SUNDAY = Coming(NOW.date().replace(day=6), NOW.date().replace(day=7))


def told_of(typed: str, lead: Lead) -> Iterator[tuple[str, Message]]:
    """Yield the messages about a lead that was sent back, in whatever stage it is."""
    keys = tuple(question.key for question in DEFAULT.questions)
    for suggested in ("", (typed * 300)[:300]):
        back = SentBack(_SUNDAY, keys, bool(suggested), suggested, 10**9)
        yield f"rejected {lead.reject_code}", notes.rejected(lead, DEFAULT, back)
    for reason in RECYCLE_REASONS:
        made = [Attempt(1, NOW, "U2", "in_person", Came.WRONG_NUMBER, NOW.date(), typed)] * 99
        for reader in ("U1", "U2"):
            given = replace(lead, reject_code=reason.code)
            yield f"given back, {reason.code}", given_back(given, DEFAULT, SentBack(_SUNDAY, keys), reader, made)
    for through in ("", "L-1000000000"):
        line = Event(NOW, "passed_on", "U2", {"to": "U3", "through": through, "note": (typed * 1000)[:1000]})
        for reader in ("U1", "U3"):
            yield "passed on", notes.passed_on(lead, line, reader)
    yield "whose customer", notes.whose_customer(lead, "U2")


def forms(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    for reason in REASONS:
        for farmer in (None, Farmer("U3", "L-1000000000"), Farmer("U3", "", is_away=True)):
            track = DEFAULT_TRACKS.get(reason.track)
            asked = ToReject(lead, DEFAULT, True, "", _SUNDAY, farmer, ("U4", "U5"), "U2", track)
            yield f"reject {reason.code}", reject_form(asked, reason.code)
    made = [Attempt(1, NOW, "U2", channel, came, NOW.date(), typed) for channel in CHANNELS for came in Came]
    for came in ("", *Came):
        yield f"attempt {came}", attempt_form(AttemptSheet(lead, NOW, "Europe/Berlin", made, 5), came)
    for reason in RECYCLE_REASONS:
        sheet = NurtureSheet(
            lead, DEFAULT, made[:2], 5, reason, _SUNDAY, DEFAULT_TRACKS["discover"], list(DEFAULT_TRACKS.values()), 99
        )
        yield f"give back, {reason.code}", nurture_form(sheet)
    yield "give back", nurture_form(NurtureSheet(lead, DEFAULT, made, 5))
    yield "first attempt", attempt_form(AttemptSheet(lead, NOW, "Europe/Berlin", (), 5))
