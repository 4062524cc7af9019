"""Many leads at once, written without the acts, for what has to cope with thousands."""

from datetime import timedelta

from bot.lead.people import Role
from storage import tables, workspaces
from storage.sql import Transaction
from tests.rules.leads import READY

TEAM = "T1"
_KEYS = ("phone_key", "company_key", "person_key")


def a_workspace(tx: Transaction, team_id: str = TEAM) -> None:
    workspaces.add(tx, team_id, tz="UTC", sales_channel="C1", marketing_channel="C2")
    workspaces.set_members(tx, team_id, Role.MARKETER, ["U1"])
    workspaces.set_members(tx, team_id, Role.MARKETING_MANAGER, ["UM"])
    workspaces.set_members(tx, team_id, Role.SALES_MANAGER, ["US"])


def many_leads(tx: Transaction, count: int, *, stage: str = "offered", team_id: str = TEAM, **answers: str) -> None:
    """`count` leads captured over the last 90 days, each with the ready answers but for `answers` ("" for none)."""
    empty = dict.fromkeys(("owner", "decided_by", "reject_code", "reject_note", "track", "title", "phone", "notes"), "")
    empty |= dict.fromkeys(("company", "email", "email_key", "source", "arrival", "search", *_KEYS), "")
    leads = [
        {
            **empty,
            "team_id": team_id,
            "number": number,
            "stage": stage,
            "originator": "U1",
            "in_charge": "U1",
            "name": f"Lead {number}",
            "definition_version": 1,
            "maturity": 1,
            "attempts": 0,
            "offer": 0,
            "touch": 0,
            "merged_into": 0,
            "reasons": [],
            "cautions": [],
            "stage_at": tx.now,
            "created_at": tx.now - timedelta(days=90) * (count - number) / count,
        }
        for number in range(1, count + 1)
    ]
    tx.connection.execute(tables.lead.insert(), leads)
    ids = tx.connection.execute(tables.lead.select().where(tables.lead.c.team_id == team_id)).mappings().all()
    given = {key: value for key, value in {**READY, **answers}.items() if value}
    common = {"team_id": team_id, "documented_by": "U1", "reopened": False}
    rows = [
        {**common, "lead_id": row["id"], "key": key, "value": value, "documented_at": row["created_at"]}
        for row in ids
        for key, value in given.items()
    ]
    for at in range(0, len(rows), 10_000):
        tx.connection.execute(tables.answer.insert(), rows[at : at + 10_000])
