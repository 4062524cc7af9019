"""A whole import by clicks: a file is dropped into the conversation, looked at, loaded, and taken back."""

import asyncio

import pytest
from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.conftest import Opens
from tests.browser.windows import PATIENCE, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

FAIR = "Name;Firma;E-Mail;Stand\r\nLena Krug;Krug Logistik;lena@krug.example;A1\r\nOtto Ost;;otto(at)ost;B2\r\n"
_DROPPED = """content => {
  const held = new DataTransfer();
  held.items.add(new File([content], "fair.csv", { type: "text/csv" }));
  return held;
}"""


async def _goes_on(playground: Playground, window: Window, text: str) -> None:
    """Time passes in the office until the message says this."""
    async with asyncio.timeout(PATIENCE / 1000):
        while not await window.message("fair.csv").get_by_text(text).count():
            playground.clock.advance(seconds=5)
            await playground.running.baton.ticking.tick()
            await playground.running.baton.courier.deliver_now()


async def test_a_dropped_file_is_looked_at_loaded_and_taken_back(playground: Playground, opens: Opens) -> None:
    mia = await opens("Mia Marketer")
    await mia.goes_to("Baton")
    held = await mia.page.evaluate_handle(_DROPPED, FAIR)
    await mia.page.dispatch_event("#composer .writing", "drop", {"dataTransfer": held})
    await mia.presses("Send")
    await _goes_on(playground, mia, "Nothing is saved yet.")

    await mia.presses("Import these leads", mia.message("fair.csv"))
    await mia.sees("One row cannot be loaded as it is.", mia.modal)
    await expect(mia.modal).to_contain_text("line 3: “otto(at)ost”")
    await expect(mia.modal.get_by_label("What “Firma” is")).to_have_value("company")
    await mia.modal.get_by_label("What “Stand” is").select_option(label="Leave it out")
    await mia.fills({"Where are they from?": "Fair 2026", "Batch": "Day one", "Who follows them up?": "I do"})
    await mia.presses("Import one lead", mia.modal)
    await expect(mia.modal).to_contain_text("fair.csv is being loaded.")
    await mia.presses("Close", mia.modal)

    await _goes_on(playground, mia, "is loaded: 2 rows.")
    done = mia.message("is loaded: 2 rows.")
    await expect(done).to_contain_text("1 new · 1 to be mended")
    await expect(done).to_contain_text("1 has questions left to answer")
    refused = mia.page.get_by_role("group", name="fair - rows to mend.csv")
    await mia.presses("Open", refused)
    await expect(mia.page.locator("#confirm").get_by_role("table")).to_contain_text("otto(at)ost")
    await mia.presses("Close", mia.page.locator("#confirm"))

    await mia.presses("Undo", done)
    await mia.presses("Take it back", mia.page.locator("#confirm"))
    await _goes_on(playground, mia, "was taken back.")
    await mia.sees("Its one new lead is removed again.")
