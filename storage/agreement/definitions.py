"""A workspace's definition in the making: drafts, proposals, signatures, and the versions that took effect."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, text, update

from bot.agreement.rules.signing import Proposal, Side, Signed, State
from bot.lead.definition.questions import Definition
from storage import tables
from storage.sql import Prepared, Transaction, given, insert, insert_or_ignore, upsert

_draft = tables.definition_draft.c
_proposal = tables.proposal.c
_signature = tables.signature.c
_version = tables.definition.c
_OPEN_ID = Prepared(select(_proposal.id).where(_proposal.team_id == given("team"), text("state = 'open'")))
_THIS = and_(_proposal.team_id == given("team"), _proposal.id == given("proposal"))
_GET = Prepared(select(tables.proposal).where(_THIS))
_FOLLOWING = Prepared(
    select(_proposal.id)
    .where(_proposal.team_id == given("team"), _proposal.id > given("proposal"))
    .order_by(_proposal.id)
    .limit(1)
)
_BEHIND = Prepared(
    select(tables.proposal).where(_proposal.team_id == given("team"), _proposal.version == given("version"))
)
_CLOSE = Prepared(update(tables.proposal).where(_THIS, _proposal.state == "open"), "state", "closed_at", "version")
_PROPOSED = ("team_id", "body", "replaces", "proposed_by", "proposed_at", "state")
_PROPOSE = insert(tables.proposal, *_PROPOSED, returning="id")
_workspace = tables.workspace.c
_HOLD = Prepared(select(_workspace.team_id).where(_workspace.team_id == given("team")).with_for_update())
_MINE = and_(_draft.team_id == given("team"), _draft.user_id == given("user"))
_DRAFT = Prepared(select(_draft.body, _draft.based_on).where(_MINE))
_DROP_DRAFT = Prepared(delete(tables.definition_draft).where(_MINE))
_SIGN = insert_or_ignore(tables.signature, "proposal_id", "side", "team_id", "user_id", "at")
_SIGNATURES = Prepared(
    select(_signature.side, _signature.user_id, _signature.at)
    .where(_signature.team_id == given("team"), _signature.proposal_id == given("proposal"))
    .order_by(_signature.side)
)
_VERSIONS = Prepared(
    select(_version.version, _version.effective_at)
    .where(_version.team_id == given("team"))
    .order_by(_version.version.desc())
)


def hold(tx: Transaction, team_id: str) -> None:
    """Let nobody else change the workspace's definition until this transaction is over."""
    _HOLD.first(tx, team=team_id)


def draft(tx: Transaction, team_id: str, user_id: str) -> tuple[Definition, int] | None:
    """Return what the manager is working on, and the version it was begun from."""
    row = _DRAFT.first(tx, team=team_id, user=user_id)
    return (Definition.from_json(row["body"]), row["based_on"]) if row else None


def save_draft(tx: Transaction, team_id: str, user_id: str, definition: Definition, based_on: int) -> None:
    row = {"team_id": team_id, "user_id": user_id, "body": definition.to_json()}
    rows = [row | {"based_on": based_on, "changed_at": tx.now}]
    upsert(tx, tables.definition_draft, rows, ("team_id", "user_id"))


def drop_draft(tx: Transaction, team_id: str, user_id: str) -> None:
    _DROP_DRAFT.run(tx, team=team_id, user=user_id)


def propose(tx: Transaction, team_id: str, user_id: str, definition: Definition, replaces: int) -> Proposal:
    """Add an open proposal; an earlier open one has to be closed first."""
    row = {"team_id": team_id, "body": definition.to_json(), "replaces": replaces, "proposed_by": user_id}
    row |= {"proposed_at": tx.now, "state": State.OPEN}
    proposal_id: int = _PROPOSE.value(tx, **row)
    return Proposal(proposal_id, definition, replaces, user_id, tx.now, State.OPEN)


def get(tx: Transaction, team_id: str, proposal_id: int) -> Proposal | None:
    return _record(tx, _GET.first(tx, team=team_id, proposal=proposal_id))


def open_one(tx: Transaction, team_id: str) -> Proposal | None:
    open_id = _OPEN_ID.value(tx, team=team_id)  # there is hardly ever one, and every manager's Home asks for it
    return get(tx, team_id, open_id) if open_id else None


def following(tx: Transaction, team_id: str, proposal_id: int) -> Proposal | None:
    """Return the proposal made next after this one: if this was replaced, the one that took its place."""
    next_id = _FOLLOWING.value(tx, team=team_id, proposal=proposal_id)
    return get(tx, team_id, next_id) if next_id else None


def behind(tx: Transaction, team_id: str, version: int) -> Proposal | None:
    """Return the proposal that became this version; None for the one that Baton came with."""
    return _record(tx, _BEHIND.first(tx, team=team_id, version=version))


def _record(tx: Transaction, row: Mapping[str, Any] | None) -> Proposal | None:
    if row is None:
        return None
    signatures = _SIGNATURES.rows(tx, team=row["team_id"], proposal=row["id"])
    return Proposal(
        row["id"],
        Definition.from_json(row["body"]),
        row["replaces"],
        row["proposed_by"],
        row["proposed_at"],
        State(row["state"]),
        row["closed_at"],
        row["version"] or 0,
        tuple(Signed(Side(side), user, at) for side, user, at in signatures),
    )


def sign(tx: Transaction, team_id: str, proposal_id: int, side: Side, user_id: str) -> bool:
    """Sign for a side; returns False if it was signed before."""
    row = {"proposal_id": proposal_id, "side": side, "team_id": team_id, "user_id": user_id, "at": tx.now}
    return _SIGN.count(tx, **row) == 1


def close(tx: Transaction, team_id: str, proposal_id: int, state: State, version: int | None = None) -> bool:
    """End an open proposal; returns False if it is no longer open."""
    closed = {"state": state, "closed_at": tx.now, "version": version}
    return _CLOSE.count(tx, team=team_id, proposal=proposal_id, **closed) == 1


def versions(tx: Transaction, team_id: str) -> list[tuple[int, datetime]]:
    """List every version there has been, and since when (UTC), newest first."""
    return [(version, since) for version, since in _VERSIONS.rows(tx, team=team_id)]
