"""Messages about a request: to the managers who decide, and back to whoever asked."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.lead.lifecycle import Stage
from bot.lead.lines import details_button, plain_name, short_name
from bot.lead.people import MANAGERS, Role
from bot.lead.record import Lead
from bot.requests.request import Request, RequestState
from bot.slack.blocks import Block, Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, moment, people, person


class Anyway(NamedTuple):
    """The way in which a reader gets a lead to sales that the definition keeps back: a button, and words beneath it."""

    buttons: Sequence[Block] = ()
    words: Sequence[str] = ()


def anyway(lead: Lead, roles: frozenset[Role], managers: Sequence[str], asked: Request | None) -> Anyway:
    """Let managers offer it and everybody else ask the `managers`; not twice while they wait for an answer."""
    if roles & MANAGERS:
        return Anyway([button("Offer anyway", Action.OFFER_ANYWAY, lead.id)])
    if not managers:
        return Anyway()
    if asked:
        words = (
            f"You asked {people(managers)} to offer it anyway, {moment(asked.asked_at)}. You will hear what they say."
        )
        return Anyway((), [words])
    words = f"Do you think that sales should see it now? {people(managers)} can offer it anyway, with a reason."
    return Anyway([button("Ask a manager", Action.ASK_MANAGER, lead.id)], [words])


def to_offer(request: Request, lead: Lead, reader: str, *, again: bool = False) -> Message:
    """Ask a manager to offer the lead, or say what became of that."""
    opening = f":raising_hand: {person(request.asked_by)} asks you to offer {short_name(lead)} to sales anyway"
    opening += f", {moment(request.asked_at)}. Nobody has decided yet." if again and request.waits else "."
    against = f"\nWhat keeps it back:\n{bullets(esc(reason) for reason in lead.reasons)}" if lead.reasons else ""
    possible = request.waits and lead.stage in (Stage.NURTURING, Stage.REFUSED)
    if possible:
        buttons = [
            button("Offer anyway", Action.OFFER_ANYWAY, lead.id, style="primary"),
            button("Not now", Action.DECLINE_REQUEST, request.id),
        ]
        blocks = [section(f"{opening}{against}"), actions(*buttons, details_button(lead))]
    else:
        blocks = [section(opening), context(became(request, reader)), actions(details_button(lead))]
    return Message(f"{plain_name(lead)}: offer it anyway?", blocks)


def for_access(request: Request, reader: str) -> Message:
    """Ask a manager to give somebody a role, or say what became of that."""
    who = person(request.asked_by)
    text = f":wave: {who} asks for access to Baton."
    if not request.waits:
        return Message(text, [section(text), context(_access_became(request, reader))])
    about = f"{request.id} {request.asked_by}"
    buttons = [
        button("Add as marketer", Action.ADD_MARKETER, about),
        button("Add as rep", Action.ADD_REP, about),
        button("Not now", Action.DECLINE_REQUEST, request.id),
    ]
    hint = "A marketer adds and follows up on leads, a rep accepts or rejects them. Settings change it at any time."
    return Message(text, [section(text), actions(*buttons), context(hint)])


def _decided(request: Request, reader: str, granted: str) -> str:
    """Say who decided what, and when; "" if nobody did."""
    who = "You" if request.decided_by == reader else person(request.decided_by)
    when = f" {moment(request.decided_at)}" if request.decided_at else ""
    if request.state is RequestState.GRANTED:
        return f":white_check_mark: {who} {granted}{when}."
    if request.state is RequestState.DECLINED:
        return f"{who} said not now{when}. {person(request.asked_by)} knows."
    return ""


def _access_became(request: Request, reader: str) -> str:
    given = "marketer" if request.granted == Role.MARKETER else "rep"
    if decided := _decided(request, reader, f"added them as a {given}"):
        return decided
    return "They asked again since; the newer message has the buttons."


def access_declined(request: Request) -> Message:
    """Tell whoever asked for a role that they get none for now."""
    who = person(request.decided_by)
    text = f"{who} has not given you a role in Baton for now. If you need one, talk to {who}."
    return Message(text, [section(text)])


def became(request: Request, reader: str) -> str:
    """Say what came of the request, for somebody who could decide on it."""
    if decided := _decided(request, reader, "offered it"):
        return decided
    if request.state is RequestState.LAPSED:
        return f"Nobody decided in time. {person(request.asked_by)} knows."
    return "It has moved on since, so there is nothing left to decide."


def offer_settled(request: Request, lead: Lead) -> Message:
    """Tell whoever asked what came of it."""
    who = person(request.decided_by)
    if request.state is RequestState.GRANTED:
        text = f":white_check_mark: {who} offered {short_name(lead)} to sales, as you asked."
    elif request.state is RequestState.DECLINED:
        text = f"{who} will not offer {short_name(lead)} to sales for now. It stays where it is; {who} can say why."
    else:
        text = (
            f"Nobody has decided whether to offer {short_name(lead)} anyway, and I have stopped asking. It stays where "
            "it is."
        )
    return Message(f"{plain_name(lead)}: what came of your request", [section(text), actions(details_button(lead))])
