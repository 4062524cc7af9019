"""The lines about a lead that card, details and notes share, so that a lead looks the same everywhere."""

from bot.rules.contact_details import mask_email, mask_phone
from bot.rules.definition import Definition
from bot.rules.lead import ARRIVAL_BY_KEY, Answer, Lead
from bot.views.text import esc, person


def name_line(lead: Lead) -> str:
    """*L-1 · Jane Doe*, VP Operations at Acme Corp"""
    role = " at ".join(part for part in (esc(lead.title, 150), esc(lead.company, 150)) if part)
    who = f"*{lead.label} · {esc(lead.name, 150)}*"
    return f"{who}, {role}" if role else who


def short_name(lead: Lead) -> str:
    """*L-1* Jane Doe (Acme Corp)"""
    company = f" ({esc(lead.company, 80)})" if lead.company else ""
    return f"*{lead.label}* {esc(lead.name, 80)}{company}"


def plain_name(lead: Lead) -> str:
    """For notifications: L-1 Jane Doe, Acme Corp"""
    return ", ".join(part for part in (f"{lead.label} {esc(lead.name, 80)}", esc(lead.company, 80)) if part)


def source_line(lead: Lead) -> str:
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    parts = [f"From {esc(lead.source, 150)}" if lead.source else "No source given"]
    parts += [arrival.label] if arrival else []
    return " · ".join([*parts, f"Brought by {person(lead.originator)}"])


def contact_line(lead: Lead, *, masked: bool) -> str:
    email = mask_email(lead.email) if masked else lead.email
    phone = mask_phone(lead.phone) if masked else lead.phone
    given = [f"{icon} {esc(value)}" for icon, value in ((":email:", email), (":phone:", phone)) if value]
    return "   ".join(given) or "No email or phone given"


def answer_lines(lead: Lead, definition: Definition, limit: int = 220) -> list[str]:
    """ "*Timing*\\nWithin 3 months" for each answer given, in the definition's order."""
    lines = []
    for question in definition.questions:
        answer = lead.answers.get(question.key)
        if answer and answer.value:
            again = " _(to be asked again)_" if answer.reopened else ""
            lines.append(f"*{question.short}*\n{said(answer, definition, limit)}{again}")
    return lines


def said(answer: Answer, definition: Definition, limit: int = 220) -> str:
    question = definition.by_key.get(answer.key)
    return esc(question.in_words(answer.value) if question else answer.value, limit)
