"""Which settings were filled once, so that a start does not bring back what a manager has emptied"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "filled_setting",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("setting", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "setting"),
    )
    # Nobody knows any more whether an empty role was emptied by a manager: it gives access, so it stays empty. A channel
    # that is empty holds messages back until somebody chooses one, so a start may still fill it.
    for role in ("marketer", "rep", "marketing_manager", "sales_manager"):
        op.execute(f"INSERT INTO filled_setting (team_id, setting) SELECT team_id, '{role}' FROM workspace")
    for channel in ("sales_channel", "marketing_channel"):
        op.execute(
            "INSERT INTO filled_setting (team_id, setting) "
            f"SELECT team_id, '{channel}' FROM workspace WHERE {channel} <> ''"
        )
