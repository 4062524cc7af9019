"""One database, several workspaces, each with a Baton of its own: nobody says anything with another's token."""

import asyncio

import pytest
from aiohttp.test_utils import TestServer

from bot.delivery.courier import Courier, make_client
from bot.delivery.pacing import Pacing
from bot.lead.people import Role
from storage import workspaces
from storage.delivery import claims, outbox
from storage.sql import Transaction
from tests.delivery.conftest import Baton
from tests.delivery.fake_slack import Answer, FakeSlack

POST = "chat.postMessage"


def leave(tx: Transaction) -> None:
    """To the same channel, the same person and about the same lead, as far as names go."""
    workspaces.add(tx, "T2")
    workspaces.set_members(tx, "T2", Role.SALES_MANAGER, ["UM9"])
    for team_id in ("T1", "T2", "T3"):
        for to in ("sales", "U7"):
            for number in (1, 2):
                outbox.leave(tx, team_id, "note", to, lead_id=1, text=f"{team_id} {to} {number}")


async def test_each_courier_tells_only_its_own_workspace(baton: Baton) -> None:
    other = FakeSlack(baton.clock)
    await baton.database.transact(leave)
    async with TestServer(other.app()) as server:
        client = make_client("xoxb-other", str(server.make_url("/api/")))
        others = Courier(baton.database, client, baton.compose, Pacing(rate=1000), teams={"T2"})
        await baton.delivers()
        assert not other.calls
        await asyncio.gather(*(courier.deliver_now() for courier in (others, baton.courier, others)))
        await others.stop()
    assert (baton.slack.texts("C-SALES"), baton.slack.texts("D-U7")) == (
        ["T1 sales 1", "T1 sales 2"],
        ["T1 U7 1", "T1 U7 2"],
    )
    assert (other.texts("C-SALES"), other.texts("D-U7")) == (["T2 sales 1", "T2 sales 2"], ["T2 U7 1", "T2 U7 2"])
    assert {row.team_id: row.state for row in await baton.rows()} == {"T1": "sent", "T2": "sent", "T3": "pending"}
    assert {row.attempts for row in await baton.rows() if row.team_id == "T3"} == {0}


async def test_a_workspace_whose_courier_is_away_holds_up_nobody_and_is_told_of_nothing(baton: Baton) -> None:
    await baton.database.transact(leave)
    for _ in range(60):
        await baton.delivers(minutes=30)
    assert {row.team_id: (row.state, row.attempts) for row in await baton.rows()} == {
        "T1": ("sent", 1),
        "T2": ("pending", 0),
        "T3": ("pending", 0),
    }


async def test_what_another_has_begun_is_left_to_it(baton: Baton) -> None:
    """The other's process died with a message in its hands: only its own token can look whether that arrived."""
    await baton.database.transact(leave)
    baton.slack.answers_next(POST, Answer(dropped=True, accepted=True))
    await baton.delivers()
    strangers = Courier(
        baton.database, make_client("xoxb-other", baton._url), baton.compose, Pacing(rate=1000), teams={"T3"}
    )
    calls = len(baton.slack.calls)
    baton.clock.advance(minutes=2)
    await strangers.deliver_now()
    looked = [call.method for call in baton.slack.calls[calls:] if call.method == "conversations.history"]
    assert not looked
    await baton.delivers()
    ours = [text for text in baton.slack.texts("C-SALES") if text.startswith("T1")]  # both are drawn in one Slack here
    assert ours == ["T1 sales 1", "T1 sales 2"]


async def test_a_courier_with_no_workspace_yet_delivers_nothing(baton: Baton) -> None:
    teams: set[str] = set()
    courier = Courier(
        baton.database, make_client("xoxb-test", baton._url), baton.compose, Pacing(rate=1000), teams=teams
    )
    await baton.leaves("hello")
    await courier.deliver_now()
    assert await baton.states() == ["pending"]
    teams.add("T1")
    await courier.deliver_now()
    assert await baton.states() == ["sent"]


@pytest.mark.parametrize("wanted", [["T2"], ["T1", "T2"]])
async def test_the_oldest_of_all_ones_workspaces_comes_first(baton: Baton, wanted: list[str]) -> None:
    await baton.database.transact(leave)
    due = await baton.database.read(claims.due, wanted)
    assert [notice.id for notice in due] == sorted(notice.id for notice in due)
    assert {notice.team_id for notice in due} == set(wanted)
