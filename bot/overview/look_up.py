"""Reading for a person: one lead, a list, the form that fits, the Home tab. Nothing here changes anything."""

from datetime import timedelta

from bot.agreement.look_up import waiting_for
from bot.cadence.work import Work
from bot.engagement.look_up import group_sheet
from bot.handover.look_up import may_be_handed_over
from bot.lead.access import definition_of, lead_called, lead_of, require
from bot.lead.barred.may_contact import bar_of
from bot.lead.errors import HandoffError, NoSuchLeadError
from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from bot.overview.sheets import HomeSheet, LeadSheet
from storage import due, finding, history, workspaces
from storage.delivery import outbox, refusals
from storage.intake.goes_on import as_they_go_on
from storage.sql import Transaction

_SOON = timedelta(days=14)
_EVERY = tuple(Stage)
_ON_HOME = 9
"""The number of leads Home asks for in a list: one more than it shows, so that it can say that there are more."""
_DRAFTS, _RETURNED = ("in_charge", Stage.DRAFT), ("in_charge", Stage.RETURNED)
_WAITING, _TO_DECIDE, _OWNED = ("in_charge", Stage.OFFERED), ("", Stage.OFFERED), ("owner", Stage.ACCEPTED)


def sheet(tx: Transaction, by: Person, lead_id: int) -> LeadSheet:
    """Return everything about a lead that this person may see."""
    roles = require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP) or due.of_lead(
        tx, lead.team_id, lead.id, Work.PROMPT
    )
    bar = bar_of(tx, lead)
    return LeadSheet(
        lead,
        definition_of(tx, lead),
        Reader(by, roles, withheld=bar is not None),
        tx.now,
        history.of_lead(tx, lead),
        planned.due_at if planned else None,
        group_sheet(tx, lead, by, roles),
        bool(may_be_handed_over(tx, lead, by, roles)),
        _goes_on(tx, by, lead),
        bar,
    )


def _goes_on(tx: Transaction, by: Person, lead: Lead) -> Listed | None:
    return as_they_go_on(tx, by.team_id, [Listed.of(lead)])[0] if lead.merged_into else None


def numbered(tx: Transaction, by: Person, wanted: str) -> LeadSheet:
    """Return the lead a person means by "L-12", "l12" or "12"; raises NoSuchLeadError, WhichLeadError if blank."""
    require(tx, by, Act.LOOK_UP)
    if not wanted.strip():
        raise WhichLeadError
    lead = lead_called(tx, by, wanted)
    if lead is None:
        raise NoSuchLeadError(wanted)
    return sheet(tx, by, lead.id)


def mine(tx: Transaction, by: Person) -> list[Listed]:
    """List the leads this person brought in or owns, longest waiting first."""
    require(tx, by, Act.LOOK_UP)
    brought = finding.listed(tx, by.team_id, _EVERY, in_charge=by.user_id, limit=20)
    owned = finding.listed(tx, by.team_id, _EVERY, owner=by.user_id, limit=20)
    found = {lead.id: lead for lead in [*owned, *brought]}
    return list(found.values())[:20]


def find(tx: Transaction, by: Person, text: str) -> list[Listed]:
    """Find leads by the words in them, by an exact email address, or by number; for a merged lead, find the one it goes
    on as."""
    require(tx, by, Act.LOOK_UP)
    called = lead_called(tx, by, text)
    found = finding.search(tx, by.team_id, text, limit=15)
    return as_they_go_on(tx, by.team_id, [Listed.of(called), *found] if called else found)


def follow_ups(tx: Transaction, by: Person) -> list[Listed]:
    """List this person's follow-ups of the next two weeks and those overdue, earliest first."""
    require(tx, by, Act.LOOK_UP)
    return due.coming(tx, by.team_id, tx.now + _SOON, by.user_id)


def home(tx: Transaction, by: Person) -> HomeSheet:
    """Return what is waiting for this person; somebody on neither team learns who could add them."""
    roles = workspaces.roles_of(tx, by)
    reader = Reader(by, roles)
    if not roles:
        return HomeSheet(reader, managers=workspaces.managers(tx, by.team_id)[:5])
    marketer, rep, manager = Role.MARKETER in roles, Role.REP in roles, bool(roles & MANAGERS)
    parts = ((_DRAFTS, _RETURNED, _WAITING) if marketer else ()) + ((_TO_DECIDE, _OWNED) if rep else ())
    leads = dict(zip(parts, finding.in_each(tx, by.team_id, by.user_id, parts, _ON_HOME), strict=True))
    return HomeSheet(
        reader,
        drafts=leads.get(_DRAFTS, ()),
        returned=leads.get(_RETURNED, ()),
        waiting=leads.get(_WAITING, ()),
        follow_ups=due.coming(tx, by.team_id, tx.now + _SOON, by.user_id, _ON_HOME) if marketer else (),
        to_decide=leads.get(_TO_DECIDE, ()),
        owned=leads.get(_OWNED, ()),
        held_back=[notice.error for notice in outbox.parked(tx, by.team_id)] if manager else (),
        refused=[(each, refusals.waiting_count(tx, each)) for each in refusals.of_team(tx, by.team_id)],
        to_sign=waiting_for(tx, by) if manager else 0,
    )


class WhichLeadError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Which lead? For example: `/lead show L-12`. `/lead mine` lists yours.")
