"""A source that was typed a little differently: whoever typed it is asked, and nothing waits for the answer."""

from tests.conversations.office import READY, Office, brings

NEAR = "Bob Reed, CFO at Bolt Ltd, bob@bolt.example, from Webinar Q3 2026"


async def asked(office: Office) -> None:
    await office.mia_brings()
    await brings(office.mia, office.sales, READY, NEAR)
    await office.work()


async def test_whoever_typed_it_says_that_it_is_the_same_and_takes_that_back(office: Office) -> None:
    await asked(office)
    question = await office.mia.sees("Is it the same as")
    assert "You added a lead from Webinar Q3 2026, which is new here." in question.text
    assert "Is it the same as Webinar Q3 (1 lead)?" in question.text
    await office.mia.clicks("Same", on=question)
    await office.work()
    settled = await office.mia.sees("is the same as Webinar Q3")
    assert "@Mia Marketer said that Webinar Q3 2026 is the same as Webinar Q3" in settled.text
    assert settled.labels == ["Undo"]
    await office.mia.clicks("Undo", on=settled)
    await office.work()
    assert "took Webinar Q3 2026 apart" in (await office.mia.sees("apart from the other again")).text


async def test_a_new_one_stays_one_and_nobody_is_asked_again(office: Office) -> None:
    await asked(office)
    await office.mia.clicks("A new one", on=await office.mia.sees("Is it the same as"))
    await office.work()
    assert "is a source of its own" in (await office.mia.sees("is a source of its own")).text
    await brings(office.mia, office.sales, READY, NEAR.replace("Bob Reed", "Al Moor").replace("bob@", "al@"))
    await office.later(days=10)
    assert not [one for one in office.mia.reads() if "Is it the same as" in one.text]


async def test_what_nobody_answers_is_said_again_then_to_a_manager_then_left(office: Office) -> None:
    await asked(office)
    first = await office.mia.sees("Is it the same as")
    await office.later(days=3)
    again = await office.mia.sees("Nobody has said yet.")
    assert again.ts != first.ts
    await office.later(days=4)
    to_max = await office.max.sees("Is it the same as")
    assert "@Mia Marketer added a lead from Webinar Q3 2026" in to_max.text
    await office.later(days=4)
    assert "so it counts for itself" in (await office.max.sees("Nobody said whether")).text
    assert "so it counts for itself" in (await office.mia.sees("Nobody said whether")).text
