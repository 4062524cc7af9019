"""The details of a lead from a row's cells, by the same checks as the form's."""

from itertools import filterfalse

from bot.exchange.layouts.mapping import Target
from bot.exchange.layouts.sections import MEETINGS
from bot.exchange.rows.cells import unquoted
from bot.exchange.rows.names import by_address, fullest, joined, straightened
from bot.exchange.rows.one_row import Draft
from bot.exchange.rows.reachable import EXCHANGE, Found, both_of, emails_of, is_no_way, is_number, phones_of
from bot.exchange.rows.stays import Stays
from bot.lead.details import ARRIVAL_BY_KEY, ARRIVALS, DETAILS, Details
from bot.lead.workplace.places import zone_named

NO_NAME = "Nobody is named in this row. Please write a name, a first name will do, and load the row again."
NO_COLUMN = "No column of this file is known to hold a name, an email address or a phone number. Please name one so."
ONLY_ADDRESS = "The file gives no name; this is the first part of the address."
_EMAIL, _PHONE = "Email", "Phone"
"""The labels of further ones in the notes, by which they are found there."""
_TEXTS = (Target.COMPANY, Target.TITLE, Target.SOURCE, Target.SEGMENT, Target.GEOGRAPHY, Target.COMPANY_SIZE)
_WHO = (Target.NAME, Target.FIRST_NAME, Target.EMAIL, Target.CONTACT, Target.PHONE)
_ARRIVALS = {arrival.label.casefold(): arrival.key for arrival in ARRIVALS}


def details_of_row(draft: Draft, source: str, stays: Stays) -> Details:
    """Return the details, and refuse the row in its draft if something in them has to be put right first."""
    emails, phones, names = _as_they_stand(draft) if draft.plan.is_ours else _ways(draft)
    name = _name(draft, names, emails)
    texts = {target.value: _text(draft, target, source) for target in _TEXTS}
    arrival, zone = _arrival(draft), _zone(draft)
    if minutes := stays.of(draft):
        draft.note("Minutes attended", str(minutes))
    _gather(draft, emails[1:], phones[1:])
    return Details(
        name=name,
        email=emails[0] if emails else "",
        phone=phones[0] if phones else "",
        arrival=arrival,
        notes="\n".join(draft.notes),
        tz=zone,
        **texts,
    )


def _text(draft: Draft, target: Target, source: str) -> str:
    """Return a text as long as its field takes it; a longer one stands in the notes as a whole."""
    text = draft.one(target)
    if not draft.plan.is_ours:
        text = source if not text and target is Target.SOURCE else text
        text = unquoted(text) if target is Target.COMPANY_SIZE else text
    longest = DETAILS[target].longest
    if len(text) <= longest:
        return text
    draft.note(DETAILS[target].label, text)
    return f"{text[: longest - 1].rstrip()}…"


def _as_they_stand(draft: Draft) -> tuple[list[str], list[str], list[str]]:
    return draft.texts(Target.EMAIL), draft.texts(Target.PHONE), []


def _ways(draft: Draft) -> tuple[list[str], list[str], list[str]]:
    """Return the addresses, the numbers, and the names that stand beside them, each in order and once."""
    emails: list[str] = []
    phones: list[str] = []
    names: list[str] = []
    wrong: list[Found] = []
    for _, whole in draft.said(Target.EMAIL):
        for text in filterfalse(is_no_way, draft.parted(whole)):
            found = emails_of(text)
            emails += found.values
            names += [found.rest] if found.rest else []
            if found.reason == EXCHANGE and draft.said(Target.PHONE):
                draft.note("Outlook", found.value)
            else:
                wrong += [found] if found.reason else []
    _complain(draft, emails, wrong)
    wrong = []
    for at, whole in draft.said(Target.PHONE):
        for text in filterfalse(is_no_way, draft.parted(whole)):
            found = phones_of(text)
            phones += found.values
            without = found.reason and not any(map(str.isdigit, text))  # "on request"
            draft.note(draft.plan.label(at), text if found.rest or without else "")
            wrong += [found] if found.reason and not without else []
    _complain(draft, phones, wrong)
    for at, text in draft.said(Target.CONTACT):
        mail, call = both_of(text)
        emails += mail.values
        phones += call.values
        draft.note(draft.plan.label(at), call.rest)
        draft.refuse(mail.value or call.value, mail.reason or call.reason)
    return _each_once(emails), list(dict.fromkeys(phones)), names


def _complain(draft: Draft, good: list[str], wrong: list[Found]) -> None:
    """Refuse a row for what is wrong with its only address or number; beside a good one it is kept as it stands."""
    for found in wrong:
        if good:
            draft.notes.append(found.value)
        else:
            draft.refuse(found.value, found.reason)


def _each_once(emails: list[str]) -> list[str]:
    return list({email.casefold(): email for email in reversed(emails)}.values())[::-1]


def _name(draft: Draft, beside: list[str], emails: list[str]) -> str:
    if draft.plan.is_ours:
        return draft.one(Target.NAME)
    first, middle, last = (draft.one(part) for part in (Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME))
    aside = draft.plan.layout.name in MEETINGS
    whole = [straightened(text, aside) for text in draft.texts(Target.NAME)]
    name = joined(first, middle, last) if first or last else fullest(whole) or fullest(beside)
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
        named = any(draft.plan.of(target) for target in _WHO)
        draft.refuse(name, NO_NAME if named or draft.plan.of(Target.LAST_NAME) else NO_COLUMN)
    return ""


def _arrival(draft: Draft) -> str:
    said = draft.one(Target.ARRIVAL)
    if not said:
        return draft.plan.layout.arrival
    key = said if said in ARRIVAL_BY_KEY else _ARRIVALS.get(said.casefold(), "")
    if not key:
        draft.note(DETAILS["arrival"].label, said)
    return key or draft.plan.layout.arrival


def _zone(draft: Draft) -> str:
    said = draft.one(Target.TZ)
    zone = zone_named(said) if said else ""
    if said and not zone:
        draft.note(DETAILS["tz"].label, said)
    return zone


def _gather(draft: Draft, emails: list[str], phones: list[str]) -> None:
    """Put into the notes what is left: notes as they stand first, then what other columns say, then further ways."""
    plan, cells = draft.plan, draft.cells
    more, draft.notes = draft.notes, []
    wide = len(cells)
    for at in (*plan.noted, *range(len(plan.labels), wide)):
        text = cells[at] if at < wide else ""
        if text and at in plan.whole_notes:
            draft.notes.append(text)
        elif text:
            draft.note(plan.label(at), text)
    draft.notes += more
    for label, values in ((_EMAIL, emails), (_PHONE, phones)):
        draft.notes += [f"{label}: {value}" for value in values]
