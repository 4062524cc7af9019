"""Whoever only attended something is no opportunity: they go to a triage list, not to sales."""

from tests.conversations.office import READY, Office, without

COMMITTED = "Are they committed to finding a solution?"
MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
NOTHING_ASKED = without(*READY)
ATTENDED = {"How_they_came_in": "Attended a webinar"}
BO = "Bo Lind, COO at North, bo@north.example, from Webinar Q3"


async def test_who_only_attended_is_kept_with_what_to_ask(office: Office) -> None:
    await office.mia_brings(NOTHING_ASKED, **ATTENDED)
    note = await office.mia.sees("is on your triage list: attending something is not yet an opportunity")
    assert "How far along are you in deciding whether to do something about it?" in note.text
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits(dict(READY))
    await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)


async def test_one_answer_that_shows_an_opportunity_makes_it_a_draft_like_others(office: Office) -> None:
    await office.mia_brings({COMMITTED: "Committed"}, **ATTENDED)
    assert "needs 9 answers" in (await office.mia.sees("L-1 Jane Doe")).text
    await office.mia.runs("/lead triage", in_=office.marketing)
    await office.mia.sees("Nobody is on your triage list")


async def test_the_list_says_what_to_ask_and_nurtures_with_one_click(office: Office) -> None:
    await office.mia_brings(NOTHING_ASKED, **ATTENDED)
    await office.mia_brings(NOTHING_ASKED, BO, **ATTENDED)
    await office.mia.runs("/lead triage", in_=office.marketing)
    listed = await office.mia.sees("A good answer to one of these makes it a lead for sales")
    assert "Jane Doe" in listed.text
    assert "Bo Lind" in listed.text
    home = await office.mia.opens_home()
    assert "Triage: they only attended" in home.text
    assert "My drafts" in home.text.partition("Nothing in: ")[2], "they are no drafts to complete"
    note = await office.mia.sees("L-2 Bo Lind (North) is on your triage list")
    await office.mia.clicks("Nurture", on=note)
    await office.work()
    assert "Nurtured from now on by you" in note.text
    await office.mia.clicks("Undo", on=note)
    await office.work()
    assert "is on your triage list" in note.text
    await office.mia.clicks("Nurture", on=note)
    await office.mia.runs("/lead triage", in_=office.marketing)
    assert "Bo Lind" not in (await office.mia.sees("A good answer to one of these")).text


async def test_many_are_recalled_in_one_message_and_closed_in_one(office: Office) -> None:
    await office.mia_brings(NOTHING_ASKED, **ATTENDED)
    await office.mia_brings(NOTHING_ASKED, BO, **ATTENDED)
    told: list[str] = []
    for _ in range(36):
        await office.later(days=1)
    told = [each.text for each in office.mia.reads(office.mia.dm)]
    assert len([text for text in told if "2 people on your triage list" in text]) == 2
    closed = [text for text in told if "I closed 2 leads on your triage list" in text]
    assert len(closed) == 1
    assert "Bo Lind" in closed[0]
    assert not [text for text in told if "still needs" in text]
