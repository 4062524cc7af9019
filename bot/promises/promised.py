"""Reading what is promised about a lead: whose hours count, what paused them, and by when it is due."""

from collections.abc import Sequence

from bot.cadence.work import Work
from bot.lead.access import hours_of, workspace_of
from bot.lead.errors import NoSuchLeadError
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.workspace import Workspace
from bot.promises.ladder import Clock
from bot.promises.paused import Paused
from bot.promises.standing import Standing
from bot.promises.terms import read_terms
from storage import departures, workspaces
from storage.due import Due
from storage.promises import pauses, running
from storage.promises.running import Promise
from storage.sql import Transaction
from storage.team import absences

STAGE = {Work.ANSWER: Stage.OFFERED, Work.FIRST_CONTACT: Stage.ACCEPTED}
"""The stage in which a lead waits for it: in any other, nothing is promised any more."""


def promise_of(tx: Transaction, lead: Lead, workspace: Workspace | None = None) -> Standing | None:
    """Return what is promised about the lead; None where nothing is. `workspace` is its own, if it has been read."""
    if lead.stage not in STAGE.values() or lead.merged_into or lead.erased_at:
        return None
    item, paused = running.with_pauses(tx, lead.team_id, lead.id)
    return standing_of(tx, lead, item, workspace, paused) if item and holds(lead, item) else None


def lead_and_promise(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, Promise]:
    """Return the lead, without its answers, and what is promised about it, read at once; raises NoSuchLeadError."""
    found = running.lead_with(tx, by.team_id, lead_id)
    if found is None:
        raise NoSuchLeadError
    return found


def holds(lead: Lead, item: Due) -> bool:
    """Tell whether the lead still waits for it."""
    return lead.stage is STAGE[Work(item.kind)] and not lead.merged_into and lead.erased_at is None


def standing_of(
    tx: Transaction, lead: Lead, item: Due, workspace: Workspace | None = None, paused: Sequence[Paused] | None = None
) -> Standing:
    """Return where it stands; `workspace` and what `paused` it, if they have been read already."""
    workspace = workspace or workspace_of(tx, lead.team_id)
    if paused is None:
        paused = pauses.of_lead(tx, lead.team_id, lead.id, item.anchor_at)
    clock = Clock(whose_hours(tx, lead, workspace), [(each.began_at, each.ends_at) for each in paused])
    return Standing(
        Work(item.kind), item.anchor_at, item.step, clock, read_terms(workspace.promises), tx.now, tuple(paused)
    )


def whose_hours(tx: Transaction, lead: Lead, workspace: Workspace) -> WorkingHours:
    """Return the hours that count: those of whoever it waits for, or the workspace's if that is everybody."""
    rep = lead.owner if lead.stage is Stage.ACCEPTED else lead.routed_to
    return hours_of(tx, lead.team_id, rep, workspace) if rep else workspace.hours


def in_sales(tx: Transaction, lead: Lead, user: str) -> bool:
    """Tell whether somebody works for sales: what they do about the lead counts."""
    members = workspaces.members(tx, lead.team_id)
    return user == lead.owner or any(user in members[role] for role in (Role.REP, Role.SALES_MANAGER))


def is_gone(tx: Transaction, team_id: str, user_id: str) -> bool:
    """Tell whether somebody has left, or has no role any more."""
    return bool(departures.why_gone(tx, team_id, user_id)) or not workspaces.roles_of(tx, Person(team_id, user_id))


def can_be_told(tx: Transaction, team_id: str, user_id: str) -> bool:
    """Tell whether somebody is still with us, and not away."""
    if not user_id or is_gone(tx, team_id, user_id):
        return False
    return not any(away.lasts_at(tx.now) for away in absences.of(tx, team_id, user_id))
