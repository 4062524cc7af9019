"""A source or a rep falls against its own weeks before: its side's manager hears it, kindly, and nobody else."""

from tests.conversations.office import Office

NOTE = "30 November – 6 December 2026: for you as a manager"
NAMES = ("Al", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal")


async def brings(office: Office, last_name: str, many: int) -> None:
    for name in NAMES[:many]:
        where = f"{name}{last_name}".lower()
        await office.mia_brings(who=f"{name} {last_name}, COO at {name}{last_name}, office@{where}.example, from Fair")


async def ravi_says(office: Office, answer: str, first: int, many: int) -> None:
    for number in range(first, first + many):
        await office.ravi.clicks(answer, on=await office.ravi.sees(f"L-{number} · ", in_=office.sales))
        if answer == "Reject":
            await office.ravi.submits({"Reason": "No money (not now)"})


async def test_a_source_and_a_rep_that_fell_are_told_to_their_managers_and_not_to_the_channel(office: Office) -> None:
    await brings(office, "Stone", 8)
    await ravi_says(office, "Accept", 1, 8)
    await office.later(days=8)
    await brings(office, "Marsh", 4)
    await office.later(hours=3)
    await ravi_says(office, "Reject", 9, 4)
    await office.later(days=6)

    of_source = (await office.max.sees(NOTE)).text
    assert "Worth a conversation" in of_source
    assert "Fair: sales accepted 0 of 4, and 8 of 8 in the four weeks before." in of_source
    assert "Something about it may have changed: ask whoever brings its leads" in of_source
    assert "Ravi" not in of_source, "that is for managers of sales"
    of_rep = (await office.sofia.sees(NOTE)).text
    assert "@Ravi Rep accepted 0 of 4, and 8 of 8 in the four weeks before." in of_rep
    assert "ask how it looks from there" in of_rep
    assert "@Ravi Rep took 3 h to answer, half of 4 times" in of_rep
    assert "ask what would help" in of_rep
    assert "Fair: sales" not in of_rep
    for who in (office.mia, office.ravi, office.lena):
        assert not [message for message in who.reads() if "for you as a manager" in message.text]
    for channel in (office.sales, office.marketing):
        [digest] = [message for message in office.max.reads(channel) if "30 November – 6 December" in message.text]
        assert "onversation" not in digest.text
        assert "Ravi" not in digest.text
