"""Files chosen for an app, and times of day in the person's own zone."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import Pages
from tests.browser.windows import Window, new_window
from tests.simulator.opener import Opener
from tests.simulator.toy import Toy, actions, modal, text_input

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

BERLIN = ZoneInfo("Europe/Berlin")
MODAL = modal("Papers", text_input("File", "file", "file_input", element={"filetypes": ["txt", "pdf"], "max_files": 2}))


def file(name: str, content: bytes = b"a") -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain" if name.endswith("txt") else "", "buffer": content}


async def test_chosen_files_arrive_as_slack_sends_them_and_can_be_fetched(toy: Toy, ada: Window) -> None:
    opener = Opener(toy, MODAL)
    await ada.types("/table")
    await expect(ada.modal).to_contain_text(".txt, .pdf · up to 2 files · 10 MB each at most")
    await ada.modal.get_by_label("File", exact=True).set_input_files([file("notes.txt", b"some words"), file("b.pdf")])
    await expect(ada.modal.get_by_role("list", name="Chosen files")).to_contain_text("notes.txt 10 B")
    await ada.presses("Remove b.pdf", ada.modal)
    await ada.presses("Save", ada.modal)
    await expect(ada.modal).to_be_hidden()
    [given] = opener.submitted[0]["view"]["state"]["values"]["file"]["typed"]["files"]
    expected = {"name": "notes.txt", "mimetype": "text/plain", "filetype": "text", "size": 10, "user": toy.ada.id}
    assert expected.items() <= given.items()
    info = await toy.client.files_info(file=given["id"])
    assert info["file"] == given
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {toy.app.bot_token}"}
        async with session.get(given["url_private"], headers=headers) as answer:
            assert await answer.read() == b"some words"
        async with session.get(given["url_private"], allow_redirects=False) as answer:
            assert answer.status == 302  # to the sign-in page, as in Slack


async def test_files_that_are_not_asked_for_are_refused_where_they_are_chosen(toy: Toy, ada: Window) -> None:
    opener = Opener(toy, MODAL)
    await ada.types("/table")
    field = ada.modal.get_by_label("File", exact=True)
    await field.set_input_files([file("run.exe"), file("1.txt"), file("2.txt"), file("3.txt")])
    await ada.sees("run.exe is not one of .txt, .pdf. 2 files at most: 3.txt was left out.", ada.modal)
    await field.set_input_files([])
    await ada.presses("Remove 1.txt", ada.modal)
    await field.set_input_files([file("big.pdf", b"x" * 10_000_001)])
    await ada.sees("Slack takes 10 MB", ada.modal)
    await ada.presses("Save", ada.modal)
    await expect(ada.modal).to_be_hidden()
    assert [one["name"] for one in opener.submitted[0]["view"]["state"]["values"]["file"]["typed"]["files"]] == [
        "2.txt"
    ]


@pytest.mark.parametrize("elsewhere", ["Pacific/Auckland", "America/Los_Angeles"])
async def test_a_moment_is_in_the_persons_zone_wherever_the_browser_is(
    toy: Toy, pages: Pages, browser: Browser, elsewhere: str
) -> None:
    summer = datetime(2026, 7, 1, 8, 30, tzinfo=BERLIN)
    picker = {"type": "datetimepicker", "action_id": "moment", "initial_date_time": int(summer.timestamp())}
    asked: list[int] = []

    @toy.bolt.action("moment")
    async def remember(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        asked.append(action["selected_date_time"])

    await toy.post(actions(picker), text="When?")
    window = await new_window(browser, await pages(toy), timezone_id=elsewhere)
    await window.opens("Ada Lovelace")
    field = window.page.locator("input[type=datetime-local]")
    await expect(field).to_have_value("2026-07-01T08:30")
    for text in ("2026-12-24T10:15", "2026-10-25T03:30", "2026-03-29T01:59"):
        await field.fill(text)
        await expect(field).to_have_value(text)
    await window.page.wait_for_timeout(200)
    await window.page.context.close()
    assert asked == [
        int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp())
        for text in ("2026-12-24T10:15", "2026-10-25T03:30", "2026-03-29T01:59")
    ]
    shown = window.errors
    assert not shown


async def test_a_shared_file_is_opened_and_downloaded_by_whoever_sees_its_message(toy: Toy, ada: Window) -> None:
    rows = '\ufeffLead,Note\r\nL-1,"a, b"\r\n'.encode()
    await toy.client.files_upload_v2(filename="rows.csv", content=rows, channel=toy.room.id, initial_comment="Here:")
    shared = ada.message("Here:").get_by_role("group", name="rows.csv")
    await expect(shared).to_contain_text("CSV · 26 B")
    await ada.presses("Open", shared)
    table = ada.page.locator("#confirm").get_by_role("table")
    assert await table.get_by_role("cell").all_inner_texts() == ["L-1", "a, b"]
    assert await table.get_by_role("columnheader").first.inner_text() == "Lead", "the mark of Unicode is not shown"
    await ada.presses("Close", ada.page.locator("#confirm"))
    async with ada.page.expect_download() as download:
        await shared.get_by_role("link", name="Download").click()
    assert (await (await download.value).path()).read_bytes() == rows
    link = await shared.get_by_role("link", name="Download").get_attribute("href") or ""
    stranger = toy.slack.person("Out Sider")
    theirs = toy.slack.base_url + link.replace(toy.ada.id, stranger.id)
    async with aiohttp.ClientSession() as session, session.get(theirs) as answer:
        assert answer.status == 404
    assert not ada.errors


async def test_a_file_goes_with_a_message_chosen_or_dropped(toy: Toy, ada: Window) -> None:
    await (
        ada.page.get_by_label("Files to send", exact=True)
        .and_(ada.page.locator("#composer input"))
        .set_input_files([file("notes.txt", b"some words"), file("b.pdf")])
    )
    await ada.presses("Remove b.pdf")
    await ada.types("From the fair")
    await expect(ada.message("From the fair").get_by_role("group", name="notes.txt")).to_contain_text("10 B")
    drop = await ada.page.evaluate_handle(
        "() => { const held = new DataTransfer(); held.items.add(new File(['a,b'], 'leads.csv')); return held; }"
    )
    await ada.page.dispatch_event("#composer .writing", "drop", {"dataTransfer": drop})
    await expect(ada.page.locator("#composer .attached")).to_contain_text("leads.csv")
    await ada.presses("Send")
    await expect(ada.page.get_by_role("group", name="leads.csv")).to_be_visible()
    await toy.slack.settle()
    [first, second] = [event for event in toy.seen if event.get("subtype") == "file_share"]
    assert (first["text"], [one["name"] for one in first["files"]]) == ("From the fair", ["notes.txt"])
    assert (second["text"], [one["name"] for one in second["files"]]) == ("", ["leads.csv"])
    assert not ada.errors
