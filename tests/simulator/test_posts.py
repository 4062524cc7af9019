"""The things a post can carry: buttons in attachments, a name of its own, a reply shown in the channel too."""

from typing import Any

from tests.simulator.toy import Toy, button


async def test_buttons_in_attachments_work_and_usernames_differ(toy: Toy) -> None:
    pressed: list[dict[str, Any]] = []

    @toy.bolt.action("old")
    async def old(ack: Any, payload: dict[str, Any]) -> None:
        pressed.append(payload)
        await ack()

    blocks = [{"type": "actions", "elements": [button("Old", "old")]}]
    await toy.post(text="before", attachments=[{"color": "#fff", "blocks": blocks}])
    await toy.ada.clicks("Old", on=toy.ada.reads(toy.room)[-1])
    assert pressed[0]["block_id"]
    assert toy.slack.person("Bob").user.handle == "bob2"


async def test_a_broadcast_reply_shows_in_the_channel_too(toy: Toy) -> None:
    root = await toy.post(text="root")
    await toy.post(text="loud", thread_ts=root["ts"], reply_broadcast=True)
    history = (await toy.client.conversations_history(channel=toy.room.id))["messages"]
    assert [(m["text"], m.get("subtype")) for m in history] == [("loud", "thread_broadcast"), ("root", None)]
