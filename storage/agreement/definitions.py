"""How a workspace's definition comes about: drafts, proposals, signatures, and the versions that took effect."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, text

from bot.agreement.rules.signing import Proposal, Side, Signed, State
from bot.lead.definition.questions import Definition
from storage import tables, workspaces
from storage.sql import Prepared, Transaction, count_changed, given, insert_or_ignore, upsert

_draft = tables.definition_draft.c
_proposal = tables.proposal.c
_signature = tables.signature.c
_version = tables.definition.c
_OPEN_ID = Prepared(select(_proposal.id).where(_proposal.team_id == given("team"), text("state = 'open'")))
_STILL_OPEN = and_(_proposal.team_id == given("team"), _proposal.id == given("proposal"), _proposal.state == "open")


def hold(tx: Transaction, team_id: str) -> None:
    """Let nobody else change the workspace's definition until this transaction is over."""
    ours = select(tables.workspace.c.team_id).where(tables.workspace.c.team_id == team_id)
    tx.connection.execute(ours.with_for_update())


def draft(tx: Transaction, team_id: str, user_id: str) -> tuple[Definition, int] | None:
    """What the manager is working on, and the version it was begun from."""
    mine = select(_draft.body, _draft.based_on).where(_draft.team_id == team_id, _draft.user_id == user_id)
    row = tx.connection.execute(mine).first()
    return (Definition.from_json(row.body), row.based_on) if row else None


def save_draft(tx: Transaction, team_id: str, user_id: str, definition: Definition, based_on: int) -> None:
    row = {"team_id": team_id, "user_id": user_id, "body": definition.to_json()}
    rows = [row | {"based_on": based_on, "changed_at": tx.now}]
    upsert(tx, tables.definition_draft, rows, ("team_id", "user_id"))


def drop_draft(tx: Transaction, team_id: str, user_id: str) -> None:
    mine = delete(tables.definition_draft).where(_draft.team_id == team_id, _draft.user_id == user_id)
    tx.connection.execute(mine)


def propose(tx: Transaction, team_id: str, user_id: str, definition: Definition, replaces: int) -> Proposal:
    """Add an open proposal; an earlier open one has to be closed before."""
    row = {"team_id": team_id, "body": definition.to_json(), "replaces": replaces, "proposed_by": user_id}
    row |= {"proposed_at": tx.now, "state": State.OPEN}
    proposal_id = tx.connection.execute(tables.proposal.insert().values(row).returning(_proposal.id)).scalar_one()
    return Proposal(proposal_id, definition, replaces, user_id, tx.now, State.OPEN)


def get(tx: Transaction, team_id: str, proposal_id: int) -> Proposal | None:
    return next(_proposals(tx, team_id, _proposal.id == proposal_id), None)


def open_one(tx: Transaction, team_id: str) -> Proposal | None:
    open_id = _OPEN_ID.value(tx, team=team_id)  # there is hardly ever one, and every manager's Home asks for it
    return get(tx, team_id, open_id) if open_id else None


def following(tx: Transaction, team_id: str, proposal_id: int) -> Proposal | None:
    """The proposal that was made next after this one: the one that took its place, where it was replaced."""
    later = select(_proposal.id).where(_proposal.team_id == team_id, _proposal.id > proposal_id)
    next_id = tx.connection.execute(later.order_by(_proposal.id).limit(1)).scalar()
    return get(tx, team_id, next_id) if next_id else None


def behind(tx: Transaction, team_id: str, version: int) -> Proposal | None:
    """The proposal that became this version; None for the one that Baton came with."""
    return next(_proposals(tx, team_id, _proposal.version == version), None)


def _proposals(tx: Transaction, team_id: str, which: Any) -> Iterator[Proposal]:
    for row in (
        tx.connection.execute(select(tables.proposal).where(_proposal.team_id == team_id, which)).mappings().all()
    ):
        yield _record(row, _signatures(tx, team_id, row["id"]))


def _record(row: Mapping[Any, Any], signatures: tuple[Signed, ...]) -> Proposal:
    return Proposal(
        row["id"],
        Definition.from_json(row["body"]),
        row["replaces"],
        row["proposed_by"],
        row["proposed_at"],
        State(row["state"]),
        row["closed_at"],
        row["version"] or 0,
        signatures,
    )


def _signatures(tx: Transaction, team_id: str, proposal_id: int) -> tuple[Signed, ...]:
    theirs = select(_signature.side, _signature.user_id, _signature.at).where(
        _signature.team_id == team_id, _signature.proposal_id == proposal_id
    )
    return tuple(
        Signed(Side(side), user, at) for side, user, at in tx.connection.execute(theirs.order_by(_signature.side))
    )


def sign(tx: Transaction, team_id: str, proposal_id: int, side: Side, user_id: str) -> bool:
    """Sign for a side; False when it was signed before."""
    row = {"proposal_id": proposal_id, "side": side, "team_id": team_id, "user_id": user_id, "at": tx.now}
    return insert_or_ignore(tx, tables.signature, **row)


def close(tx: Transaction, team_id: str, proposal_id: int, state: State, version: int | None = None) -> bool:
    """End an open proposal; False when it is not open any more."""
    closed = {"state": state, "closed_at": tx.now, "version": version}
    return count_changed(tx, tables.proposal, _STILL_OPEN, closed, team=team_id, proposal=proposal_id) == 1


def add_version(tx: Transaction, team_id: str, definition: Definition) -> None:
    """Put the definition in force, for leads that come from now on."""
    row = {"team_id": team_id, "version": definition.version, "body": definition.to_json(), "effective_at": tx.now}
    tx.connection.execute(tables.definition.insert().values(row))
    workspaces.forget_definition(team_id, definition.version)


def versions(tx: Transaction, team_id: str) -> list[tuple[int, datetime]]:
    """Every version there has been, and since when (UTC), the newest first."""
    ours = select(_version.version, _version.effective_at).where(_version.team_id == team_id)
    return [(row.version, row.effective_at) for row in tx.connection.execute(ours.order_by(_version.version.desc()))]
