"""A channel that gets more than Slack takes: all of it arrives in order at Slack's pace, and no other channel waits."""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime
from statistics import quantiles

import pytest

from bot.application import Baton
from bot.clock import MovableClock
from bot.delivery.pacing import Pacing
from bot.playground.sandbox import Company, found_company
from bot.simulator.records import Channel, Posted
from storage.delivery import outbox
from storage.sql import Database
from tests.guarantees.conftest import Size

POST = "chat.postMessage"


class Flood:
    """`busy` gets many posts at once, the people one now and then; all time that passes is simulated."""

    def __init__(self, company: Company, baton: Baton) -> None:
        self.company, self.baton, self.busy = company, baton, company.sales
        self.began = company.clock.now()
        self.left: dict[str, datetime] = {}

    async def leaves(self, text: str, to: str, lead_id: int) -> None:
        self.left[text] = self.company.clock.now()
        team = self.company.slack.workspace.team_id
        await self.baton.database.transact(outbox.leave, team, "note", to, lead_id, text=text)

    async def goes_on(self, seconds: float) -> None:
        self.company.clock.advance(seconds=seconds)
        await self.baton.courier.deliver_now()

    def posted(self, channel: Channel) -> list[Posted]:
        return [posted for posted in channel.messages.values() if posted.text in self.left]

    def waited(self, posted: Posted) -> float:
        return float(posted.ts) - self.left[posted.text].timestamp()


@pytest.fixture
async def flood(database_url: str, clock: MovableClock) -> AsyncIterator[Flood]:
    company = await found_company(clock, rate_limits=True)
    baton = Baton(
        Database(database_url, clock),
        bot_token=company.installed.bot_token,
        api_url=company.slack.api_url,
        pacing=Pacing(tick=lambda: clock.now().timestamp()),
    )
    await baton.start(company.seeds)
    yield Flood(company, baton)
    await baton.stop()
    await company.slack.stop()


async def test_a_flood_in_one_channel_arrives_at_slacks_pace_and_holds_up_nobody_else(flood: Flood, size: Size) -> None:
    posts, leads = size.of(100, 500), 40
    for number in range(posts):
        await flood.leaves(f"lead {number % leads}, word {number // leads}", flood.busy.id, number % leads + 1)
    people, said = [flood.company.ravi, flood.company.lena, flood.company.mia, flood.company.max], 0
    while len(flood.posted(flood.busy)) < posts:
        if said % 120 == 10:
            flood.company.slack.faults.next(POST, channel=flood.busy.id).rate_limited(20)
        if said % 3 == 0:
            await flood.leaves(f"word {said} to somebody", people[said // 3 % 4].id, 1000 + said)
        said += 1
        assert said < 3 * posts, "it takes far longer than Slack asks for"
        await flood.goes_on(seconds=0.75)
    await flood.goes_on(seconds=5)

    _in_order(flood.posted(flood.busy), posts)
    _as_slack_asked(flood, said // 120 + 1)
    others = [posted for person in people for posted in flood.posted(person.dm)]
    assert len(others) == len({posted.text for posted in others}) == len(flood.left) - posts
    waits = [flood.waited(posted) for posted in others]
    assert quantiles(waits, n=20)[-1] < 5


def _in_order(posts: list[Posted], wanted: int) -> None:
    """Each once, and every lead's words as they were left."""
    words = defaultdict(list)
    for posted in posts:
        lead, _, word = posted.text.partition(", word ")
        words[lead].append(int(word))
    assert sum(map(len, words.values())) == wanted
    assert all(said == [*range(len(said))] for said in words.values())


def _as_slack_asked(flood: Flood, at_least: int) -> None:
    """No call into a channel before its Retry-After was over, and few enough calls to be polite."""
    calls = [call for call in flood.company.slack.calls if call.method == POST]
    limited = [call for call in calls if call.status == 429]
    assert len(limited) >= at_least
    for refused in limited:
        asked = (refused.answer or {})["retry_after"]
        same = [call for call in calls if call.args["channel"] == refused.args["channel"] and call.at > refused.at]
        assert all((call.at - refused.at).total_seconds() >= asked for call in same)
    # Slack's bursts are shorter than Baton's, so a few are refused; it must not become a habit.
    assert len(limited) < len(calls) / 4
