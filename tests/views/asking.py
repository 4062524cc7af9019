"""Messages and forms of questions to a marketer and of requests to managers, for the proofs of Slack's limits."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.inquiries import notes as inquiry_notes
from bot.inquiries.forms import ask_form, asked_view, reply_form
from bot.inquiries.inquiry import Inquiry, InquirySheet, InquiryState, Said
from bot.lead.people import Role
from bot.lead.record import Lead
from bot.requests import notes as request_notes
from bot.requests.notes import Anyway, anyway
from bot.requests.request import Request, RequestState, Wish
from bot.slack.blocks import Message
from bot.workspace.help import all_commands, help_message, roles_changed
from tests.views.engaged import filled

_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_MANAGERS = ["U1", "U2", "U3", "U4", "U5"]


def _sheet(typed: str, lead: Lead, state: InquiryState) -> InquirySheet:
    said = (Said("U3", _NOW, filled(typed, 1500)),) if state is InquiryState.ANSWERED else ()
    text = filled(typed, 3000)
    return InquirySheet(lead, Inquiry(10**9, "T1", lead.id, "U2", _NOW, text, "C1", "1.1", state, 2, said), "U1")


def _request(wish: Wish, lead: Lead, state: RequestState) -> Request:
    granted = Role.REP if wish is Wish.ACCESS else ""
    return Request(10**9, "T1", wish, lead.id, "U2", _NOW, state, "U3", _NOW, granted, 2, ())


def ways_on(lead: Lead) -> Iterator[Anyway]:
    """Yield the ways in which somebody gets a lead to sales all the same."""
    yield anyway(lead, frozenset(Role), _MANAGERS, None)
    yield anyway(lead, frozenset({Role.MARKETER}), _MANAGERS, None)
    yield anyway(lead, frozenset({Role.MARKETER}), _MANAGERS, _request(Wish.OFFER, lead, RequestState.OPEN))


def asking_messages(typed: str, lead: Lead) -> Iterator[tuple[str, Message]]:
    question, answer = filled(typed, 3000), Said("U1", _NOW, filled(typed, 1500))
    for state in InquiryState:
        sheet = _sheet(typed, lead, state)
        for reader in ("U1", "U9"):
            yield f"asked {state}", inquiry_notes.asked(sheet, reader, again=True)
        yield f"meant {state}", inquiry_notes.meant(sheet, filled(typed, 1500))
        yield f"sent {state}", inquiry_notes.sent(filled(typed, 1500))
        yield f"passed on {state}", inquiry_notes.passed_on(sheet)
        yield f"answered in thread {state}", inquiry_notes.answered_in_thread(sheet, answer, question, answer.text)
        yield f"answered {state}", inquiry_notes.answered(sheet, answer, question, answer.text)
        yield f"unanswered {state}", inquiry_notes.unanswered(sheet)
    for state in RequestState:
        offer, access = _request(Wish.OFFER, lead, state), _request(Wish.ACCESS, lead, state)
        yield f"to offer {state}", request_notes.to_offer(offer, lead, "U3", again=True)
        yield f"offer settled {state}", request_notes.offer_settled(offer, lead)
        yield f"for access {state}", request_notes.for_access(access, "U3")
        yield f"access declined {state}", request_notes.access_declined(access)
    for roles in (frozenset(Role), frozenset({Role.REP}), frozenset({Role.MARKETER}), frozenset[Role]()):
        yield "help", help_message(roles, _MANAGERS)
        yield "all help", all_commands(roles, _MANAGERS)
        if changed := roles_changed(frozenset({Role.REP}), roles, "U1"):
            yield "roles changed", changed


def asking_forms(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "ask", ask_form(lead)
    yield "asked", asked_view(lead)
    yield "reply", reply_form(_sheet(typed, lead, InquiryState.OPEN))
