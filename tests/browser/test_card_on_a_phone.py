"""The card on a phone: a rep sees all of it at once, and a line or two once it is decided."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.test_story import mia_hands_over
from tests.browser.windows import Window
from tests.conversations.office import READY

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

PHONE = {"width": 390, "height": 844}
FULL, DECIDED = 420, 160  # pixels of content
CAREFUL = {
    **READY,
    "What is their requirement?": "Ship every order within a day, also in the weeks before Christmas",
    "Do we have a solution for them?": "Partly",
    "Is there a budget?": "Planned",
    "How well do they know and trust us?": "Never heard of us",
}


async def test_a_full_card_with_cautions_fits_a_phone_and_shrinks_once_decided(opens: Opens) -> None:
    mia, ravi = await opens("Mia Marketer"), await opens("Ravi Rep")
    await mia_hands_over(mia, CAREFUL)
    await ravi.goes_to("sales-leads")
    await ravi.sees("Why it came to sales")
    await ravi.page.set_viewport_size(PHONE)
    assert await _height(ravi) <= FULL
    await ravi.presses("Accept", ravi.message("Jane Doe"))
    await ravi.sees("Accepted by")
    assert await _height(ravi) <= DECIDED


async def test_a_rejection_takes_two_presses_and_a_sentence(opens: Opens) -> None:
    mia, lena = await opens("Mia Marketer"), await opens("Lena Rep")
    await mia_hands_over(mia)
    await lena.goes_to("sales-leads")
    await lena.sees("Why it came to sales")
    await lena.page.set_viewport_size(PHONE)
    await lena.presses("Reject", lena.message("Jane Doe"))
    for label in ("No need", "Note"):  # all of it is seen at once
        await expect(lena.modal.get_by_label(label)).to_be_in_viewport()
    await lena.modal.get_by_label("Note").fill("Not before spring")
    await lena.modal.get_by_label("No hurry (bad timing)").check()
    await expect(lena.modal.get_by_label("Until when?")).to_have_value("2027-02-22")
    await expect(lena.modal.get_by_label("Note")).to_have_value("Not before spring")
    await lena.presses("Reject", lena.modal)
    await lena.sees("Rejected by")
    assert await _height(lena) <= DECIDED
    await mia.goes_to("Baton")
    await mia.sees("Not before spring")


async def _height(window: Window) -> float:
    box = await window.message("Jane Doe").bounding_box()
    assert box
    return box["height"]
