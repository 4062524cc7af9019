"""Done: a small form asks what came of the touch, and what follows from it happens."""

from bot.simulator.seen import Message
from tests.conversations.office import READY, Office
from tests.conversations.test_follow_ups import LINE

TIMING, MONEY, CAME = "When do they want to buy?", "Is there a budget?", "What came of it?"
NAMES = ("Al Stone", "Bo Lind", "Cy Marsh", "Di Roth", "Ed Vane", "Flo Kern", "Gus Hale")
REST = ("Hal Voss", "Ida Berg", "Jo Kern", "Kim Lund", "Lea Moor", "Max Ney", "Nora Ott")


async def due_at_once(office: Office) -> Message:
    """Fourteen leads come due in one morning, in one list of two pages."""
    for n, name in enumerate((*NAMES, *REST), 1):
        who = f"{name}, {name.lower().replace(' ', '@')}.example, from Fair"
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=who)
        await office.mia.sees(f"L-{n} {name}")
    await office.later(days=60)
    return await office.mia.sees("follow-ups are due")


async def test_what_came_of_a_touch_is_noted_and_followed(office: Office) -> None:
    note = await due_at_once(office)

    async def done(name: str) -> None:
        await office.mia.clicks("Done", on=await office.mia.sees("follow-ups", in_=office.mia.dm), near=name)

    await done("Al Stone")
    form = office.mia.modal
    assert form.title == "Done: L-1"
    assert form.values[CAME] == "No answer yet", "one press more, and it is noted"
    assert "Then the next touch comes on Monday, March 22nd, 2027. You can undo it for ten minutes." in form.text
    assert await office.mia.submits() is None
    note = await office.mia.sees("13 of 14 follow-ups are left")
    assert "Done by you" in note.text
    assert "No answer yet · next follow-up" in note.text.replace("*", "")

    await done("Bo Lind")
    await office.mia.chooses(CAME, "Learned something")
    assert "What did you learn?" in office.mia.modal.labels
    told = await office.mia.submits()
    assert "A sentence will do" in told.errors["What did you learn?"]
    asked = "Who else are they talking to?"
    assert await office.mia.submits({asked: "Acme Rival"}) is None
    answer = await office.mia.runs("/lead show L-2", in_=office.sales)
    assert "Acme Rival" in answer.text
    assert "followed up: learned something" in answer.text
    await office.mia.clicks("Undo", on=await office.mia.sees("12 of 14"), near="Bo Lind")
    await office.work()
    answer = await office.mia.runs("/lead show L-2", in_=office.sales)
    assert "Acme Rival" not in answer.text.partition("History")[0], "the answer is taken back with it"

    await done("Cy Marsh")
    await office.mia.chooses(CAME, "Moved closer")
    assert office.mia.modal.values["Where are they now?"].startswith("2.")
    assert await office.mia.submits({"Where are they now?": "3. Second conversation"}) is None
    answer = await office.mia.runs("/lead show L-3", in_=office.sales)
    assert "from stage 1 to 3: Second conversation" in answer.text

    await done("Di Roth")
    await office.mia.chooses(CAME, "Asked for sales")
    form = await office.mia.submits({"What did they say?": "Can somebody show us prices?"})
    assert form.title == "Questions for L-4", "asking for sales is no qualification"
    await office.work()
    judged = [each for each in office.mia.reads(office.mia.dm) if "L-4 Di Roth is not ready" in each.text]
    assert len(judged) == 1, "nothing is judged before they are answered"
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("L-4 · Di Roth", in_=office.sales)

    await done("Ed Vane")
    await office.mia.chooses(CAME, "Not interested")
    assert office.mia.modal.choices("What now?") == ["Close it", "Send content only"]
    assert await office.mia.submits() is None
    answer = await office.mia.runs("/lead show L-5", in_=office.sales)
    assert "followed up: not interested, content only from now on" in answer.text

    await done("Flo Kern")
    await office.mia.chooses(CAME, "Not interested")
    assert await office.mia.submits({"What now?": "Close it"}) is None
    await office.work()
    assert "Closed for good by you" in (await office.mia.sees("of 14 follow-ups")).text
    await office.mia.clicks("Undo", on=await office.mia.sees("of 14 follow-ups"), near="Flo Kern")
    await office.work()

    await done("Gus Hale")
    await office.mia.chooses(CAME, "Replied")
    assert await office.mia.submits({"What did they say?": "Call us in May"}) is None
    await office.work()
    stopped = await office.mia.sees("talking with us")
    assert "Gus Hale" in stopped.text
    left = await office.mia.sees("of 14 follow-ups")
    assert "9 of 14 follow-ups are left" in left.text, "what was taken back is left"

    # All of it was one message. Its pages are turned where it stands.
    lists = [each for each in office.mia.reads(office.mia.dm) if "follow-ups" in each.text]
    assert len({each.ts for each in lists}) == 1
    assert "Page 1 of 2 · and 2 more: Next, or /lead due" in left.text
    assert "Nora Ott" not in left.text
    await office.mia.clicks("Next", on=left)
    second = await office.mia.sees("Page 2 of 2", in_=office.mia.dm)
    assert "Gus Hale" not in second.text
    assert second.labels == [*LINE, *LINE, "Earlier"]
    await office.mia.clicks("Skip", on=second, near="Nora Ott")
    await office.work()
    second = await office.mia.sees("8 of 14 follow-ups are left")
    assert "Page 2 of 2" in second.text, "it stays on the page where something was done"
    assert "Nora Ott\n:fast_forward: Skipped by you" in second.text
    await office.mia.clicks("Earlier", on=second)
    await office.mia.sees("Page 1 of 2", in_=office.mia.dm)


async def test_what_came_of_each_touch_stays_in_its_message_when_the_lead_moves_on(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready")
    for days in (60, 80):
        await office.later(days=days)
        await office.mia.clicks("Done", on=await office.mia.sees("Time to follow up", in_=office.mia.dm))
        assert await office.mia.submits() is None
        await office.later(minutes=11)
    await office.later(days=80)
    await office.mia.clicks("Ready now", on=await office.mia.sees("Time to follow up", in_=office.mia.dm))
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)
    await office.work()
    said = [each.text for each in office.mia.reads(office.mia.dm)]
    assert len([text for text in said if "No answer yet · next follow-up" in text]) == 2
    assert not [text for text in said if "Time to follow up" in text]
