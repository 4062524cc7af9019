"""Reading what a person has to know to read numbers. Nothing here changes anything."""

from bot.lead.access import require, workspace_of
from bot.lead.people import Act, Person
from storage.sql import Transaction


def zone_of_numbers(tx: Transaction, by: Person) -> str:
    """Return the zone in which the workspace's days and weeks begin, for everybody who may read the digest."""
    require(tx, by, Act.READ_DIGEST)
    return str(workspace_of(tx, by.team_id).hours.tz)
