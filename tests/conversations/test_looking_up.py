"""Finding one's way: help, lists, one lead, the Home tab and the settings."""

from commands.type_lead import SUBCOMMANDS
from tests.conversations.office import READY, Office, without


async def test_help_names_what_most_need_and_help_all_every_command(office: Office) -> None:
    for who in (office.mia, office.ravi, office.max, office.sofia):
        answer = await who.runs("/lead help", in_=office.sales)
        for word in ("mine", "L-12", "find acme", "digest", "help all"):
            assert f"/lead {word}" in answer.text
        assert len(answer.text) < 2000
    everything = (await office.max.runs("/lead help all", in_=office.sales)).text
    everything += (await office.ravi.runs("/lead help ALL", in_=office.sales)).text
    for word in set(SUBCOMMANDS) - {"help", "numbers", "show", "resume"}:
        assert f"/lead {word}" in everything
    assert "Managing" in everything


async def test_mine_show_find_and_due(office: Office) -> None:
    await office.mia_brings({**READY, "When do they want to buy?": "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")
    assert "L-1 Jane Doe" in (await office.mia.runs("/lead mine", in_=office.sales)).text
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert "Being nurtured" in shown.text
    assert "jane@acme.example" in shown.text
    assert "L-1" in (await office.ravi.runs("/lead find acme", in_=office.sales)).text
    assert "Nothing matches" in (await office.ravi.runs("/lead find zebra", in_=office.sales)).text
    assert "two weeks: none. The next one comes" in (await office.mia.runs("/lead due", in_=office.sales)).text
    await office.later(days=50)
    assert "L-1 Jane Doe" in (await office.mia.runs("/lead due", in_=office.sales)).text


async def test_a_lead_that_is_not_there(office: Office) -> None:
    assert "There is no lead L-99" in (await office.mia.runs("/lead show L-99", in_=office.sales)).text


async def test_home_shows_each_role_what_waits(office: Office) -> None:
    await office.mia_brings(without("Is there a budget?"))
    await office.mia_brings(who="Bo Lind, bo@north.example")
    await office.ravi.sees("L-2 · Bo Lind", in_=office.sales)
    home = await office.mia.opens_home()
    assert "My drafts" in home.text
    assert "L-1 Jane Doe" in home.text
    assert "Waiting for sales" in home.text
    home = await office.ravi.opens_home()
    await office.ravi.clicks("Accept", on=home)
    await office.ravi.sees("is yours")
    assert "L-2 Bo Lind" in office.ravi.home.text.split("My leads")[1]


async def test_somebody_without_a_role_is_welcomed_and_told_who_can_help(office: Office) -> None:
    home = await office.visitor.opens_home()
    assert "Welcome to Baton" in home.text
    assert "Sofia Sales Manager" in home.text


async def test_a_manager_gives_somebody_a_role(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    form = office.max.modal
    assert "Marketers" in form.labels
    await office.max.submits({"Marketers": ["Mia Marketer", "Vic Visitor"]})
    await office.visitor.runs("/lead", in_=office.sales)
    assert office.visitor.modal.title == "New lead"
