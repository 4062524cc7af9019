"""Agreeing on a lead definition: one manager proposes, each side signs, and then it holds for new leads."""

from dataclasses import replace
from typing import Any

from bot.agreement.draft import as_seen, draft_of, others_as_seen
from bot.agreement.errors import (
    ClosedProposalError,
    NoSuchProposalError,
    NoSuchVersionError,
    NothingNewError,
    NotReadyError,
    NotYourProposalError,
    NotYoursToSignError,
)
from bot.agreement.redraw import redraw_asked
from bot.agreement.rules.changes import changes
from bot.agreement.rules.checks import definition_problems
from bot.agreement.rules.edits import tidied
from bot.agreement.rules.signing import Managers, Proposal, State, managers_by_side, signing_sides, still_asked
from bot.lead.access import require, workspace_of
from bot.lead.definition.questions import Definition
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person
from storage import inbox, workspaces
from storage.agreement import definitions
from storage.delivery import outbox
from storage.sql import Transaction


def propose_draft(tx: Transaction, by: Person, key: str, seen: str = "", stood: str = "") -> Proposal | None:
    """Propose the manager's draft, and put the draft away. None for a repeat. Raises NotReadyError with all problems.

    `seen` is the mark of the draft on the page with the button, `stood` the standing of what was in force and proposed
    then; raises SeenEarlierError if either has changed.
    """
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    if not inbox.receive(tx, by.team_id, key):
        return None
    draft, _ = draft_of(tx, by)
    as_seen(draft, seen)
    proposal = _propose(tx, by, tidied(draft), stood)
    definitions.drop_draft(tx, by.team_id, by.user_id)
    return proposal


def propose_version(tx: Transaction, by: Person, version: int, key: str, stood: str = "") -> Proposal | None:
    """Propose an old version again, as it was; the manager's draft stays. None for a repeat. `stood` as above."""
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    if version not in dict(definitions.versions(tx, by.team_id)):
        raise NoSuchVersionError(version)
    if not inbox.receive(tx, by.team_id, key):
        return None
    return _propose(tx, by, workspaces.definition(tx, by.team_id, version), stood)


def _propose(tx: Transaction, by: Person, wanted: Definition, stood: str) -> Proposal:
    others_as_seen(tx, by, stood)
    if problems := definition_problems(wanted):
        raise NotReadyError(problems)
    current = workspaces.current_version(tx, by.team_id)
    if not changes(workspaces.definition(tx, by.team_id, current), wanted):
        raise NothingNewError(current)
    earlier = definitions.open_one(tx, by.team_id)
    if earlier:
        definitions.close(tx, by.team_id, earlier.id, State.REPLACED)
    made = definitions.propose(tx, by.team_id, by.user_id, replace(wanted, version=current + 1), current)
    if earlier:
        redraw_asked(tx, by.team_id, earlier.id)
        _tell_replaced(tx, by, earlier, made)
    _sign(tx, by, made)
    return _settle(tx, by, made.id)


def sign(tx: Transaction, by: Person, proposal_id: int, key: str) -> Proposal | None:
    """Sign for the side this manager's signature counts for; with the last one it takes effect. None for a repeat.

    Raises ClosedProposalError if it is no longer open, NotYoursToSignError if others have to sign.
    """
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    if not inbox.receive(tx, by.team_id, key):
        return None
    proposal = _open_one(tx, by, proposal_id)
    if not _sign(tx, by, proposal):
        raise NotYoursToSignError(proposal, by.user_id, still_asked(_managers(tx, by), proposal.signed_by))
    return _settle(tx, by, proposal_id)


def _sign(tx: Transaction, by: Person, proposal: Proposal) -> bool:
    sides = signing_sides(by.user_id, _managers(tx, by), proposal.signed_by)
    for side in sides:
        definitions.sign(tx, by.team_id, proposal.id, side, by.user_id)
    return bool(sides)


def _settle(tx: Transaction, by: Person, proposal_id: int) -> Proposal:
    """Put it into effect if both sides have signed; else ask those who have to sign, and tell the proposer."""
    proposal = _known(tx, by, proposal_id)
    redraw_asked(tx, by.team_id, proposal.id)
    if not proposal.unsigned:
        return _put_in_force(tx, by, proposal)
    for manager in still_asked(_managers(tx, by), proposal.signed_by):
        if manager != proposal.proposed_by:
            outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL, manager, proposal_id=proposal.id)
    outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL_WAITS, proposal.proposed_by, replace=True, proposal_id=proposal.id)
    return proposal


def _put_in_force(tx: Transaction, by: Person, proposal: Proposal) -> Proposal:
    version = workspaces.current_version(tx, by.team_id) + 1
    if not definitions.close(tx, by.team_id, proposal.id, State.EFFECTIVE, version):
        raise ClosedProposalError(_known(tx, by, proposal.id))
    workspaces.add_definition(tx, by.team_id, replace(proposal.definition, version=version))
    for manager in workspaces.managers(tx, by.team_id):
        outbox.leave(tx, by.team_id, NoticeKind.DEFINITION_IN_FORCE, manager, version=version)
    workspace = workspace_of(tx, by.team_id)
    for team, channel in (("marketing", workspace.marketing_channel), ("sales", workspace.sales_channel)):
        if channel:
            outbox.leave(tx, by.team_id, NoticeKind.DEFINITION_ANNOUNCED, team, version=version)
    return _known(tx, by, proposal.id)


def discuss(tx: Transaction, by: Person, proposal_id: int, remark: str, key: str) -> Proposal:
    """Send the proposer a remark; the proposal, which is returned, stays open. Idempotent by `key`."""
    require(tx, by, Act.DEFINE)
    proposal = _known(tx, by, proposal_id)
    if inbox.receive(tx, by.team_id, key):
        if proposal.state is not State.OPEN:
            raise _closed(tx, proposal, by)
        data: dict[str, Any] = {"proposal_id": proposal.id, "by": by.user_id, "remark": remark}
        outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL_REMARK, proposal.proposed_by, **data)
    return proposal


def withdraw(tx: Transaction, by: Person, proposal_id: int, key: str) -> Proposal | None:
    """Take the proposal back, for its proposer, and tell those who were asked to sign. None for a repeat."""
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    if not inbox.receive(tx, by.team_id, key):
        return None
    proposal = _open_one(tx, by, proposal_id)
    if proposal.proposed_by != by.user_id:
        raise NotYourProposalError(proposal)
    definitions.close(tx, by.team_id, proposal.id, State.WITHDRAWN)
    redraw_asked(tx, by.team_id, proposal.id)
    for manager in _concerned(tx, by, proposal):
        outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL_WITHDRAWN, manager, proposal_id=proposal.id)
    return proposal


def ask_newcomers(tx: Transaction, by: Person, before: Managers) -> None:
    """Ask those to sign the open proposal who can do so only now that the managers have changed."""
    proposal = definitions.open_one(tx, by.team_id)
    if proposal:
        signed = proposal.signed_by
        for manager in still_asked(_managers(tx, by), signed):
            if manager not in still_asked(before, signed):
                outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL, manager, proposal_id=proposal.id)


def _tell_replaced(tx: Transaction, by: Person, earlier: Proposal, made: Proposal) -> None:
    for manager in _concerned(tx, by, earlier):
        outbox.leave(tx, by.team_id, NoticeKind.PROPOSAL_REPLACED, manager, proposal_id=earlier.id, newer_id=made.id)


def _concerned(tx: Transaction, by: Person, proposal: Proposal) -> list[str]:
    """Return the proposer, those who signed and those who were asked, without whoever is acting now."""
    asked = still_asked(_managers(tx, by), proposal.signed_by)
    everyone = dict.fromkeys((proposal.proposed_by, *proposal.signed_by.values(), *asked))
    return [manager for manager in everyone if manager != by.user_id]


def _open_one(tx: Transaction, by: Person, proposal_id: int) -> Proposal:
    proposal = _known(tx, by, proposal_id)
    if proposal.state is not State.OPEN:
        raise _closed(tx, proposal, by)
    return proposal


def _closed(tx: Transaction, proposal: Proposal, by: Person) -> ClosedProposalError:
    replaced = proposal.state is State.REPLACED
    return ClosedProposalError(proposal, definitions.following(tx, by.team_id, proposal.id) if replaced else None)


def _known(tx: Transaction, by: Person, proposal_id: int) -> Proposal:
    proposal = definitions.get(tx, by.team_id, proposal_id)
    if proposal is None:
        raise NoSuchProposalError
    return proposal


def _managers(tx: Transaction, by: Person) -> Managers:
    return managers_by_side(workspaces.members(tx, by.team_id))
