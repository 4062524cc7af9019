"""`/lead mine`: what is due next first, with who has it and when; closed leads behind a button, managers' teams."""

from tests.conversations.office import READY, Office, brings, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"


async def some(office: Office) -> None:
    """A nurtured lead, a draft, one that Ravi has, and one that waits for sales, in this order."""
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, "Bo Lind, bo@north.example")
    await office.mia_brings(without(MONEY), "Al Stone, al@stone.example")
    await office.mia_brings(who="Cy Wood, cy@wood.example")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("L-3 · Cy Wood", in_=office.sales))
    await office.mia_brings(who="Di Hill, di@hill.example")
    await office.work()


def order(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if line.startswith("L-")]


async def test_mine_are_the_open_ones_and_what_is_due_next_comes_first(office: Office) -> None:
    await some(office)
    shown = await office.mia.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-2", "L-1", "L-3", "L-4"]
    assert "L-1 Bo Lind · being nurtured · follow-up Friday, January 22nd, 2027 · @Mia Marketer" in shown.text
    assert "L-2 Al Stone · draft · reminder Tuesday, November 24th, 2026 · @Mia Marketer" in shown.text
    assert "accepted by sales · since today at 10:30 AM · @Ravi Rep" in shown.text
    shown = await office.ravi.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-3"]


async def test_closed_ones_say_how_they_ended_and_a_lost_one_can_be_tried_again(office: Office) -> None:
    await some(office)
    await office.ravi.runs("/lead won L-3 12000 EUR", in_=office.sales)
    await office.ravi.clicks("Accept", on=await office.ravi.sees("L-4 · Di Hill", in_=office.sales))
    await office.ravi.runs("/lead lost L-4 too expensive", in_=office.sales)
    shown = await office.ravi.runs("/lead mine", in_=office.sales)
    await office.ravi.clicks("My closed leads", on=shown)
    closed = office.ravi.modal.text if office.ravi.modal else shown.text
    assert "L-3 Cy Wood · won · since today at 10:30 AM · @Ravi Rep\n12,000 EUR" in closed
    assert "L-4 Di Hill · lost · since today at 10:30 AM · @Ravi Rep\nToo expensive" in closed
    found = await office.ravi.runs("/lead find hill", in_=office.sales)
    await office.ravi.clicks("Try again", on=found)
    await office.mia.sees("tries L-4 Di Hill again")


async def test_a_meeting_counts_as_what_comes_next(office: Office) -> None:
    await some(office)
    await office.ravi.clicks("Details", on=await office.ravi.sees("L-3 · Cy Wood", in_=office.sales))
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"With whom?": ["Cy Wood"], "Date": "2026-12-01", "Time": "14:00"})
    shown = await office.mia.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-2", "L-3", "L-1", "L-4"]
    assert "accepted by sales · meeting Tuesday, December 1st, 2026 · @Ravi Rep" in shown.text


async def test_a_follow_up_that_was_not_done_says_so(office: Office) -> None:
    await some(office)
    await office.later(days=62)
    assert (
        "follow-up was due Friday, January 22nd, 2027" in (await office.mia.runs("/lead mine", in_=office.sales)).text
    )


async def test_closed_ones_are_behind_a_button_that_leads_back(office: Office) -> None:
    await some(office)
    await office.ravi.clicks("Details", on=await office.ravi.runs("/lead show L-4", in_=office.sales))
    await office.ravi.clicks("Reject")
    await office.ravi.submits({"Reason": "No need"})
    shown = await office.mia.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-2", "L-1", "L-3"]
    await office.mia.clicks("My closed leads", on=shown)
    assert order(shown.text) == ["L-4"]
    assert "closed · since today at 10:30 AM · @Mia Marketer" in shown.text
    await office.mia.clicks("My open leads", on=shown)
    assert order(shown.text) == ["L-2", "L-1", "L-3"]


async def test_managers_get_what_their_team_has(office: Office) -> None:
    await some(office)
    shown = await office.max.runs("/lead mine", in_=office.sales)
    assert "Your team's open leads" in shown.text
    assert order(shown.text) == ["L-2", "L-1", "L-4"]
    shown = await office.sofia.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-3", "L-4"]
    assert "My team's closed leads" not in shown.labels


async def test_a_manager_who_has_leads_too_finds_them_behind_a_button(office: Office) -> None:
    await some(office)
    await brings(office.max, office.sales, who="Ed West, ed@west.example", answers=without(MONEY))
    shown = await office.max.runs("/lead mine", in_=office.sales)
    assert order(shown.text) == ["L-2", "L-5", "L-1", "L-4"]
    await office.max.clicks("My open leads", on=shown)
    assert order(shown.text) == ["L-5"]


async def test_somebody_with_nothing_is_told_so(office: Office) -> None:
    assert "You have no open leads now" in (await office.lena.runs("/lead mine", in_=office.sales)).text
    assert "Your team has no open leads now" in (await office.sofia.runs("/lead mine", in_=office.sales)).text
