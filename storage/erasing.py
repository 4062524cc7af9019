"""Erasing a workspace's data in pieces, each in its own transaction: all at once would keep others waiting."""

from collections.abc import Collection, Iterable
from functools import cache

from sqlalchemy import ColumnElement, Delete, Table, and_, delete, not_, select, tuple_
from sqlmodel import SQLModel

from bot.lead.delivery_key import KeyKind
from storage import tables, workspaces
from storage.routing import rulebooks
from storage.sql import Among, Prepared, Transaction, among_ours, given

PIECE = 200
"""The size of a piece: leads with all that belongs to them, or rows of anything else."""

_KEPT = tables.inbox.c.key.like(f"{KeyKind.FAREWELL}:%")
"""The rows that remain: farewells that were heard, so that one heard twice takes nothing from whoever came after."""

_lead = tables.lead.c
_LEADS = Prepared(select(_lead.id).where(_lead.team_id == given("team")).limit(given("most")))


def erase_piece(tx: Transaction, team_id: str, most: int = PIECE) -> bool:
    """Erase the next piece, the workspace itself last; returns whether there is more. Idempotent."""
    leads = [row["id"] for row in _LEADS.all(tx, team=team_id, most=most)]
    if leads:
        erase_leads(tx, team_id, leads)
        return True
    for statement in _pieces():
        if statement.count(tx, team=team_id, most=most) == most:
            return True
    workspaces.forget_definitions(team_id)
    rulebooks.forget_read(team_id)
    return False


def erase_leads(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> None:
    """Erase these leads, with all that belongs to them."""
    for statement in _with_their_leads():
        statement.run(tx, team=team_id, ids=list(lead_ids))


def _of_leads() -> Iterable[Table]:
    """List the tables of what belongs to leads, and of leads: those that refer to others first."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table is tables.lead or any(key.column is _lead.id for key in table.foreign_keys):
            yield table


@cache
def _with_their_leads() -> list[Prepared]:
    found = []
    for table in _of_leads():
        lead_id = table.c.id if table is tables.lead else table.c.lead_id
        found.append(Prepared(delete(table).where(among_ours(table.c.team_id, Among(lead_id, "ids")))))
    return found


@cache
def _pieces() -> list[Prepared]:
    """Return a statement for each table, those that refer to others first. The workspace's row goes last."""
    others = [table for table in reversed(SQLModel.metadata.sorted_tables) if table is not tables.workspace]
    return [Prepared(_piece(table)) for table in (*others, tables.workspace)]


def _piece(table: Table) -> Delete:
    ours: ColumnElement[bool] = table.c.team_id == given("team")
    if table is tables.inbox:
        ours = and_(ours, not_(_KEPT))
    keys = list(table.primary_key)
    those = select(*keys).where(ours).limit(given("most"))
    return delete(table).where(table.c.team_id == given("team"), tuple_(*keys).in_(those))
