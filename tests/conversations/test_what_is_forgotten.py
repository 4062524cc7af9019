"""However long Baton is used, what it keeps is leads: what was received and sent is forgotten in time."""

from datetime import timedelta

from sqlalchemy import func, select

from storage import tables
from tests.conversations.office import Office, without
from tests.guarantees.a_day import everything_once
from tests.guarantees.databases import opened


async def test_what_was_received_and_sent_is_forgotten_and_leads_are_not(office: Office) -> None:
    await everything_once(office)
    leads, notices = _count(office, tables.lead), _count(office, tables.notice)
    await office.later(days=6)
    assert _count(office, tables.notice) >= notices  # who looks into what happened last week finds it
    await office.later(days=2)
    assert _count(office, tables.notice, older_than=7) == _count(office, tables.inbox, older_than=2) == 0
    assert _count(office, tables.lead) == leads
    assert _count(office, tables.event, older_than=7) > 0


async def test_what_is_held_back_is_kept_for_a_month(office: Office) -> None:
    office.slack.faults.next("chat.postMessage", times=99).error("restricted_action")
    await office.mia_brings(without("Is there a budget?"))
    await office.work()
    parked = _count(office, tables.notice, state="parked")
    assert parked
    await office.later(days=29)
    assert _count(office, tables.notice, older_than=28, state="parked") == parked
    await office.later(days=2)
    assert _count(office, tables.notice, older_than=28, state="parked") == 0


def _count(office: Office, table: object, older_than: int = 0, state: str = "") -> int:
    """How many rows there are, those left aside that outlive everything, such as who was welcomed."""
    query = select(func.count()).select_from(table)
    at = table.c.get("created_at", table.c.get("at"))
    if older_than:
        query = query.where(at < office.clock.now() - timedelta(days=older_than))
    if state:
        query = query.where(table.c.state == state)
    if table is tables.inbox:
        query = query.where(table.c.key.not_like("welcome:%"))
    with opened(office.baton.database.url.render_as_string(hide_password=False)) as connection:
        return int(connection.execute(query).scalar_one())
