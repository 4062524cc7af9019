"""The card on a phone: a rep sees all of it at once, and a line or two once it is decided."""

import pytest
from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.conftest import Opens
from tests.browser.test_story import mia_hands_over
from tests.browser.windows import Window
from tests.conversations.office import READY, Office
from tests.conversations.test_confidence import decide, lead
from tests.conversations.walk import TIMING, Life, Stage, details, leaves

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

PHONE = {"width": 390, "height": 844}
FULL, DECIDED = 415, 160  # pixels of content
CAREFUL = {
    **READY,
    "What is their requirement?": "Ship every order within a day, also in the weeks before Christmas",
    "Do we have a solution for them?": "Partly",
    "Is there a budget?": "Planned",
    "How well do they know and trust us?": "Never heard of us",
}
TYPED = [
    prompt for prompt in READY if prompt.startswith(("What is", "What sol", "What out", "Who will", "Who approves"))
]


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


class Cards(Life):
    """The states a card can be in while sales can decide on it, each with as many cautions as there are."""

    ready = CAREFUL

    async def careful(self) -> str:
        return await self.offered()

    async def offered_anyway_with_cautions(self) -> str:
        label = await self._brings({**CAREFUL, TIMING: "3 to 6 months"})
        return await self._offers_anyway(label, "Their board meets next week, and it is on the agenda")

    async def back_again_with_cautions(self) -> str:
        return await self._back(await self.returned())

    async def back_again_and_offered_anyway(self) -> str:
        label = await self._rejected("No need", Note="They told me so")
        return await self._offers_anyway(label, "Their need is new, says their COO")

    async def back_again_after_marketing_kept_in_touch(self) -> str:
        label = await self._rejected("No hurry (bad timing)", Note="Not before spring")
        office = self._office
        await details(office.mia, label)
        await office.mia.clicks("Log a conversation")
        said = "They lost two carriers in one week, and their board wants it solved before the summer, says Jane"
        met = {"With whom?": ["Somebody new"], "Somebody new": "Kim Park"}
        await office.mia.submits({"How?": "Phone", **met, "What did you learn?": said})
        await office.mia.clicks("Ready now")
        await office.mia.submits({TIMING: "Within 3 months"})
        await leaves(office.mia)
        await self.card(label)
        return label

    async def with_long_answers_to_everything(self) -> str:
        long = "and in the weeks before Christmas too, whatever the carrier says, " * 3
        answers = {prompt: f"{said}, {long}" if prompt in TYPED else said for prompt, said in CAREFUL.items()}
        who = "Dr. Ann-Katharina Westermann-Lopez, Head of Operations at Long, ann@long-name.example, +49 151 23456789"
        await self._office.mia_brings(answers, who, Company=long[:80], Title=long[:80], Source=long[:80])
        await self.card("L-1")
        return "L-1"

    async def from_a_source_known_by_its_bar(self) -> str:
        for number in range(3):
            await decide(self._office, number, source="Logistics Fair Hamburg")
        await self._office.mia_brings(CAREFUL, lead(3, source="Logistics Fair Hamburg"))
        await self.card("L-4")
        return "L-4"

    async def _back(self, label: str) -> str:
        mia = self._office.mia
        await mia.clicks("Fix and resubmit", on=await mia.sees("put it right", in_=mia.dm))
        await mia.submits()
        await mia.submits({"What is their requirement?": "Ship every order within a day, also before Christmas"})
        await self.card(label)
        return label

    async def _offers_anyway(self, label: str, why: str) -> str:
        await details(self._office.max, label)
        await self._office.max.clicks("Offer anyway")
        await self._office.max.submits({"Why should sales see it anyway?": why})
        await leaves(self._office.max)
        await self.card(label)
        return label


@pytest.mark.parametrize(
    "state",
    [
        Cards.careful,
        Cards.offered_anyway_with_cautions,
        Cards.back_again_with_cautions,
        Cards.back_again_and_offered_anyway,
        Cards.back_again_after_marketing_kept_in_touch,
        Cards.with_long_answers_to_everything,
        Cards.from_a_source_known_by_its_bar,
    ],
    ids=lambda state: str(state.__name__),
)
async def test_it_fits_a_phone_in_every_state(opens: Opens, playground: Playground, state: Stage) -> None:
    label = await state(Cards(Office(playground.company, playground.running.baton)))
    ravi = await opens("Ravi Rep")
    await ravi.goes_to("sales-leads")
    await ravi.sees(f"{label} · ")
    await ravi.page.set_viewport_size(PHONE)
    box = await ravi.message("Accept").bounding_box()
    assert box
    assert box["height"] <= FULL


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
