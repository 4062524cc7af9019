"""Reading for a person: one lead, a list, the form that fits, the Home tab. Nothing here changes anything."""

from collections.abc import Sequence
from datetime import timedelta

from bot.errors import MovedOnError, NoSuchLeadError, WhichLeadError, decided
from bot.handoff.asking import to_ask
from bot.handoff.entitlement import lead_called, lead_of, require, require_stage, workspace_of
from bot.handoff.group_sheets import group_sheet
from bot.handoff.reading_definitions import waiting_for
from bot.rules.calendar import iso_week, week_bounds
from bot.rules.definition import Definition, TargetProfile
from bot.rules.digest import Digest
from bot.rules.lead import Lead, Listed
from bot.rules.lifecycle import OPEN_TO_ANSWERS, Move, Stage
from bot.rules.people import MANAGERS, Act, Person, Role
from bot.rules.qualification import mismatches_of
from bot.rules.sheets import HomeSheet, LeadSheet, Questionnaire, Reader, ScriptSheet, SettingsSheet
from storage import digests, due, finding, history, tags, workspaces
from storage.answers import half_filled
from storage.delivery import outbox
from storage.sql.engine import Transaction

_SOON = timedelta(days=14)
_EVERY = tuple(Stage)
_ON_HOME = 9
"""How many leads of a list Home needs: one more than it shows, to say that there are more."""
_DRAFTS, _RETURNED = ("originator", Stage.DRAFT), ("originator", Stage.RETURNED)
_WAITING, _TO_DECIDE, _OWNED = ("originator", Stage.OFFERED), ("", Stage.OFFERED), ("owner", Stage.ACCEPTED)


def sheet(tx: Transaction, by: Person, lead_id: int) -> LeadSheet:
    """Everything about a lead, as this person may see it."""
    roles = require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id)
    planned = due.of_lead(tx, lead.team_id, lead.id, due.FOLLOW_UP) or due.of_lead(
        tx, lead.team_id, lead.id, due.PROMPT
    )
    return LeadSheet(
        lead,
        workspaces.definition(tx, lead.team_id, lead.definition_version),
        Reader(by, roles),
        tx.now,
        history.of_lead(tx, lead),
        planned.due_at if planned else None,
        group_sheet(tx, lead, by, roles),
    )


def numbered(tx: Transaction, by: Person, wanted: str) -> LeadSheet:
    """The lead a person means by "L-12", "l12" or "12"; raises NoSuchLeadError."""
    require(tx, by, Act.LOOK_UP)
    if not wanted.strip():
        raise WhichLeadError
    lead = lead_called(tx, by, wanted)
    if lead is None:
        raise NoSuchLeadError(wanted)
    return sheet(tx, by, lead.id)


def mine(tx: Transaction, by: Person) -> list[Listed]:
    """The leads this person brought in or owns, those that wait longest first."""
    require(tx, by, Act.LOOK_UP)
    brought = finding.listed(tx, by.team_id, _EVERY, originator=by.user_id, limit=20)
    owned = finding.listed(tx, by.team_id, _EVERY, owner=by.user_id, limit=20)
    found = {lead.id: lead for lead in [*owned, *brought]}
    return list(found.values())[:20]


def find(tx: Transaction, by: Person, text: str) -> list[Listed]:
    """Leads by the words in them, by an exact email address, or by number."""
    require(tx, by, Act.LOOK_UP)
    called = lead_called(tx, by, text)
    found = finding.search(tx, by.team_id, text, limit=15)
    return [Listed.of(called), *found] if called else found


def follow_ups(tx: Transaction, by: Person) -> list[Listed]:
    """This person's follow-ups of the next two weeks and those overdue, the earliest first."""
    require(tx, by, Act.LOOK_UP)
    return due.coming(tx, by.team_id, tx.now + _SOON, by.user_id)


def questionnaire(tx: Transaction, by: Person, lead_id: int) -> Questionnaire:
    """The questions to ask now: what keeps the lead from sales; with what this person typed and never saved."""
    require(tx, by, Act.CAPTURE)
    lead = _with_marketing(tx, by, lead_id)
    definition = workspaces.definition(tx, lead.team_id, lead.definition_version)
    wanted = set(to_ask(tx, lead))
    asked = [question for question in definition.questions if question.key in wanted]
    return Questionnaire(lead, asked, _unsaved(tx, by, lead))


def page(tx: Transaction, by: Person, lead_id: int, keys: Sequence[str]) -> Questionnaire:
    """The questions of a form of several pages, whether or not they have been answered since it was opened."""
    require(tx, by, Act.CAPTURE)
    lead = _with_marketing(tx, by, lead_id)
    definition = workspaces.definition(tx, lead.team_id, lead.definition_version)
    asked = [definition.by_key[key] for key in keys if key in definition.by_key]
    return Questionnaire(lead, asked, _unsaved(tx, by, lead), mismatches_of(lead, definition))


def script(tx: Transaction, by: Person, lead_id: int) -> ScriptSheet:
    """What is to be asked on the next call: what keeps the lead from sales."""
    asked = questionnaire(tx, by, lead_id)
    return ScriptSheet(asked.lead, asked.questions)


def _unsaved(tx: Transaction, by: Person, lead: Lead) -> dict[str, str]:
    typed, at = half_filled.of(tx, by, lead.id)
    answers = lead.answers
    return {
        key: value
        for key, value in typed.items()
        if at and not ((answer := answers.get(key)) and answer.documented_at > at)
    }


def to_correct(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, TargetProfile]:
    """The lead, for a marketer to change who it is, and the profile it is held against."""
    require(tx, by, Act.CAPTURE)
    lead = _with_marketing(tx, by, lead_id)
    return lead, workspaces.definition(tx, lead.team_id, lead.definition_version).target_profile


def to_reject(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, Definition]:
    """The lead and its definition, for a rep who is about to reject it; raises when it is too late."""
    require(tx, by, Act.DECIDE)
    lead = lead_of(tx, by, lead_id)
    if lead.stage is not Stage.OFFERED:
        raise decided(lead, by.user_id)
    return lead, workspaces.definition(tx, lead.team_id, lead.definition_version)


def to_snooze(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, str]:
    """The lead, and the ISO date suggested: a week from now, where the workspace is."""
    require(tx, by, Act.NURTURE)
    lead = lead_of(tx, by, lead_id)
    require_stage(lead, Move.NEVER)
    local = (tx.now + timedelta(days=7)).astimezone(workspace_of(tx, by.team_id).hours.tz)
    return lead, local.date().isoformat()


def to_capture(tx: Transaction, by: Person) -> TargetProfile:
    """The profile a new lead is held against; raises NotAllowedError for somebody who may not add leads."""
    require(tx, by, Act.CAPTURE)
    return workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id)).target_profile


def digest_so_far(tx: Transaction, by: Person) -> Digest:
    """The numbers of the week under way."""
    require(tx, by, Act.READ_DIGEST)
    tz = workspace_of(tx, by.team_id).hours.tz
    week = iso_week(tx.now, tz)
    return digests.of_week(tx, by.team_id, week, week_bounds(week, tz))


def home(tx: Transaction, by: Person) -> HomeSheet:
    """What waits for this person; a stranger learns who could add them."""
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
        to_sign=waiting_for(tx, by) if manager else 0,
    )


def settings(tx: Transaction, by: Person) -> SettingsSheet:
    require(tx, by, Act.CONFIGURE)
    kept = workspace_of(tx, by.team_id)
    return SettingsSheet(
        kept.sales_channel,
        kept.marketing_channel,
        kept.tz,
        kept.digest_weekday,
        kept.digest_hour,
        workspaces.members(tx, by.team_id),
        tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED),
    )


def _with_marketing(tx: Transaction, by: Person, lead_id: int) -> Lead:
    lead = lead_of(tx, by, lead_id)
    if lead.stage not in OPEN_TO_ANSWERS:
        raise MovedOnError(lead)
    return lead
