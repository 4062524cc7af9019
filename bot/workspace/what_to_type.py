"""The words that can be typed after `/lead`, for whom, and by what they are about: the help says them."""

from collections.abc import Callable
from typing import NamedTuple

from bot.lead.people import MANAGERS, Act, Role, entitled

Roles = frozenset[Role]
_MARKETING = frozenset({Role.MARKETER, *MANAGERS})


def _anybody(_: Roles) -> bool:
    return True


def _may(act: Act) -> Callable[[Roles], bool]:
    return lambda roles: entitled(roles, act)


def _any_of(*some: Role) -> Callable[[Roles], bool]:
    return lambda roles: bool(roles & set(some))


def _managers(roles: Roles) -> bool:
    return bool(roles & MANAGERS)


class Line(NamedTuple):
    """A line of the help. `first` says whether everybody who may type it reads it without asking for all."""

    text: str
    may: Callable[[Roles], bool] = _anybody
    first: bool = False


TOPICS: dict[str, tuple[Line, ...]] = {
    "Leads": (
        Line("`/lead` opens the form for a new lead", _may(Act.CAPTURE), first=True),
        Line(
            "`/lead Jane Doe, VP Operations at Acme, jane@acme.example, from Webinar Q3` opens it filled in",
            _may(Act.CAPTURE),
            first=True,
        ),
        Line("`/lead mine` lists the open leads of your team, what is due next first", _managers, first=True),
        Line(
            "`/lead mine` lists your open leads, what is due next first", lambda roles: not _managers(roles), first=True
        ),
        Line("`/lead L-12` shows one lead, and so does `L-12` here", first=True),
        Line("`/lead find acme` finds leads by parts of name and company, title, source, email or phone", first=True),
        Line("`/lead import` takes in a file of leads, and so does a file dropped here", _may(Act.IMPORT)),
        Line("`/lead competitor Acme Rival` says that a competitor is active: leads that name it hear from us sooner"),
        Line("`/lead definition` shows what counts as a lead"),
    ),
    "Keeping in touch": (
        Line("`/lead due` lists follow-ups; so do `due this week` and `due friday`", _any_of(*_MARKETING), first=True),
        Line("`/lead plan L-12` shows all that comes for a lead", _any_of(*_MARKETING)),
        Line(
            "`/lead triage` lists who only attended something, and what to ask to make each a lead",
            _any_of(Role.MARKETER, Role.MARKETING_MANAGER),
        ),
    ),
    "With sales": (
        Line(
            "`/lead accept L-12` takes one; `/lead attempt L-12 call no answer` logs an attempt",
            _any_of(Role.REP),
            first=True,
        ),
        Line(
            "`/lead won L-12 12000 EUR` or `/lead lost L-12 too dear` ends one; `/lead release L-12` gives it back",
            _may(Act.CLOSE),
            first=True,
        ),
        Line("`/lead nurture L-12 not now until March` gives one back to marketing", _may(Act.CLOSE)),
        Line(
            "`/lead pause L-12 until friday, waiting for their board` stops its clock; `/lead paused` lists all",
            _may(Act.PAUSE),
        ),
        Line(
            "`/lead away until friday, cover @colleague` keeps leads from you, and `/lead back` ends that",
            _any_of(Role.REP),
            first=True,
        ),
        Line("`/lead route` shows whose turn is next, `/lead route L-12` why it went where it went"),
    ),
    "What becomes of leads": (
        Line(
            "`/lead digest` (`last`) shows the week's numbers; `/lead help numbers` says what each counts", first=True
        ),
        Line(
            "`/lead report 2026-Q4`, `report last month` or `report 1 oct to 15 dec`: those days' numbers, with a file"
        ),
        Line('`/lead export accepted since 1 oct source "Webinar Q3"` sends leads as a file; alone it opens a form'),
        Line("`/lead card L-12` sends somebody's contact details for an address book"),
        Line(
            "`/lead sources` lists where leads come from, and what sales makes of each; `/lead batches`, of each batch"
        ),
        Line("`/lead export` makes a file of leads, `/lead card L-12` a contact card of one", _may(Act.EXPORT)),
        Line("`/lead credit` shows whose the accepted leads are", lambda roles: not _managers(roles)),
        Line("`/lead credit` shows whose the accepted leads are, `/lead credit all` for everybody", _managers),
    ),
    "Managing": (
        Line("`/lead settings` sets channels, people and the lead definition", _managers, first=True),
        Line("`/lead erase L-12` erases somebody's data", _managers),
    ),
}


def first_for(roles: Roles) -> list[str]:
    """Return what somebody with these roles types most."""
    return [line.text for lines in TOPICS.values() for line in lines if line.first and line.may(roles)]


def by_topic(roles: Roles) -> dict[str, list[str]]:
    """Return all that they can type, by what it is about; no topic is empty."""
    found = {topic: [line.text for line in lines if line.may(roles)] for topic, lines in TOPICS.items()}
    return {topic: some for topic, some in found.items() if some}
