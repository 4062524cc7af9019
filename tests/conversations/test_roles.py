"""Everybody is offered what they may do; who has no role asks for one, and hears what a manager makes of it."""

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office


async def test_somebody_without_a_role_asks_and_is_added_with_one_click(office: Office) -> None:
    await office.visitor.opens_messages()
    welcome = await office.visitor.sees("Welcome to Baton")
    assert welcome.labels == ["Request access"]
    home = await office.visitor.opens_home()
    assert home.buttons == ["Request access"]
    after = await Aftermath.of(office)
    await office.visitor.clicks("Request access", on=home)
    await after.is_only(
        ("max", "@Vic Visitor asks for access"),
        ("sofia", "@Vic Visitor asks for access"),
        ("visitor", "You asked @Max Marketing Manager or @Sofia Sales Manager for access"),
    )
    assert welcome.labels == []
    home = await office.visitor.opens_home()
    assert "You asked @Max Marketing Manager or @Sofia Sales Manager for access" in home.text
    assert home.buttons == []
    asked, other = await office.sofia.sees("asks for access"), await office.max.sees("asks for access")
    await office.work()
    await office.sofia.clicks("Add as rep", on=asked)
    told = await office.visitor.sees("@Sofia Sales Manager made you a sales rep.")
    assert "Accept" in told.text
    assert told.labels == []
    await office.work()
    assert "You added them as a rep" in asked.text
    assert "@Sofia Sales Manager added them as a rep" in other.text
    assert other.labels == []
    assert "Decide on leads" in welcome.text
    assert "Request access" not in (await office.visitor.opens_home()).buttons


async def test_not_now_is_told(office: Office) -> None:
    await office.visitor.runs("/lead mine", in_=office.sales)
    refused = await office.visitor.sees("is for", in_=office.sales)
    await office.visitor.clicks("Request access", on=refused)
    assert "You asked @Max Marketing Manager" in refused.text
    asked, other = await office.max.sees("asks for access"), await office.sofia.sees("asks for access")
    await office.work()
    await office.max.clicks("Not now", on=asked)
    await office.visitor.sees("@Max Marketing Manager has not given you a role")
    await office.work()
    assert "@Max Marketing Manager said not now" in other.text
    await office.visitor.runs("/lead help", in_=office.sales)
    welcome = await office.visitor.sees("Welcome to Baton", in_=office.sales)
    await office.visitor.clicks("Request access", on=welcome)
    await office.sofia.sees("asks for access")


async def test_help_and_welcome_know_the_role(office: Office) -> None:
    for person, button in ((office.mia, ["New lead"]), (office.ravi, []), (office.sofia, [])):
        await person.runs("/lead help", in_=office.sales)
        said = await person.sees("What Baton can do for you", in_=office.sales)
        assert said.labels == button
        await person.opens_messages()
        assert (await person.sees("What Baton can do for you", in_=person.dm)).labels == button
    assert "/lead settings" in said.text
    assert "/lead settings" not in (await office.ravi.sees("What Baton can do", in_=office.ravi.dm)).text


async def test_who_is_given_or_loses_a_role_is_told_what_they_may_do_now(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    form = office.max.modal
    assert form is not None
    await office.max.submits(
        {"Marketers": [office.mia.id, office.max.id, office.lena.id], "Sales reps": [office.ravi.id, office.sofia.id]}
    )
    told = await office.lena.sees("@Max Marketing Manager made you a marketer. You are no longer a sales rep.")
    assert told.labels == ["New lead"]
    await office.max.clicks("Settings", on=home)
    await office.max.submits({"Marketers": [office.mia.id, office.max.id]})
    await office.lena.sees("You have no role in Baton any more")
