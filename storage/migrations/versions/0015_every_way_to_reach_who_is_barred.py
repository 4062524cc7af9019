"""Every way to reach a lead and whoever is on the do-not-contact list; who decided that, when and why"""

import sqlalchemy as sa
from alembic import op

from bot.lead.details import Details
from bot.lead.identity.contact_details import normalize_email
from bot.lead.identity.reach import Reach, by_domain, by_mailbox, by_phone, reach_of

revision = "0015"
down_revision = "0014"

_BATCH = 2000
_TEL = "tel:"


def upgrade() -> None:
    op.add_column("suppression", sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("suppression", sa.Column("reason", sa.String(), nullable=False, server_default=""))
    op.drop_index("ix_suppression_key", table_name="suppression")
    op.create_index("ix_suppression_list", "suppression", ["team_id", "state", "id"])
    _keys("suppression_key", "suppression_id", None, "ix_suppression_key_entry")
    _keys("lead_key", "lead_id", "lead.id", "ix_lead_key_lead")
    op.add_column("lead", sa.Column("bar_id", sa.Integer(), nullable=False, server_default="0"))
    closed = sa.text("bar_id <> 0")
    op.create_index("ix_lead_bar", "lead", ["team_id", "bar_id"], sqlite_where=closed, postgresql_where=closed)
    _of_leads()
    _of_entries()
    # An entry by which nobody is recognised never barred anybody: it is no promise any more.
    op.execute("UPDATE suppression SET state = 'dropped' WHERE state = 'confirmed' AND key = ''")


def _keys(table: str, owner: str, refers_to: str | None, index: str) -> None:
    foreign = [sa.ForeignKey(refers_to)] if refers_to else []
    op.create_table(
        table,
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column(owner, sa.Integer(), *foreign, nullable=False),
        sa.Column("as_given", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "key", owner, "as_given"),
        sqlite_with_rowid=False,
    )
    op.create_index(index, table, [owner])


def _of_leads() -> None:
    """How each lead is reached; and the keys that addresses under an internationalised domain are compared by."""
    connection = op.get_bind()
    lead = sa.table("lead", *(sa.column(name) for name in ("id", "team_id", "email", "email_key", "phone", "notes")))
    known = sa.table("lead_key", *(sa.column(name) for name in ("team_id", "key", "lead_id", "as_given")))
    change = sa.update(lead).where(lead.c.id == sa.bindparam("this")).values(email_key=sa.bindparam("new"))
    reached = sa.or_(lead.c.email != "", lead.c.phone != "", lead.c.notes != "")
    last = 0
    while True:
        some = sa.select(lead).where(lead.c.id > last, reached).order_by(lead.c.id).limit(_BATCH)
        rows = connection.execute(some).mappings().all()
        if not rows:
            return
        last = rows[-1]["id"]
        new, changed = [], []
        for row in rows:
            ways = reach_of(Details("", email=row["email"], phone=row["phone"], notes=row["notes"]))
            new += [{"team_id": row["team_id"], "lead_id": row["id"], **way._asdict()} for way in ways]
            if "xn--" in row["email"].lower():
                changed.append({"this": row["id"], "new": normalize_email(row["email"])})
        if new:
            connection.execute(sa.insert(known), new)
        if changed:
            connection.execute(change, changed)


def _of_entries() -> None:
    """The keys of the list anew. Of whoever is barred as a lead, every way that is known to reach them."""
    connection = op.get_bind()
    entry = sa.table("suppression", *(sa.column(name) for name in ("id", "team_id", "key", "lead_id", "state")))
    known = sa.table("suppression_key", *(sa.column(n) for n in ("team_id", "key", "suppression_id", "as_given")))
    lead = sa.table("lead", *(sa.column(name) for name in ("id", "team_id", "email", "phone")))
    joined = entry.outerjoin(lead, sa.and_(lead.c.id == entry.c.lead_id, lead.c.team_id == entry.c.team_id))
    every = sa.select(entry, lead.c.email, lead.c.phone).select_from(joined).where(entry.c.key != "")
    for row in connection.execute(every).mappings().all():
        ways = dict.fromkeys([*_of_key(row["key"]), *_of_lead(row)])
        for way in ways:
            connection.execute(
                sa.insert(known).values(team_id=row["team_id"], suppression_id=row["id"], **way._asdict())
            )


def _of_key(key: str) -> list[Reach]:
    if key.startswith(("@", "*@")):
        domain = key.partition("@")[2]
        # As it was taken before: also where it would be refused today.
        return by_domain(domain.removeprefix("www.")) or [Reach(f"@{domain}", domain)]
    return by_phone(key.removeprefix(_TEL)) if key.startswith(_TEL) else by_mailbox(key)


def _of_lead(row: sa.RowMapping) -> list[Reach]:
    if row["state"] not in ("asked", "confirmed") or row["key"].startswith("@") or row["email"] is None:
        return []
    return [*by_mailbox(row["email"]), *by_phone(row["phone"])]
