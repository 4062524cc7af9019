"""The lines about a lead that card, details and notes share, so that a lead looks the same everywhere."""

from collections.abc import Iterable, Sequence

from bot.lead.definition.questions import Definition
from bot.lead.details import ARRIVAL_BY_KEY
from bot.lead.identity.further import FurtherWay, beside, seen_ways
from bot.lead.lifecycle import Stage
from bot.lead.reader import Reader
from bot.lead.record import Answer, Lead, Listed
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.blocks import Block, actions, button, entry, menu
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, person


def name_line(lead: Lead, most: int = 150) -> str:
    """Name the lead in full: *L-1 · Jane Doe*, VP Operations at Acme Corp; each part in so many characters at most."""
    role = " at ".join(part for part in (esc(lead.title, most), esc(lead.company, most)) if part)
    who = f"*{lead.label} · {esc(lead.name, most)}*"
    return f"{who}, {role}" if role else who


def short_name(lead: Lead | Listed) -> str:
    """Name the lead in short: *L-1* Jane Doe (Acme Corp)"""
    company = f" ({esc(lead.company, 80)})" if lead.company else ""
    return f"*{lead.label}* {esc(lead.name, 80)}{company}"


def plain_name(lead: Lead) -> str:
    """Name the lead for notifications: L-1 Jane Doe, Acme Corp"""
    return ", ".join(part for part in (f"{lead.label} {esc(lead.name, 80)}", esc(lead.company, 80)) if part)


def source_line(lead: Lead, most: int = 150) -> str:
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    parts = [f"From {esc(lead.source, most)}" if lead.source else "No source given"]
    parts += [arrival.label] if arrival else []
    return " · ".join([*parts, f"Added by {person(lead.originator)}"])


_ICONS = {"email": ":email:", "phone": ":phone:"}


def contact_line(lead: Lead, reader: Reader, further: Sequence[FurtherWay] = ()) -> str:
    """Say how to reach them, as far as the reader may see it, with the `further` addresses and numbers they have."""
    given = [f"{icon} {esc(value)}" for name, icon in _ICONS.items() if (value := reader.seen(lead, name))]
    also = [f"{_ICONS[way.detail]} {esc(way.value)}" for way in seen_ways(beside(lead, further), lead, reader)]
    return "   ".join(given + ([f"also {'   '.join(also)}"] if also else [])) or "No email or phone given"


def override_line(lead: Lead, most: int = 600) -> str:
    """Say who offered it despite the definition, and why, in so many characters."""
    return f":raised_hand: *Offered anyway* by {person(lead.overridden_by)}: “{esc(lead.override_reason, most)}”"


def returned_line(lead: Lead) -> str:
    """Say who returned it to marketing, how, and in which words; "" if marketing has not to put it right."""
    reason = REASON_BY_CODE.get(lead.reject_code)
    if lead.stage is not Stage.RETURNED or not reason or not lead.decided_by:
        return ""
    note = f": “{esc(lead.reject_note, 1000)}”" if lead.reject_note else "."
    return f":leftwards_arrow_with_hook: {person(lead.decided_by)} returned it as *{reason.label}*{note}"


def answering_buttons(lead: Lead) -> list[Block]:
    """Draw the buttons for the ways to give the missing answers."""
    return [
        button("Answer now", Action.ANSWER_NOW, lead.id, style="primary"),
        button("Ask me one by one", Action.ASK_ME, lead.id),
        button("Call script", Action.CALL_SCRIPT, lead.id),
    ]


def fitting(lines: Iterable[str], longest: int) -> str:
    """List as many of the lines as fit, and say how many more there are."""
    shown: list[str] = []
    left = list(lines)
    while left and len(bullets([*shown, left[0]])) <= longest - 20:
        shown.append(left.pop(0))
    return bullets([*shown, f"…and {len(left)} more"]) if left else bullets(shown)


def said(answer: Answer, definition: Definition, limit: int = 220) -> str:
    question = definition.by_key.get(answer.key)
    return esc(question.in_words(answer.value) if question else answer.value, limit)


def details_button(lead: Lead | Listed) -> dict[str, object]:
    return button("Details", Action.DETAILS, lead.id)


def since_offer(lead: Lead | Listed) -> str:
    """Return the value of a button that is meant for the lead as it was offered last, and not for a later offer."""
    return f"{lead.id} {lead.offer}"


def deciding_row(lead: Lead | Listed, *rarer: Block) -> Block:
    """Draw Accept, Reject and Details of the lead as it is offered now, and a menu with what is done more rarely: one
    row on a phone."""
    row = [
        button("Accept", Action.ACCEPT, since_offer(lead), style="primary"),
        button("Reject", Action.REJECT, since_offer(lead)),
        button("Details", Action.DETAILS, lead.id),
    ]
    return actions(*row, *([menu(*rarer)] if rarer else []))


def while_it_waits(lead: Lead | Listed) -> list[Block]:
    """Draw the entries of the menu with what can be done about a lead that waits for an answer."""
    return [
        entry("Ask the marketer", Action.ASK_MARKETER, lead.id),
        entry("Pause", Action.PAUSE, lead.id),
        entry("How the time counts", Action.HOW_COUNTED, lead.id),
    ]


def ready_now_button(lead: Lead) -> dict[str, object]:
    return button("Ready now", Action.READY_NOW, since_offer(lead))


def snooze_button(lead: Lead) -> dict[str, object]:
    return button("Snooze", Action.SNOOZE, lead.id)
