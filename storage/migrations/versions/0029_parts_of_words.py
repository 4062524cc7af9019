"""Leads are found by parts of the words in name and company

The words of a lead are followed by the ends of those words, each with a mark before it; see bot.lead.identity.words.
"""

import sqlalchemy as sa
from alembic import op

from bot.lead.identity.words import parts_of, words_of

revision = "0029"
down_revision = "0028"

_BATCH = 2000


def upgrade() -> None:
    connection = op.get_bind()
    lead = sa.table("lead", *(sa.column(name) for name in ("id", "team_id", "name", "company", "search")))
    change = sa.update(lead).where(lead.c.id == sa.bindparam("this")).values(search=sa.bindparam("words"))
    last = 0
    while True:
        some = sa.select(lead).where(lead.c.id > last).order_by(lead.c.id).limit(_BATCH)
        rows = connection.execute(some).mappings().all()
        if not rows:
            return
        last = rows[-1]["id"]
        parts = {row["id"]: parts_of(words_of(row["name"], row["company"])) for row in rows if row["search"]}
        changed = [
            {"this": row["id"], "words": " ".join((row["search"], *parts[row["id"]]))}
            for row in rows
            if parts.get(row["id"])
        ]
        if changed:
            connection.execute(change, changed)
