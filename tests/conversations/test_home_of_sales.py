"""Home of sales: for a rep, what is due next and the most valuable lead that waits."""

from datetime import date

from bot.decisions.accept import accept_called
from bot.lead.lifecycle import Stage
from bot.lead.people import Person as Colleague
from bot.simulator.people import Person
from storage.sql import Transaction
from tests.conversations.office import READY, Office
from tests.conversations.test_meetings import accepted
from tests.conversations.test_nothing_is_cut_in_silence import many

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"


async def three_wait(office: Office) -> None:
    for name, said in (("Ann", {MONEY: "Planned"}), ("Bea", {}), ("Cyd", {})):
        await office.mia_brings({**READY, **said}, who=f"{name} Moor, {name.lower()}@{name.lower()}.example")
        await office.ravi.sees(f"· {name} Moor", in_=office.sales)


async def order_in_home(who: Person) -> list[str]:
    text = (await who.opens_home()).text
    waiting = text[text.index("Waiting for you") :]
    return sorted(("Ann Moor", "Bea Moor", "Cyd Moor"), key=waiting.index)


async def test_the_most_valuable_lead_stands_first_and_home_says_why(office: Office) -> None:
    await three_wait(office)
    assert await order_in_home(office.ravi) == ["Bea Moor", "Cyd Moor", "Ann Moor"]
    text = (await office.ravi.opens_home()).text
    assert "The most valuable first: by money, then timing" in text
    assert "Budget Approved · Timing Within 3 months · 0 of 10 answers vetted · stage 1 of 8" in text
    assert "Budget Planned · Timing Within 3 months" in text


async def test_what_comes_of_a_talk_or_is_vetted_puts_it_elsewhere(office: Office) -> None:
    await three_wait(office)
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-3"))
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({"How?": "Phone", "With whom?": ["Cyd Moor"], "What did you learn?": "They have begun"})
    assert await order_in_home(office.ravi) == ["Cyd Moor", "Bea Moor", "Ann Moor"]
    assert "stage 2 of 8" in (await office.ravi.opens_home()).text
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Bea Moor", in_=office.sales))
    await office.ravi.clicks("Details", on=await office.ravi.runs("/lead show L-2"))
    await office.ravi.clicks("Vetted: Budget")
    await office.ravi.clicks("Release")
    await office.ravi.submits({"Why?": "I am away from tomorrow"})
    await office.work()
    assert await order_in_home(office.lena) == ["Bea Moor", "Cyd Moor", "Ann Moor"]
    assert "1 of 10 answers vetted" in (await office.lena.opens_home()).text


async def test_what_is_due_next_stands_before_what_waits(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"With whom?": ["Jane Doe"], "Date": date(2026, 12, 1), "Time": "10:00"})
    await office.ravi.closes(everything=True)
    await office.mia_brings(who="Bo Lind, bo@lind.example")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Bo Lind", in_=office.sales))
    home = await office.ravi.opens_home()
    promised, mine, waiting = (home.text.index(title) for title in ("My promises", "My leads", "Waiting for you"))
    assert promised < mine < waiting
    assert "First contact by" in home.text[promised:mine]
    assert home.text.index("Jane Doe", mine) < home.text.index("Bo Lind", mine) < waiting
    assert "meeting" in home.text[mine:waiting]


async def test_a_manager_sees_what_is_overdue_what_nobody_has_what_is_paused_and_who_has_how_much(
    office: Office,
) -> None:
    await accepted(office)
    await office.ravi.closes(everything=True)
    await office.mia_brings(who="Bo Lind, bo@lind.example")
    await office.mia_brings(who="Cy Moor, cy@moor.example")
    card = await office.ravi.sees("Cy Moor", in_=office.sales)
    await office.ravi.clicks("Pause", on=card)
    await office.ravi.submits({"Why?": "They are at a fair", "Until when?": date(2026, 11, 30)})
    home = await office.sofia.opens_home()
    assert "Overdue" in home.text[home.text.index("Nothing in:") :]
    await office.later(days=3)
    home = await office.sofia.opens_home()
    late = home.text[home.text.index("\nOverdue") : home.text.index("Nobody has it yet")]
    assert "Jane Doe" in late
    assert "First contact was due" in late
    assert "@Ravi Rep" in late
    assert "Bo Lind" in home.text[home.text.index("Nobody has it yet") : home.text.index("By rep")]
    paused = home.text[home.text.index("Paused") :]
    assert "They are at a fair" in paused
    assert "@Ravi Rep · 1 open lead" in home.text
    await office.sofia.clicks("Their leads", on=home, near="@Ravi Rep · 1 open lead")
    assert "Open leads of @Ravi Rep" in office.sofia.modal.text
    assert "Jane Doe" in office.sofia.modal.text


async def test_more_that_is_overdue_than_is_shown_is_counted_exactly(office: Office) -> None:
    await many(office, 17, stage=Stage.OFFERED, offer=1)
    await office.baton.database.transact(ravi_accepts_all, office, 17)
    await office.later(days=3)
    home = (await office.sofia.opens_home()).text
    assert "17 are overdue at sales, the longest: L-" in home
    assert "more than" not in home


def ravi_accepts_all(tx: Transaction, office: Office, last: int) -> None:
    for number in range(1, last + 1):
        accept_called(tx, Colleague(office.installed.team_id, office.ravi.id), f"L-{number}", f"k{number}")
