"""The things managers do again and again in the tests of the lead definition."""

import asyncio

from bot.simulator.people import Person

TIMING = "When do they want to buy?"
MONEY = "Is there a budget?"
READY_EFFECT = "Ready: it speaks for passing the lead on"
NURTURE_EFFECT = "Nurture: not yet, marketing keeps the lead"


async def opens_the_definition(manager: Person) -> None:
    await manager.clicks("Settings", on=await manager.opens_home())
    await manager.clicks("Lead definition")


async def opens_the_editor(manager: Person) -> None:
    await opens_the_definition(manager)
    await manager.clicks("Change it" if "Change it" in manager.modal.buttons else "Continue your draft")


async def changes_a_choice(manager: Person, question: str, choice: str, effect: str, **also: object) -> None:
    """In the editor: one choice means something else from now on."""
    await manager.clicks("Choices", near=f". {question}")
    await manager.clicks("Edit", near=choice)
    await manager.submits({"What it means for a lead": effect, **also})
    await manager.clicks("Back to the draft")


async def proposes_earlier_offers(manager: Person) -> None:
    """Proposes that somebody who wants to buy in 3 to 6 months is ready."""
    await opens_the_editor(manager)
    await changes_a_choice(manager, TIMING, "3 to 6 months", READY_EFFECT)
    await manager.clicks("Propose")
    await manager.closes(everything=True)


async def signs(manager: Person) -> None:
    asked = await manager.sees("proposes a change to the lead definition", in_=manager.dm)
    await manager.clicks("Sign", on=asked)


async def reads(person: Person, text: str) -> str:
    """Return what the window says once it says that: the numbers come a moment after it opens."""
    for _ in range(100):
        if person.modal and text in person.modal.text:
            return person.modal.text
        await asyncio.sleep(0.05)
    raise AssertionError(f"{person.name} does not read {text!r} in {person.modal and person.modal.text!r}")
