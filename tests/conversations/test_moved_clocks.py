"""The clock is set while people are at work, and set right again: what is due comes once, and nobody is forgotten."""

import pytest

from tests.conversations.office import READY, Office, without

TIMING = "When do they want to buy?"
BACK, RIGHT = {"days": -28}, {"days": 28}


@pytest.mark.parametrize(
    ("moved", "righted"),
    [
        ({"days": 1}, {"days": -1}),
        ({"days": 7}, {"days": -7}),
        ({"hours": -1}, {"hours": 1}),
        ({"days": -28}, {"days": 28}),
    ],
    ids=["a day ahead", "a week ahead", "an hour back", "a month back"],
)
async def test_set_and_set_right_again_nothing_is_said_twice_or_never(
    office: Office, moved: dict[str, float], righted: dict[str, float]
) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Al Stone, al@stone.example")
    await office.mia.sees("is not ready for sales yet")
    await office.mia_brings(without(TIMING), who="Ann Ash, from Fair")
    await office.mia.sees("needs one answer")
    for amount, name in ((moved, "Bo Birch"), (righted, "Cy Cedar")):
        await office.later(**amount)
        await office.mia_brings(who=f"{name}, from Fair")  # whatever the clock says, work goes on
        await office.ravi.sees(name, in_=office.sales)
        await office.work()
    await office.later(days=1, minutes=1)
    assert said(office, "still needs") == 1
    await office.later(days=6)
    for channel in (office.sales, office.marketing):
        assert len([m for m in office.max.reads(channel) if "what became of our leads" in m.text]) == 1
    await office.later(days=56)
    assert said(office, "Time to follow up") == 1
    await office.later(hours=1)
    assert said(office, "Time to follow up") == 1


async def test_what_was_planned_while_it_was_behind_is_caught_up_with_once(office: Office) -> None:
    await office.later(**BACK)
    await office.mia_brings(without(TIMING))
    await office.mia.sees("needs one answer")
    await office.later(**RIGHT)
    assert said(office, "still needs") == 1
    await office.work()
    assert said(office, "still needs") == 1


def said(office: Office, words: str) -> int:
    return sum(words in message.text for message in office.mia.reads(office.mia.dm))
