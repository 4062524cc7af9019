"""The fault script: what can go wrong with a Web API call, and what has happened nevertheless."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.simulator.toy import Toy


def texts(toy: Toy) -> list[str]:
    return [message.text for message in toy.ada.reads(toy.room)]


async def test_refused_calls_have_no_effect(toy: Toy) -> None:
    faults = toy.slack.faults
    faults.next("chat.postMessage", status=500)
    with pytest.raises(SlackApiError) as broken:
        await toy.post(text="x")
    assert broken.value.response.status_code == 500
    faults.next("chat.postMessage").rate_limited(retry_after=30)
    with pytest.raises(SlackApiError) as limited:
        await toy.post(text="x")
    assert limited.value.response.headers["Retry-After"] == "30"
    faults.next("chat.postMessage").error("channel_not_found")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await toy.post(text="x")
    faults.next("chat.postMessage").dropped()
    with pytest.raises(aiohttp.ClientError):
        await toy.post(text="x")
    faults.next("chat.postMessage").hangs(0.05)
    with pytest.raises(aiohttp.ClientError):
        await toy.post(text="x")
    assert texts(toy) == []
    assert [call.effect for call in toy.slack.calls[-5:]] == [False] * 5
    await toy.post(text="at last")
    assert texts(toy) == ["at last"]


async def test_an_accepted_call_may_lose_its_answer(toy: Toy) -> None:
    toy.slack.faults.next("chat.postMessage").accepted_then_dropped()
    with pytest.raises(aiohttp.ClientError):
        await toy.post(text="there")
    assert texts(toy) == ["there"]
    logged = toy.slack.calls[-1]
    assert (logged.effect, logged.answer) == (True, None)


async def test_a_late_call_takes_effect_after_the_caller_gave_up(toy: Toy) -> None:
    toy.slack.faults.next("chat.postMessage").late(0.05)
    with pytest.raises(aiohttp.ClientError):
        await toy.post(text="late")
    assert texts(toy) == []
    await toy.ada.sees("late")


async def test_a_slow_call_takes_effect_at_once_and_its_true_answer_comes_late(toy: Toy) -> None:
    toy.slack.faults.next("chat.postMessage").slow(0.2)
    began = asyncio.get_running_loop().time()
    posting = asyncio.ensure_future(toy.post(text="slow"))
    posted = await toy.ada.sees("slow")
    logged = toy.slack.calls[-1]
    assert (posting.done(), logged.effect, logged.answer) == (False, True, None)
    answer = await posting
    assert asyncio.get_running_loop().time() - began >= 0.2
    assert (answer["ok"], answer["ts"], logged.answer and logged.answer["ts"]) == (True, posted.ts, posted.ts)


async def test_a_slow_refusal_is_a_refusal(toy: Toy) -> None:
    toy.slack.faults.next("chat.postMessage").slow(0.05)
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await toy.client.chat_postMessage(channel="C0NOWHERE", text="x")


@pytest.mark.parametrize("code", ["ratelimited", "is_archived", "token_revoked", "msg_too_long", "internal_error"])
async def test_any_of_slacks_error_codes_can_be_given(toy: Toy, code: str) -> None:
    toy.slack.faults.next("chat.postMessage").error(code)
    with pytest.raises(SlackApiError, match=code):
        await toy.post(text="x")
    assert texts(toy) == []


async def test_faults_can_be_counted_and_aimed(toy: Toy) -> None:
    other = toy.slack.channel("other", [toy.ada])
    toy.slack.faults.next("chat.postMessage", times=2, channel=other.id).error("fatal_error")
    toy.slack.faults.next("*", when=lambda args: args.get("text") == "bad").error("fatal_error")
    await toy.post(text="fine")
    with pytest.raises(SlackApiError):
        await toy.post(text="bad")
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await toy.client.chat_postMessage(channel=other.id, text="x")
    await toy.client.chat_postMessage(channel=other.id, text="x")


async def test_slack_can_be_down(toy: Toy) -> None:
    toy.slack.faults.down = True
    with pytest.raises(SlackApiError):
        await toy.client.auth_test()
    toy.slack.faults.clear()
    await asyncio.gather(*[toy.client.auth_test() for _ in range(3)])
