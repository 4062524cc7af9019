"""Both sides agree on what a lead is: a manager changes it, the other signs, and it holds for new leads."""

import asyncio

from tests.conversations.agreement import (
    NURTURE_EFFECT,
    READY_EFFECT,
    TIMING,
    changes_a_choice,
    opens_the_definition,
    opens_the_editor,
    proposes_earlier_offers,
    signs,
)
from tests.conversations.office import READY, Office
from tests.conversations.test_odd_deliveries import delivered, late_click

CHANGED = "“When do they want to buy?”: ‘3 to 6 months’ now means ready instead of nurture"
SOON = {**READY, TIMING: "3 to 6 months"}


async def test_what_both_sides_signed_holds_for_new_leads(office: Office) -> None:
    max_, sofia = office.max, office.sofia
    await office.mia_brings(SOON, who="Old Lead, old@north.example")
    await office.mia.sees("L-1 Old Lead is not ready")
    await opens_the_editor(max_)
    assert "Nothing yet." in max_.modal.text
    await changes_a_choice(max_, TIMING, "3 to 6 months", READY_EFFECT)
    assert CHANGED in max_.modal.text
    await max_.clicks("Propose")
    assert "You proposed a change" in max_.modal.text
    assert "It is waiting for @Sofia Sales Manager" in max_.modal.text
    asked = await sofia.sees("proposes a change to the lead definition", in_=sofia.dm)
    assert CHANGED in asked.text
    assert "Your signature counts for sales." in asked.text
    await sofia.clicks("Sign", on=asked)
    await sofia.sees("Signed. Version 2 of the lead definition is in force")
    told = await max_.sees("The lead definition is now version 2", in_=max_.dm)
    assert "Signed for marketing by @Max Marketing Manager" in told.text
    assert "for sales by @Sofia Sales Manager" in told.text
    assert CHANGED in (await office.ravi.sees("The lead definition is now version 2", in_=office.sales)).text
    await office.mia.sees("The lead definition is now version 2", in_=office.marketing)
    await office.mia_brings(SOON, who="New Lead, new@south.example")
    await office.ravi.sees("L-2 · New Lead", in_=office.sales)


async def test_a_lead_under_way_keeps_its_version(office: Office) -> None:
    without_money = {prompt: answer for prompt, answer in SOON.items() if prompt != "Is there a budget?"}
    await office.mia_brings(without_money)
    note = await office.mia.sees("needs one answer")
    await proposes_earlier_offers(office.max)
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({"Is there a budget?": "Approved"})
    await office.mia.sees("L-1 Jane Doe (Acme Corp) is not ready")


async def test_a_remark_reaches_the_proposer_and_keeps_the_proposal_open(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    await office.sofia.clicks("Discuss", on=asked)
    note = await office.sofia.submits({"Your remark": "Only if the budget is approved <!channel>\nCall me?"})
    assert "Sent to @Max Marketing Manager" in note.text
    await office.sofia.closes()
    heard = await office.max.sees("has a remark on your proposal", in_=office.max.dm)
    assert "Only if the budget is approved <!channel>" in heard.text
    assert "Call me?" in heard.text
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)


async def test_a_newer_proposal_takes_the_place_of_the_open_one(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    older = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    late = await late_click(office, office.sofia, "Sign", older, "View")
    await office.sofia.closes(everything=True)
    await opens_the_editor(office.sofia)
    await changes_a_choice(office.sofia, TIMING, "6 to 9 months", READY_EFFECT)
    await office.sofia.clicks("Propose")
    await office.sofia.closes(everything=True)
    told = await office.max.sees("has proposed another change", in_=office.max.dm)
    assert "takes the place of the one @Max Marketing Manager proposed" in told.text
    assert (await office.sofia.sees("It was replaced")).labels == ["View"]
    await delivered(office, late)
    await office.sofia.sees("A newer proposal took its place")
    await signs(office.max)
    told = await office.sofia.sees("is now version 2", in_=office.sofia.dm)
    assert "6 to 9 months" in told.text
    assert "‘3 to 6 months’" not in told.text


async def test_a_withdrawn_proposal_can_no_longer_be_signed(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    out = await office.max.sees("Your proposal for version 2 is out", in_=office.max.dm)
    late = await late_click(office, office.sofia, "Sign", asked, "View")
    await office.sofia.closes(everything=True)
    await office.sofia.clicks("Discuss", on=asked)
    await office.max.clicks("Withdraw", on=out)
    await office.sofia.sees("withdrew the proposal", in_=office.sofia.dm)
    assert (await office.sofia.sees("It was withdrawn")).labels == ["View"]
    await delivered(office, late)
    await office.sofia.sees("@Max Marketing Manager withdrew it")
    note = await office.sofia.submits({"Your remark": "Why?"})
    assert "withdrew it" in note.text
    assert "still in the form" in note.text


async def test_signing_twice_and_four_times_at_once_has_one_effect(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    await asyncio.gather(*(office.sofia.clicks("Sign", on=asked, patient=True) for _ in range(4)))
    await office.work()
    await opens_the_definition(office.max)
    assert "Version 2" in office.max.modal.text
    told = [m for m in office.max.reads(office.max.dm) if "The lead definition is now version" in m.text]
    assert len(told) == 1
    await office.sofia.sees("it took effect as version 2")


async def test_every_version_can_be_read_and_an_old_one_proposed_again(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)
    await opens_the_definition(office.max)
    assert CHANGED in office.max.modal.text
    await office.max.chooses("Other versions", "Version 1")
    assert "Baton came with it" in office.max.modal.text
    await office.max.clicks("Propose it again")
    await office.max.closes(everything=True)
    asked = await office.sofia.sees("‘3 to 6 months’ now means nurture instead of ready", in_=office.sofia.dm)
    await office.sofia.clicks("Sign", on=asked)
    await office.max.sees("is now version 3", in_=office.max.dm)
    await office.mia_brings(SOON)
    await office.mia.sees("is not ready")


async def test_everything_delivered_again_changes_nothing(office: Office) -> None:
    started = len(office.slack.deliveries)
    await proposes_earlier_offers(office.max)
    await opens_the_editor(office.max)
    await office.max.clicks("Move down", near=f". {TIMING}")
    await changes_a_choice(office.max, TIMING, "6 to 9 months", NURTURE_EFFECT, Choice="Half a year or more")
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    asked = await office.sofia.sees("Half a year or more", in_=office.sofia.dm)
    assert CHANGED in asked.text
    await office.sofia.clicks("Sign", on=asked)
    await office.work()
    before = _said(office)
    for delivery in office.slack.deliveries[started:]:
        await asyncio.gather(*(office.slack.deliver_again(delivery) for _ in range(3)))
    await office.work()
    assert _said(office) == before


def _said(office: Office) -> list[list[str]]:
    return [sorted(message.text for message in person.reads(person.dm)) for person in (office.max, office.sofia)]


async def test_home_shows_what_waits_for_a_signature(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    assert "is waiting for your signature" not in (await office.max.opens_home()).text
    home = await office.sofia.opens_home()
    await office.sofia.clicks("View the proposal", on=home)
    assert CHANGED in office.sofia.modal.text
    await office.sofia.clicks("Sign")
    assert "It took effect as version 2" in office.sofia.modal.text
    await office.sofia.closes()
    assert "is waiting for your signature" not in (await office.sofia.opens_home()).text


async def test_a_remark_that_comes_too_late_is_kept_where_no_window_fits_on_top(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    await opens_the_definition(office.sofia)
    await office.sofia.clicks("View the proposal")
    await office.sofia.clicks("Discuss")
    out = await office.max.sees("Your proposal for version 2 is out", in_=office.max.dm)
    await office.max.clicks("Withdraw", on=out)
    form = await office.sofia.submits({"Your remark": "Only if the budget is approved"})
    assert "I have sent you a message that says why" in form.errors["Your remark"]
    assert form.values["Your remark"] == "Only if the budget is approved"
    await office.sofia.sees("@Max Marketing Manager withdrew it", in_=office.sofia.dm)
