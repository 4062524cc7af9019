"""Home says first what to do now; the lists come after it, all of them or one alone, a page at a time."""

from bot.lead.lifecycle import Stage
from tests.conversations.office import Office
from tests.conversations.test_nothing_is_cut_in_silence import many


async def test_where_nothing_waits_one_line_says_so_and_all_empty_lists_share_another(office: Office) -> None:
    home = await office.mia.opens_home()
    assert home.text.startswith(":white_check_mark: Nothing waits for you now.")
    assert "Nothing in: Due now · Returned by sales · My drafts · Waiting for sales · Coming up" in home.text
    assert home.text.count("Nothing") == 2


async def test_the_most_urgent_stands_first_and_leads_to_its_list(office: Office) -> None:
    await many(office, 23, stage=Stage.OFFERED, offer=1)
    home = await office.ravi.opens_home()
    assert home.text.startswith("What to do now")
    assert "Decide on 23 leads, the most valuable: L-" in home.text
    await office.ravi.clicks("Show them", on=home, near="Decide on 23 leads")
    home = office.ravi.home
    assert "1 to 20 of 23" in home.text
    assert "My leads" not in home.text.partition("Waiting for you")[2].partition("Nothing in")[0]
    await office.ravi.clicks("Next 3", on=home)
    assert "21 to 23 of 23" in office.ravi.home.text
    await office.ravi.clicks("Earlier", on=office.ravi.home)
    assert "1 to 20 of 23" in office.ravi.home.text
    await office.ravi.clicks("Show everything", on=office.ravi.home)
    assert "Show all 23" in office.ravi.home.buttons
    await office.ravi.clicks("Waiting for you (23)", on=office.ravi.home)
    assert "1 to 20 of 23" in office.ravi.home.text


async def test_it_is_redrawn_when_something_changes_for_whoever_looks_and_for_nobody_else(office: Office) -> None:
    await office.ravi.opens_home()
    await office.sofia.opens_home()
    await office.mia_brings()
    await office.later(seconds=6)
    assert "Decide: L-1 Jane Doe" in office.ravi.home.text
    assert "L-1 Jane Doe" in office.sofia.home.text
    assert office.lena.home is None
    assert office.mia.home is None


async def test_several_changes_are_drawn_once_and_none_is_lost(office: Office) -> None:
    await office.ravi.opens_home()
    card = await office.offered_card()
    await office.later(seconds=6)
    before = published(office)
    await office.lena.clicks("Accept", on=card)
    await office.mia_brings(who="Bo Lind, bo@lind.example")
    began = office.clock.now()
    for _ in range(9):
        await office.later(seconds=1)
    most = (office.clock.now() - began).total_seconds() // 5 + 1
    assert 1 <= published(office) - before <= most, "at most once in five seconds"
    before = published(office) - 1
    assert "Decide: L-2 Bo Lind" in office.ravi.home.text
    for _ in range(3):
        await office.later(seconds=10)
    assert published(office) == before + 1, "what looks the same is not drawn again"


async def test_the_chosen_list_stays_chosen(office: Office) -> None:
    await many(office, 23, stage=Stage.OFFERED, offer=1)
    await office.ravi.clicks("Waiting for you (23)", on=await office.ravi.opens_home())
    await office.mia_brings()
    await office.later(seconds=6)
    assert "1 to 20 of 24" in office.ravi.home.text


async def test_it_tells_everybody_their_own_numbers_beside_last_week(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.later(days=7)
    await office.mia_brings(who="Bo Lind, bo@lind.example")
    mia, ravi = (await office.mia.opens_home()).text, (await office.ravi.opens_home()).text
    assert "What became of your leads: added 1 (1) · sent to sales 1 (1) · accepted 0 (1)" in mia
    assert "Your answers: accepted 0 (1)" in ravi
    assert "What became of your leads" not in ravi
    assert "Both teams: added 1 (1) · sent to sales 1 (1) · accepted 0 (1)" in (await office.sofia.opens_home()).text
    assert "nothing this week or last week" in (await office.lena.opens_home()).text


def published(office: Office) -> int:
    return sum(call.method == "views.publish" for call in office.slack.calls)
