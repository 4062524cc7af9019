"""Baton is uninstalled, or only given a new token; and people change their minds."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import SQLModel

from bot.application import Baton, RefusedBySlackError
from bot.delivery.pacing import Pacing
from bot.doors.payload import bolt_request
from bot.simulator.deliveries import Delivery
from storage import installations, tables
from storage.sql import Database, Transaction
from tests.conversations.office import READY, Office
from tests.conversations.two import another_baton

TIMING = "When do they want to buy?"
FAREWELL = "app_uninstalled"


def kept(office: Office, table: Any = tables.lead) -> int:
    with office.baton.database.engine.begin() as connection:
        found = select(func.count()).select_from(table).where(table.c.team_id == office.slack.workspace.team_id)
        return int(connection.execute(found).scalar_one())


async def says(office: Office, kind: str, **event: Any) -> Delivery:
    """Slack says so, although nothing has happened to Baton's token."""
    workspace = office.slack.workspace
    workspace.tell(kind, {"type": kind, "event_ts": workspace.mint.ts(), **event}, None, office.installed)
    await office.slack.settle()
    return [each for each in office.slack.deliveries if each.kind == "events_api" and each.type == kind][-1]


async def uninstalls(office: Office) -> Delivery:
    office.slack.uninstall(office.installed)
    await office.slack.settle()
    return [each for each in office.slack.deliveries if each.kind == "events_api" and each.type == FAREWELL][-1]


def installs_again(office: Office, *, token: str = "") -> None:
    """Back in its channels, and as a rule with a new token."""
    office.installed.installed = True
    office.installed.bot_token = token or f"{office.installed.bot_token}-new"
    for channel in (office.sales, office.marketing):
        office.slack.invite(office.installed, channel)


def farewell_at(office: Office, **since: float) -> dict[str, Any]:
    return {
        "type": "event_callback",
        "team_id": office.slack.workspace.team_id,
        "event_id": "Ev0HOURS",
        "event_time": int((office.clock.now() + timedelta(**since)).timestamp()),
        "event": {"type": FAREWELL, "event_ts": "1.0"},
    }


async def test_a_revoked_token_erases_nothing(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """It leaked; an administrator revokes it and installs Baton again for a new one. No farewell comes."""
    await office.offered_card()
    await says(office, "tokens_revoked", tokens={"oauth": [], "bot": [office.installed.bot_user_id]})
    assert "was revoked. Nothing is erased" in caplog.text
    await office.later(days=400)
    assert kept(office) == 1
    await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
    assert kept(office) == 2


async def test_somebody_elses_revoked_token_is_no_matter(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await says(office, "tokens_revoked", tokens={"oauth": ["U1"], "bot": []})
    await says(office, "tokens_revoked", tokens={"oauth": ["U1"]})
    await says(office, "tokens_revoked")
    assert "was revoked" not in caplog.text


async def test_a_week_after_it_was_uninstalled_a_workspace_is_erased(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await office.offered_card()
    await office.max.opens_messages()
    await uninstalls(office)
    assert "Its data will be erased in 7 days, unless it is installed there again" in caplog.text
    for _ in range(6):
        await office.later(days=1)
    assert kept(office) == 1
    await office.later(days=1, minutes=1)
    left = {table.name: kept(office, table) for table in SQLModel.metadata.sorted_tables}
    assert {name for name, count in left.items() if count} == {"inbox"}
    with office.baton.database.engine.begin() as connection:
        assert [key.split(":")[0] for key in connection.execute(select(tables.inbox.c.key)).scalars()] == ["farewell"]
    assert f"The data of workspace {office.slack.workspace.team_id} has been erased." in caplog.text


async def test_while_it_is_away_nothing_is_sent_and_nothing_comes_due(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")
    await office.work()
    office.clock.advance(days=60)
    await says(office, FAREWELL)
    before = len(office.slack.calls)
    for _ in range(6):
        await office.later(days=1)  # a follow-up and a digest would come now
    assert [call.method for call in office.slack.calls[before:] if call.method.startswith("chat.")] == []
    async with another_baton(office) as back:
        await office.later(days=1)
        await back.courier.deliver_now()
    await office.mia.sees("Time to follow up")
    await office.later(days=30)
    assert kept(office) == 1


async def test_installed_again_it_goes_on_where_it_was_and_an_old_farewell_is_left(office: Office) -> None:
    await office.offered_card()
    farewell = await uninstalls(office)
    await office.later(days=2)
    installs_again(office)
    async with another_baton(office) as back:
        office.clock.advance(minutes=5)
        await office.slack.deliver_again(farewell)  # to the one that has no good token any more
        farewell.payload["event_id"] = "Ev0LATE"
        await office.slack.deliver_again(farewell)
        for _ in range(30):
            office.clock.advance(days=1)
            await back.ticking.tick()
    assert kept(office) == 1


@pytest.mark.parametrize("sign", ["a command", "a click", "Home", "an event"])
async def test_whoever_is_heard_of_afterwards_is_not_erased(
    office: Office, sign: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    card = await office.offered_card()
    await says(office, FAREWELL)
    await office.later(days=3)
    if sign == "a command":
        await office.mia.runs("/lead help", in_=office.sales)
    elif sign == "a click":
        await office.ravi.clicks("Details", on=card)
    elif sign == "Home":
        await office.lena.opens_home()
    else:
        await office.mia.says("hello")
        await office.slack.settle()
    await office.later(seconds=5)
    assert "is back; none of its data was erased" in caplog.text
    for _ in range(30):
        await office.later(days=1)
    assert kept(office) == 1


async def test_what_was_done_before_is_no_sign_of_life_however_late_it_comes(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Details", on=card)
    click = [each for each in office.slack.deliveries if each.payload.get("actions")][-1]
    await office.lena.opens_home()
    opened = [each for each in office.slack.deliveries if each.kind == "events_api"][-1]
    await office.later(minutes=1)
    farewell = await says(office, FAREWELL)
    await office.later(days=3)
    for late in (click, opened, farewell):
        await office.slack.deliver_again(late)
    await says(office, "tokens_revoked", tokens={"bot": ["U1"]})
    await office.later(days=5)
    assert kept(office) == 0


async def test_a_farewell_from_before_the_present_installation_erases_nothing(office: Office) -> None:
    """The first Baton never heard of it: it was down; the second one hears it hours late."""
    await office.offered_card()
    late = farewell_at(office, hours=-1)
    for _ in range(2):
        assert (await office.slack.deliver(office.installed, "events_api", late)).ok
    await office.later(days=30)
    assert kept(office) == 1


async def test_a_workspace_that_was_erased_begins_anew_and_an_old_farewell_does_not_count(office: Office) -> None:
    await office.offered_card()
    farewell = await uninstalls(office)
    await office.later(days=8)
    assert kept(office, tables.workspace) == 0
    installs_again(office, token=office.installed.bot_token)
    async with another_baton(office) as anew:
        await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
        farewell.payload["event_time"] = int(office.clock.now().timestamp()) + 3600  # by Slack's clock, say
        await office.slack.deliver_again(farewell)
        for _ in range(30):
            office.clock.advance(days=1)
            await anew.ticking.tick()
            await office.baton.ticking.tick()
    assert kept(office) == 1


async def test_started_with_a_token_slack_refuses_what_is_overdue_is_erased_all_the_same(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody else would ever do it: with such a token Baton does not stay up."""
    await office.offered_card()
    await uninstalls(office)
    for days, left in ((1, 1), (7, 0)):
        office.clock.advance(days=days)
        with pytest.raises(RefusedBySlackError):
            await _again(office).__aenter__()
        assert kept(office) == left
        assert ("its data will be erased on 2026-11-30" in caplog.text) == bool(left)
        caplog.clear()


async def test_asked_to_erase_at_once_it_does(office: Office) -> None:
    await office.offered_card()
    async with _again(office, erase_after=0) as at_once:
        farewell = bolt_request(farewell_at(office))
        assert (await at_once.app.async_dispatch(farewell)).status == 200
        assert kept(office) == kept(office, tables.workspace) == 0


async def test_who_arrives_while_it_is_being_erased_begins_with_nothing(office: Office) -> None:
    await office.offered_card()
    await office.baton.database.transact(_begin_erasing, office.slack.workspace.team_id)
    async with _again(office):
        assert (kept(office), kept(office, tables.workspace)) == (0, 1)
        await office.later(days=30)
        await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
    assert kept(office) == 1


def _begin_erasing(tx: Transaction, team_id: str) -> None:
    """As a process leaves it that is killed after the first piece."""
    installations.leave(tx, team_id, tx.now)
    installations.begin_erasing(tx, team_id)


@asynccontextmanager
async def _again(office: Office, erase_after: int = 7) -> AsyncIterator[Baton]:
    """Baton, started once more with the token of now."""
    url = office.baton.database.url.render_as_string(hide_password=False)
    baton = Baton(
        Database(url, office.company.clock),
        bot_token=office.installed.bot_token,
        api_url=office.slack.api_url,
        pacing=Pacing(rate=1000),
        erase_after=timedelta(days=erase_after),
    )
    try:
        await baton.start(office.company.seeds)
        yield baton
    finally:
        await baton.stop()
