"""Files that people give to an app: chosen in a modal, or dropped into a conversation."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import NotVisible
from tests.simulator.opener import Opener
from tests.simulator.toy import Toy, modal, text_input

FORM = modal("Papers", text_input("File", "file", "file_input", element={"filetypes": ["csv", "txt"], "max_files": 2}))


async def content(toy: Toy, file_id: str) -> bytes:
    info = await toy.client.files_info(file=file_id)
    headers = {"Authorization": f"Bearer {toy.app.bot_token}"}
    async with aiohttp.ClientSession() as session, session.get(info["file"]["url_private"], headers=headers) as answer:
        return await answer.read()


async def test_files_are_put_into_a_field_and_arrive_when_it_is_submitted(toy: Toy) -> None:
    opener = Opener(toy, FORM)
    await toy.ada.runs("/table", in_=toy.room)
    await toy.ada.submits()
    form = toy.ada.modal
    assert form is not None
    assert form.errors == {"File": "Please complete this required field."}
    await toy.ada.fills({"File": [("leads.csv", b"a,b"), ("notes.TXT", b"words")]})
    assert form.values == {"File": ["leads.csv", "notes.TXT"]}
    await toy.ada.submits({"File": ("leads.csv", b"a,b\n1,2")})
    [given] = opener.submitted[0]["view"]["state"]["values"]["file"]["typed"]["files"]
    assert (given["name"], given["size"], given["user"]) == ("leads.csv", 7, toy.ada.id)
    assert await content(toy, given["id"]) == b"a,b\n1,2"


async def test_a_field_takes_no_other_larger_or_further_files(toy: Toy) -> None:
    Opener(toy, FORM)
    await toy.ada.runs("/table", in_=toy.room)
    for given in (("run.exe", b"a"), ("big.csv", b"x" * 10_000_001), [("a.csv", b"a")] * 3):
        with pytest.raises(NotVisible):
            await toy.ada.submits({"File": given})


async def test_without_the_scope_no_file_can_be_asked_for_and_none_is_given(toy: Toy) -> None:
    message = await toy.ada.shares("leads.csv", b"a,b", in_=toy.room)
    toy.app.declined = frozenset({"files:read"})
    opener = Opener(toy, FORM)
    with pytest.raises(SlackApiError, match="missing_scope"):
        await toy.client.views_open(trigger_id=toy.slack.stage.triggers.issue(toy.app, toy.ada.id), view=FORM)
    assert not opener.opened
    [file] = message.raw["files"]
    headers = {"Authorization": f"Bearer {toy.app.bot_token}"}
    asked = {"headers": headers, "allow_redirects": False}
    async with aiohttp.ClientSession() as session, session.get(file["url_private"], **asked) as answer:
        assert answer.status == 302, "to the sign-in page"


async def test_a_dropped_file_is_a_message_with_it_and_an_event_of_its_own(toy: Toy) -> None:
    settings = toy.app.manifest["settings"]
    events = [*settings["event_subscriptions"]["bot_events"], "file_shared"]
    toy.app.manifest = toy.app.manifest | {"settings": settings | {"event_subscriptions": {"bot_events": events}}}
    shared = []

    @toy.bolt.event("file_shared")
    async def remember(body: dict[str, dict[str, object]]) -> None:
        shared.append(body["event"])

    dropped = await toy.ada.shares("leads.csv", b"a,b\n1,2", text="From the fair")
    await toy.slack.settle()
    assert dropped.text.startswith("From the fair")
    assert (dropped.files, dropped.opens("leads.csv")) == (["leads.csv"], b"a,b\n1,2")
    [told] = [event for event in toy.seen if event.get("subtype") == "file_share"]
    assert (told["channel_type"], told["user"], told["upload"]) == ("im", toy.ada.id, True)
    [file] = told["files"]
    assert (shared[0]["file_id"], shared[0]["user_id"], shared[0]["channel_id"]) == (
        file["id"],
        toy.ada.id,
        toy.ada.dm.id,
    )
    assert await content(toy, file["id"]) == b"a,b\n1,2"
