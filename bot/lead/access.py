"""The door in front of every act: who is asking, what they may do, and which lead they mean."""

from datetime import date

from bot.lead.definition.questions import Definition
from bot.lead.details import Details
from bot.lead.errors import (
    ErasedError,
    ErasedPersonError,
    MergedError,
    MovedOnError,
    NoSuchLeadError,
    NotAllowedError,
    NotSetUpError,
)
from bot.lead.identity.fingerprint import fingerprints
from bot.lead.identity.lead_number import number_of
from bot.lead.lifecycle import MOVES, OPEN_TO_ANSWERS, Move, Stage
from bot.lead.people import Act, Person, Role, entitled
from bot.lead.record import Lead
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.workspace import Workspace
from storage import leads, workspaces
from storage.opening import Opening, opening
from storage.privacy import erased_keys
from storage.sql import Transaction
from storage.team import reps


def begin(tx: Transaction, by: Person, act: Act, key: str, *, place: bool = False) -> Opening:
    """Begin an act that somebody is waiting for: `require` and `inbox.receive` in one, and with `place` the place for
    a new lead.

    Raises NotAllowedError naming who can help.
    """
    found = opening(tx, by, key, place=place)
    if found is None or not entitled(found.roles, act):
        raise _not_allowed(tx, by, act)
    return found


def require(tx: Transaction, by: Person, act: Act) -> frozenset[Role]:
    """Return the person's roles if one of them may do the act; raises NotAllowedError naming who can help."""
    roles = workspaces.roles_of(tx, by)
    if not entitled(roles, act):
        raise _not_allowed(tx, by, act)
    return roles


def standing_of(tx: Transaction, by: Person) -> tuple[frozenset[Role], tuple[str, ...]]:
    """Return what somebody is here, and who manages: for what is shown to them, not for what they may do."""
    return workspaces.roles_of(tx, by), workspaces.managers(tx, by.team_id)


def _not_allowed(tx: Transaction, by: Person, act: Act) -> NotAllowedError:
    return NotAllowedError(act, workspaces.managers(tx, by.team_id)[:5], stranger=not workspaces.roles_of(tx, by))


def workspace_of(tx: Transaction, team_id: str) -> Workspace:
    found = workspaces.get(tx, team_id)
    if found is None:
        raise NotSetUpError
    return found


def lead_of(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False, answers: bool = True) -> Lead:
    """Return the lead, in the person's own workspace only; raises NoSuchLeadError. Without `answers` it has none.

    With `hold` it stays as it is for the rest of the transaction, for acts that decide by what they read.
    """
    found = leads.get(tx, by.team_id, lead_id, hold=hold, answers=answers)
    if found is None:
        raise NoSuchLeadError
    return found


def lead_called(tx: Transaction, by: Person, name: str) -> Lead | None:
    """Return the lead a person means by "L-12", "l12", "#12" or "12", or None."""
    number = number_of(name)
    return leads.by_number(tx, by.team_id, number) if number else None


def lead_named(tx: Transaction, by: Person, name: str) -> Lead:
    """Return the same; raises NoSuchLeadError, which names what was typed."""
    found = lead_called(tx, by, name)
    if found is None:
        raise NoSuchLeadError(name)
    return found


def require_stage(lead: Lead, move: Move) -> None:
    """Raise MovedOnError unless the move is open from the lead's stage."""
    if lead.stage not in MOVES[move].sources:
        raise MovedOnError(lead)


def require_unmerged(lead: Lead) -> None:
    """Raise ErasedError if the lead was erased, and MergedError if it turned out to be another one."""
    if lead.erased_at:
        raise ErasedError(lead)
    if lead.merged_into:
        raise MergedError(lead)


def require_not_erased(tx: Transaction, workspace: Workspace, details: Details) -> None:
    """Raise ErasedPersonError if somebody with such an address or number, or of that name there, was erased."""
    if workspace.erase_secret:
        found = erased_keys.erased_at(tx, workspace.team_id, fingerprints(workspace.erase_secret, details))
        if found:
            raise ErasedPersonError(found, workspaces.managers(tx, workspace.team_id)[:5])


def require_nurtured(lead: Lead) -> None:
    """Raise MovedOnError unless the lead is being nurtured."""
    if lead.stage is not Stage.NURTURING:
        raise MovedOnError(lead)


def require_marketing(lead: Lead) -> None:
    """Raise MovedOnError if marketing no longer has the lead."""
    if lead.stage not in OPEN_TO_ANSWERS:
        raise MovedOnError(lead)


def lead_with_marketing(tx: Transaction, by: Person, lead_id: int, *, hold: bool = False) -> Lead:
    """Return the lead like `lead_of`; raises MovedOnError if marketing no longer has it."""
    lead = lead_of(tx, by, lead_id, hold=hold)
    require_marketing(lead)
    return lead


def hours_of(tx: Transaction, team_id: str, user_id: str, workspace: Workspace | None = None) -> WorkingHours:
    """Return when a person works: in their own hours, or as the team does, by the clocks where they live, as far as
    that is known. `workspace` is theirs, if it has been read already."""
    workspace, own = workspace or workspace_of(tx, team_id), reps.own_hours(tx, team_id, user_id)
    return workspace.hours_in(own.tz or workspace.tz, own.week)


def today_of(tx: Transaction, by: Person) -> date:
    """Return today's date where this person lives: a day they choose is judged by it."""
    return tx.now.astimezone(hours_of(tx, by.team_id, by.user_id).tz).date()


def definition_of(tx: Transaction, lead: Lead) -> Definition:
    """Return the version of the lead definition that the lead is judged by."""
    return workspaces.definition(tx, lead.team_id, lead.definition_version)
