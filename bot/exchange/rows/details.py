"""The details of a lead from a row's cells, by the same checks as the form's."""

from bot.exchange.layouts.mapping import Target
from bot.exchange.rows.cells import one_line, unquoted
from bot.exchange.rows.names import by_address, fullest, joined, straightened
from bot.exchange.rows.one_row import Draft
from bot.exchange.rows.places import ZOOM
from bot.exchange.rows.reachable import both_of, emails_of, is_number, phones_of
from bot.exchange.rows.stays import Stays
from bot.lead.details import ARRIVAL_BY_KEY, ARRIVALS, DETAILS, Details
from bot.lead.workplace.places import zone_named

NO_NAME = "Nobody is named in this row. Please write a name, a first name will do, and load the row again."
NO_COLUMN = "No column of this file is known to hold a name, an email address or a phone number. Please name one so."
ONLY_ADDRESS = "The file gives no name; this is the first part of the address."
_EMAIL, _PHONE = "Email", "Phone"
"""The labels of further ones in the notes, by which they are found there."""
_TEXTS = (Target.COMPANY, Target.TITLE, Target.SOURCE, Target.SEGMENT, Target.GEOGRAPHY, Target.COMPANY_SIZE)
_ARRIVALS = {arrival.label.casefold(): arrival.key for arrival in ARRIVALS}


def details_of_row(draft: Draft, source: str, stays: Stays) -> Details:
    """Return the details, and refuse the row in its draft if something in them has to be put right first."""
    emails, phones, names = _as_they_stand(draft) if draft.plan.is_ours else _ways(draft)
    name = _name(draft, names, emails)
    texts = {target: draft.one(target) for target in _TEXTS}
    if not draft.plan.is_ours:
        texts[Target.COMPANY_SIZE] = unquoted(texts[Target.COMPANY_SIZE])
    texts[Target.SOURCE] = texts[Target.SOURCE] or (source if not draft.plan.is_ours else "")
    arrival = _arrival(draft)
    zone = _zone(draft)
    if minutes := stays.of(draft):
        draft.note("Minutes attended", str(minutes))
    fitting = {target: _fitting(draft, target, text) for target, text in texts.items()}
    _gather(draft, emails[1:], phones[1:])
    return Details(
        name=name,
        company=fitting[Target.COMPANY],
        email=emails[0] if emails else "",
        title=fitting[Target.TITLE],
        phone=phones[0] if phones else "",
        source=fitting[Target.SOURCE],
        arrival=arrival,
        notes="\n".join(draft.notes),
        segment=fitting[Target.SEGMENT],
        geography=fitting[Target.GEOGRAPHY],
        company_size=fitting[Target.COMPANY_SIZE],
        tz=zone,
    )


def _as_they_stand(draft: Draft) -> tuple[list[str], list[str], list[str]]:
    return draft.texts(Target.EMAIL), draft.texts(Target.PHONE), []


def _ways(draft: Draft) -> tuple[list[str], list[str], list[str]]:
    """Return the addresses, the numbers, and the names that stand beside them, each in order and once."""
    emails: list[str] = []
    phones: list[str] = []
    names: list[str] = []
    for _, whole in draft.said(Target.EMAIL):
        for text in draft.parted(whole):
            found = emails_of(text)
            emails += found.values
            names += [found.rest] if found.rest else []
            _complain(draft, emails, found.value, found.reason)
    for at, whole in draft.said(Target.PHONE):
        for text in draft.parted(whole):
            found = phones_of(text)
            phones += found.values
            draft.note(draft.plan.label(at), text if found.rest else "")
            _complain(draft, phones, found.value, found.reason)
    for at, text in draft.said(Target.CONTACT):
        mail, call = both_of(text)
        emails += mail.values
        phones += call.values
        draft.note(draft.plan.label(at), call.rest)
        draft.refuse(mail.value or call.value, mail.reason or call.reason)
    return _each_once(emails), list(dict.fromkeys(phones)), names


def _complain(draft: Draft, good: list[str], value: str, reason: str) -> None:
    """Refuse what is wrong with the first way to reach somebody; a further one is only kept as it stands."""
    if reason and good:
        draft.notes.append(value)
    elif reason:
        draft.refuse(value, reason)


def _each_once(emails: list[str]) -> list[str]:
    return list({email.casefold(): email for email in reversed(emails)}.values())[::-1]


def _name(draft: Draft, beside: list[str], emails: list[str]) -> str:
    if draft.plan.is_ours:
        return draft.one(Target.NAME)
    first, middle, last = (draft.one(part) for part in (Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME))
    whole = [one_line(text) for text in draft.texts(Target.NAME)]
    if not (first or last):
        whole = [straightened(text, draft.plan.layout.name.startswith(ZOOM)) for text in whole]
        name = fullest(whole) or fullest(beside)
    else:
        name = joined(first, middle, last)
    for other in whole:
        if other.casefold() not in name.casefold():
            draft.note("Name", other)
    return _called(draft, name, emails)


def _called(draft: Draft, name: str, emails: list[str]) -> str:
    """Return the name, or what somebody without one goes by."""
    if "@" in name and not emails and emails_of(name).values:
        emails.append(name)
    if name and name not in emails and not is_number(name):
        return name
    if emails:
        draft.note("Name", ONLY_ADDRESS)
        return by_address(emails[0])
    if not draft.reason:
        named = any(draft.plan.of(target) for target in (Target.NAME, Target.FIRST_NAME, Target.EMAIL, Target.CONTACT))
        draft.refuse(name, NO_NAME if named or draft.plan.of(Target.LAST_NAME) else NO_COLUMN)
    return ""


def _arrival(draft: Draft) -> str:
    said = draft.one(Target.ARRIVAL)
    key = said if said in ARRIVAL_BY_KEY else _ARRIVALS.get(said.casefold(), "")
    if said and not key:
        draft.note(DETAILS["arrival"].label, said)
    return key or draft.plan.layout.arrival


def _zone(draft: Draft) -> str:
    said = draft.one(Target.TZ)
    zone = zone_named(said)
    if said and not zone:
        draft.note(DETAILS["tz"].label, said)
    return zone


def _fitting(draft: Draft, target: Target, text: str) -> str:
    """Return the text as long as its field takes it; a longer one stands in the notes as a whole."""
    longest = DETAILS[target].longest
    if len(text) <= longest:
        return text
    draft.note(DETAILS[target].label, text)
    return f"{text[: longest - 1].rstrip()}…"


def _gather(draft: Draft, emails: list[str], phones: list[str]) -> None:
    """Put into the notes what is left: notes as they stand first, then what other columns say, then further ways."""
    plan, cells = draft.plan, draft.cells
    more, draft.notes = draft.notes, []
    left = [*plan.of(Target.NOTES), *range(len(plan.labels), len(cells))]
    for at in sorted(left, key=lambda at: (at not in plan.whole_notes, at)):
        text = cells[at] if at < len(cells) else ""
        if text and at in plan.whole_notes:
            draft.notes.append(text)
        else:
            draft.note(plan.label(at), text)
    draft.notes += more
    for label, values in ((_EMAIL, emails), (_PHONE, phones)):
        draft.notes += [f"{label}: {value}" for value in values]
