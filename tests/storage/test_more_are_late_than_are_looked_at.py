"""More follow-ups are late than are looked at in one go: each raises an alarm, once, in one message to a manager."""

from datetime import timedelta

from bot.cadence.plan import run_of
from bot.cadence.work import Work
from bot.clock import MovableClock
from bot.lead.kinds import NoticeKind
from bot.nurture.late.late_now import late_among, late_now, late_unraised
from bot.nurture.late.notes import how_many_now, late
from bot.nurture.late.raise_alarm import raise_alarms
from bot.nurture.late.untold import MOST
from storage import due, leads, tables, workspaces
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

COUNT = MOST + 30


def _left_untold(tx: Transaction) -> None:
    a_workspace(tx)
    many_leads(tx, COUNT, stage="nurturing", **dict.fromkeys(("timing", "money"), ""))
    tx.connection.execute(tables.lead.update().values(track="wait"))
    late_since = tx.now - timedelta(days=5)
    for lead_id in range(1, COUNT + 1):
        lead = leads.get(tx, TEAM, lead_id)
        assert lead
        run_of(tx, lead)
        due.schedule(tx, lead, Work.FOLLOW_UP, late_since, day=late_since.date().isoformat())


def _alarms(tx: Transaction) -> list[list[int]]:
    notices = tx.connection.execute(tables.notice.select().where(tables.notice.c.kind == NoticeKind.LATE)).mappings()
    return [sorted(notice["data"]["leads"]) for notice in notices]


async def test_each_raises_an_alarm_once(database: Database, clock: MovableClock) -> None:
    await database.transact(_left_untold)
    assert await database.transact(raise_alarms) == COUNT
    assert await database.transact(raise_alarms) == 0
    assert await database.transact(_alarms) == [list(range(1, COUNT + 1))]
    workspace = await database.transact(workspaces.get, TEAM)
    assert workspace
    told = await database.transact(late_among, workspace, range(1, COUNT + 1))
    assert late(told).text == f"{COUNT} follow-ups are late"
    assert how_many_now(await database.transact(late_now, workspace)) == f"More than {MOST} follow-ups are late"
    assert not await database.transact(late_unraised, workspace)
    assert len(await database.transact(late_now, workspace, "U1")) == MOST + 1
    assert not await database.transact(late_now, workspace, "U2")
