"""Asked one at a time in a thread: back, skipped, not known, left for days, taken up after a restart; the script."""

from tests.conversations.office import Office, without
from tests.conversations.test_answers import details
from tests.conversations.two import another_baton

MONEY, TIMING, REQUIREMENT = "Is there a budget?", "When do they want to buy?", "What is their requirement?"


async def test_back_and_dont_know_and_the_survey_wording(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING, REQUIREMENT))
    note = await office.mia.sees("needs 3 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    asked = await office.mia.sees("1 of 3")
    assert "Ask them: “What would have to work differently from today?”" in asked.text
    assert "Back" not in asked.labels
    await office.mia.says("Ship in a day", thread=note)
    asked = await office.mia.sees("2 of 3")
    await office.mia.clicks("Back", on=asked)
    asked = await office.mia.sees("So far: Ship in a day")
    assert "1 of 3" in asked.text
    await office.mia.says("Ship in two days", thread=note)
    asked = await office.mia.sees("2 of 3")
    await office.mia.says("don't know yet", thread=note)
    asked = await office.mia.sees("it is in the script for your next call")
    await office.mia.clicks("Within 3 months", on=asked)
    note = await office.mia.sees("needs one answer")
    assert MONEY in note.text


async def test_left_for_days_it_goes_on_where_it_was_after_a_restart_too(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 2")
    await office.later(days=3)
    async with another_baton(office):
        await office.mia.says("it is approved", thread=note)
        await office.mia.sees("2 of 2")
    await office.later(days=2)
    await office.mia.says("within 3 months", thread=note)
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_stopped_and_taken_up_again(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 2")
    await office.mia.says("stop", thread=note)
    stopped = await office.mia.sees("Stopped. What you answered")
    await office.mia.clicks("Ask me one by one", on=stopped)
    await office.mia.says("approved")
    await office.mia.sees("2 of 2")


async def test_a_script_of_what_is_missing_to_copy_for_the_call(office: Office) -> None:
    await office.mia_brings(without(MONEY, REQUIREMENT))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Call script", on=note)
    script = office.mia.modal.text
    assert "1. What would have to work differently from today?" in script
    assert "(Approved / Planned / None)" in script
    assert TIMING not in script
    await office.mia.closes()
    await details(office.mia)
    await office.mia.clicks("Call script")
    assert office.mia.modal.title == "Call script"
