"""A story with every kind of delivery in it, in two chapters, and what everybody can see of it afterwards."""

from bot.simulator.people import Person
from tests.conversations.office import JANE, READY, Office, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"


async def new_leads(office: Office) -> None:
    """Every kind of delivery once: commands, forms, buttons, typed answers, Home."""
    await office.mia.opens_home()
    await office.mia.opens_messages()
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    question = await office.mia.sees("1 of 2")
    await office.mia.clicks("Planned", on=question)
    await office.mia.sees("2 of 2")
    await office.mia.says("within 3 months", thread=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.mia.sees("Nothing is left to do here")  # drawn as the lead is by then
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")
    await office.visitor.clicks("Details", on=card)
    await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
    card = await office.ravi.sees("L-2 · Bo Lind", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    confirm = await office.sofia.sees("says that L-2")
    await office.sofia.clicks("Confirm", on=confirm)
    await office.sofia.sees("Confirmed by you")
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Al Stone, al@stone.example")
    await office.mia.sees("L-3 Al Stone")
    await office.work()


async def later_on(office: Office) -> None:
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    await office.mia.clicks("Undo", on=await office.mia.sees("Done by you"))
    await office.mia.clicks("Never", on=await office.mia.sees("Time to follow up"))
    await office.mia.sees("Closed for good by you")
    await office.mia.runs("/lead", in_=office.sales)
    await office.mia.closes()
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    await office.mia.submits()
    await office.mia.submits({"What should I do?": "Add it to L-1"})
    await office.mia.closes()
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    await office.mia.submits()
    await office.mia.submits({"What should I do?": "It is somebody else"})
    await office.mia.closes()
    await office.mia.sees("needs 10 answers")
    await office.mia.says("hello")
    await office.mia.sees("I wasn't asking you anything here")
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    await office.max.submits()
    await what_is_done_twice(office)
    await office.work()


async def what_is_done_twice(office: Office) -> None:
    """Two things of the same kind from one window: neither is the other's repetition."""
    await office.max.clicks("Do not contact", on=await office.max.opens_home())
    for barred in ("ed@west.example", "cy@cedar.example"):
        form = await office.max.submits({"Who must not be contacted?": barred})
        assert form is not None
        assert barred in form.text
    await office.max.closes()
    card = await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)
    await office.ravi.clicks("Details", on=card)
    for number, channel in enumerate(("Phone", "Email"), 1):
        await office.ravi.clicks("Log attempt")
        await office.ravi.submits({"How?": channel, "What came of it?": "No answer"})
        await office.ravi.sees(f"Attempt {number} of the 5 agreed")
        await office.ravi.sees(f"tried to reach them ({channel.lower()})")
        assert f"tried to reach them (no. {number})" in office.ravi.modal.text
    await office.ravi.closes()


def everything_seen(office: Office) -> dict[str, list[str]]:
    """Return what everybody can see, without answers to commands, which people get as often as they ask."""
    seen = {}
    for person in (office.mia, office.ravi, office.lena, office.max, office.sofia, office.visitor):
        seen[person.name] = sorted(message.text for message in _kept(person))
    return seen


def _kept(person: Person) -> list[object]:
    return [message for message in person.reads() if not message.ephemeral or "moved on" in message.text]
