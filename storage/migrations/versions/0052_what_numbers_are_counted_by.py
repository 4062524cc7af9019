"""What numbers are counted by: a line of history says the lead's segment and originator, and offers out of nurturing"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"

_COUNTED = "kind IN ('captured', 'offered', 'accepted', 'rejected', 'nurturing', 'refused', 'recycled', 'won', 'lost')"
_DECISIONS = "kind IN ('accepted', 'rejected', 'won', 'lost')"
_NURTURED = """kind IN ('nurturing', 'recycled', 'nurtured_again') OR (kind = 'rejected' AND detail IN
    ('no_money', 'no_hurry', 'no_desire', 'no_trust', 'unreachable'))"""
_MOVES = """kind IN ('captured', 'offered', 'accepted', 'rejected', 'nurturing', 'refused', 'recycled', 'won', 'lost',
    'released', 'reopened', 'stale', 'never', 'nurture_over', 'discarded', 'recalled', 'tried_again', 'nurtured_again',
    'barred', 'merged_into')"""


def upgrade() -> None:
    for name in ("segment", "originator"):
        op.add_column("event", sa.Column(name, sa.String(), nullable=False, server_default=""))
        of_lead = f"(SELECT lead.{name} FROM lead WHERE lead.id = event.lead_id)"
        some = " WHERE lead_id IN (SELECT id FROM lead WHERE segment <> '')" if name == "segment" else ""
        op.execute(f"UPDATE event SET {name} = coalesce({of_lead}, ''){some}")
    before = f"""SELECT max(earlier.id) FROM event AS earlier
        WHERE earlier.lead_id = event.lead_id AND earlier.id < event.id AND ({_MOVES})"""
    nurtured = f"SELECT 1 FROM event AS last WHERE last.id = ({before}) AND ({_NURTURED})"
    op.execute(f"UPDATE event SET detail = 'nurturing' WHERE kind = 'offered' AND EXISTS ({nurtured})")
    op.drop_index("ix_event_week", "event")
    by = ["kind", "lead_id", "id", "detail", "source_id", "segment"]
    _index("ix_event_counted", "event", ["team_id", "at", *by], _COUNTED)
    _index("ix_event_undone", "event", ["team_id", "lead_id", "detail", "id"], "kind = 'undone'")
    brought_back = "kind = 'offered' AND detail = 'nurturing'"
    _index("ix_event_brought_back", "event", ["team_id", "lead_id", "id"], brought_back)
    _index("ix_event_brought_in", "event", ["team_id", "originator", "at"], _COUNTED)
    _index("ix_event_decided", "event", ["team_id", "actor", "at"], _DECISIONS)
    _index("ix_lead_became", "lead", ["team_id", "id", "merged_into", "stage_at"], "merged_into > 0")


def _index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
