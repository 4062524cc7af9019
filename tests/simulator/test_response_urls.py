"""Response URLs: five times in thirty minutes, to one person or to all, in place of the original or beside it."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.simulator.toy import Toy, actions, button, section


@pytest.fixture
async def url(toy: Toy) -> str:
    @toy.bolt.action("go")
    async def go(ack: Any, body: dict[str, Any]) -> None:
        toy.seen.append({"type": "url", "url": body["response_url"]})
        await ack()

    await toy.post(section("card"), actions(button("Go", "go")))
    await toy.ada.clicks("Go", on=await toy.ada.sees("card"))
    return str(toy.seen[-1]["url"])


async def post(url: str, body: object) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.text()


async def test_whispers_by_default_and_speaks_up_when_told(toy: Toy, url: str) -> None:
    assert await post(url, {"text": "for Ada"}) == (200, "ok")
    await post(url, {"text": "for all", "response_type": "in_channel"})
    assert (await toy.ada.sees("for Ada")).ephemeral
    assert not (await toy.bob.sees("for all")).ephemeral
    assert all("for Ada" not in message.text for message in toy.bob.reads())


async def test_replaces_and_deletes_the_original(toy: Toy, url: str) -> None:
    card = await toy.bob.sees("card")
    await AsyncWebhookClient(url).send(text="done", replace_original=True)
    assert (card.text, card.labels) == ("done", [])
    await AsyncWebhookClient(url).send(delete_original=True)
    assert card.deleted


async def test_five_uses_and_thirty_minutes(toy: Toy, url: str) -> None:
    for _ in range(5):
        assert (await post(url, {"text": "x"}))[0] == 200
    assert await post(url, {"text": "x"}) == (404, '{"ok": false, "error": "used_url"}')


async def test_an_old_one_has_expired(toy: Toy, url: str) -> None:
    toy.clock.advance(minutes=31)
    assert await post(url, {"text": "x"}) == (404, '{"ok": false, "error": "expired_url"}')


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"text": "x", "response_type": "loud"}, "invalid_response_type"),
        ([1], "invalid_payload"),
    ],
)
async def test_words_are_checked_as_in_messages(url: str, body: Any, error: str) -> None:
    status, answer = await post(url, body)
    assert status == 400
    assert error in answer


async def test_a_click_on_a_whisper_hands_no_message_back(toy: Toy) -> None:
    bodies: list[dict[str, Any]] = []

    @toy.bolt.action("hush")
    async def hush(ack: Any, body: dict[str, Any], respond: Any) -> None:
        bodies.append(body)
        await ack()
        await respond(text="gone", replace_original=True)

    blocks = [section("psst"), actions(button("Hush", "hush"))]
    await toy.client.chat_postEphemeral(channel=toy.room.id, user=toy.ada.id, text="psst", blocks=blocks)
    whisper = await toy.ada.sees("psst")
    await toy.ada.clicks("Hush", on=whisper)
    assert "message" not in bodies[0]
    assert bodies[0]["container"]["is_ephemeral"] is True
    assert whisper.text == "gone"
