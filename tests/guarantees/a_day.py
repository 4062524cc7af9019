"""A day at the office in which people do one of everything, so that Slack delivers one of everything."""

from tests.conversations.office import READY, Office, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
APPROVES = "Who approves the purchase?"


async def everything_once(office: Office) -> None:
    """Every kind of delivery: commands, forms, closed forms, buttons in messages, forms and Home, words, shortcuts."""
    mia, ravi, max_, sales = office.mia, office.ravi, office.max, office.sales
    await mia.opens_home()
    await mia.opens_messages()
    await office.mia_brings(without(MONEY, TIMING))
    note = await mia.sees("needs 2 answers")
    await mia.clicks("Ask me one by one", on=note)
    await mia.clicks("Planned", on=await mia.sees("1 of 2"))
    await mia.sees("2 of 2")
    typed = await mia.says("within 3 months", thread=note)
    card = await ravi.sees("Why it came to sales", in_=sales)
    await ravi.clicks("Details", on=card)
    await ravi.closes()
    await ravi.clicks("Reject", on=card)
    await ravi.submits({"Reason": "Incomplete or wrong answers", "Which answers need fixing?": [APPROVES]})
    await mia.clicks("Fix and resubmit", on=await mia.sees("rejected"))
    await mia.submits({"Phone": "+1 555 0100"})
    await mia.closes()
    await mia.uses_shortcut("New lead")
    await mia.closes()
    await mia.uses_shortcut("Turn into a lead", on=typed)
    await mia.closes()
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Al Stone, al@stone.example")
    await mia.clicks("Snooze", on=await mia.sees("L-2 Al Stone"))
    await mia.submits()
    await mia.runs("/lead find acme", in_=sales)
    home = await max_.opens_home()
    await max_.clicks("Settings", on=home)
    await max_.submits()
    await office.work()
