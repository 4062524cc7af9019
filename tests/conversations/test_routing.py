"""Leads go to whoever they are for: by turn, suggested or assigned, with a reason that anybody can unfold."""

from tests.conversations.office import Office
from tests.conversations.routing import (
    ASSIGNED,
    a_lead_comes,
    opens_routing,
    sets_up_turns,
)
from tests.conversations.test_away import at

MINUTES = "Business minutes to themselves"


async def test_with_nothing_set_up_everything_is_as_before(office: Office) -> None:
    card = await office.offered_card()
    assert "For @" not in card.text
    assert card.labels[:2] == ["Accept", "Reject"]
    await office.lena.runs("/lead route L-1")
    told = await office.lena.sees("every lead is for the whole channel")
    assert "has not been routed" in told.text
    await office.lena.clicks("Accept", on=card)
    await office.lena.sees("Accepted by @Lena Rep", in_=office.sales)


async def test_reps_take_turns_and_the_card_says_whose_it_is_and_why(office: Office) -> None:
    await sets_up_turns(office.sofia)
    for number, (name, rep) in enumerate((("Jo One", "Ravi Rep"), ("Jo Two", "Lena Rep"), ("Al Three", "Sofia")), 1):
        await a_lead_comes(office, name)
        card = await office.ravi.sees(f"L-{number} · {name}", in_=office.sales)
        assert f"For @{rep}" in card.text
        assert "next in turn in All reps" in card.text
    await a_lead_comes(office, "Ed Four")
    assert "For @Ravi Rep" in (await office.ravi.sees("L-4 · Ed Four", in_=office.sales)).text


async def test_others_are_told_kindly_for_whom_it_is_kept_and_until_when(office: Office) -> None:
    await sets_up_turns(office.sofia)
    await a_lead_comes(office, "Jo One")
    card = await office.ravi.sees("L-1 · Jo One", in_=office.sales)
    await office.lena.clicks("Accept", on=card)
    told = await office.lena.sees("is kept for @Ravi Rep until")
    assert told.ephemeral
    assert "Nothing was done" in told.text
    await office.lena.clicks("Reject", on=card)
    await office.lena.sees("is kept for @Ravi Rep until")
    await office.lena.runs("/lead accept L-1")
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("Accepted by @Ravi Rep", in_=office.sales)


async def test_when_the_minutes_are_over_it_goes_to_the_next_who_hears_of_it(office: Office) -> None:
    await sets_up_turns(office.sofia)
    await a_lead_comes(office, "Jo One")
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(minutes=29)
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(minutes=2)
    card = await office.lena.sees("For @Lena Rep", in_=office.sales)
    asked = await office.lena.sees("L-1 Jo One is for you")
    assert "@Ravi Rep did not answer in the time they had" in asked.text
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is kept for @Lena Rep until")
    await office.lena.clicks("Accept", on=asked)
    await office.lena.sees("Accepted by @Lena Rep", in_=office.sales)


async def test_or_to_everybody(office: Office) -> None:
    await sets_up_turns(office.sofia, And_then="Then everybody")
    await a_lead_comes(office, "Jo One")
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(minutes=31)
    card = await office.ravi.sees("Now for everybody", in_=office.sales)
    assert "@Ravi Rep did not answer" in card.text
    await office.sofia.clicks("Accept", on=card)
    await office.ravi.sees("Accepted by @Sofia Sales Manager", in_=office.sales)


async def test_assigned_leads_wait_for_their_rep_alone_and_nobody_owns_one_unasked(office: Office) -> None:
    await sets_up_turns(office.sofia, ASSIGNED, Business_minutes_to_themselves="0")
    await a_lead_comes(office, "Jo One")
    card = await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(hours=5)
    await office.lena.clicks("Accept", on=card)
    await office.lena.sees("is kept for @Ravi Rep until they decide")
    await office.lena.runs("/lead show L-1")
    assert "owns it" not in (await office.lena.sees("Waiting for sales")).text
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("Accepted by @Ravi Rep", in_=office.sales)


async def test_a_lead_that_comes_by_night_is_kept_until_their_minutes_of_the_morning_are_over(office: Office) -> None:
    await sets_up_turns(office.sofia)
    office.company.clock.advance(hours=12)  # 22:30 in Berlin
    await a_lead_comes(office, "Jo One")
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(hours=10, minutes=55)  # 9:25
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(minutes=6)
    await office.lena.sees("For @Lena Rep", in_=office.sales)


async def test_whoever_dealt_with_the_company_before_gets_the_next_one_too(office: Office) -> None:
    first = await office.offered_card()
    await office.lena.clicks("Accept", on=first)
    await office.lena.sees("is yours")
    await sets_up_turns(office.sofia)
    await a_lead_comes(office, "Jo One", "Acme Corp")
    card = await office.ravi.sees("L-2 · Jo One", in_=office.sales)
    assert "For @Lena Rep" in card.text
    assert "dealt with the company last (L-1)" in card.text


async def test_why_this_rep_is_unfolded_and_changes_nothing(office: Office) -> None:
    await sets_up_turns(office.sofia)
    await a_lead_comes(office, "Jo One")
    card = await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    for _ in range(2):
        await office.lena.runs("/lead route L-1")
        told = await office.lena.sees("is suggested to @Ravi Rep")
        assert "Rule: everything else → All reps" in told.text
        assert "Relation: nobody who can take it" in told.text
        assert "Next in turn: @Lena Rep, @Sofia Sales Manager, @Ravi Rep" in told.text
    await office.lena.clicks("Why this rep?", on=card)
    assert "is suggested to @Ravi Rep" in office.lena.modal.text
    await office.lena.closes()
    await office.lena.clicks("Details", on=card)
    await office.lena.clicks("Why this rep?")
    assert "is suggested to @Ravi Rep" in office.lena.modal.text
    await office.lena.closes(everything=True)
    await office.lena.runs("/lead route")
    turns = await office.lena.sees("Whose turn is next")
    assert "Next: @Lena Rep, then @Sofia Sales Manager, then @Ravi Rep" in turns.text
    await a_lead_comes(office, "Jo Two")
    assert "For @Lena Rep" in (await office.lena.sees("L-2 · Jo Two", in_=office.sales)).text


async def test_a_lead_accepted_by_hand_counts_as_a_turn(office: Office) -> None:
    await sets_up_turns(office.sofia, And_then="Then everybody")
    await a_lead_comes(office, "Jo One")
    await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    await office.later(minutes=31)
    card = await office.lena.sees("Now for everybody", in_=office.sales)
    await office.lena.clicks("Accept", on=card)
    await office.lena.sees("is yours")
    await a_lead_comes(office, "Jo Two")
    assert "For @Sofia" in (await office.ravi.sees("L-2 · Jo Two", in_=office.sales)).text


async def test_with_nobody_left_the_overflow_owner_is_named_and_managers_hear_how_many_wait(office: Office) -> None:
    await opens_routing(office.sofia)
    await office.sofia.clicks("Add a group")
    farmers = {
        "Name": "Account managers",
        "Who is in it": "Farmers: existing customers",
        "Out of hours": "Only whoever is at work",
    }
    await office.sofia.submits(farmers)
    await office.sofia.clicks("Everything else")
    await office.sofia.submits({"Everything else goes to": "Account managers", "When nobody is left": "Ravi Rep"})
    await office.sofia.clicks("Put in force")
    await office.sofia.closes(everything=True)
    office.company.clock.advance(hours=12)
    await a_lead_comes(office, "Jo One")
    card = await office.ravi.sees("For @Ravi Rep", in_=office.sales)
    assert "nobody in Account managers can take it now" in card.text
    told = await office.sofia.sees("One lead waits for somebody who can take it")
    assert "L-1" in told.text
    assert "is not at work until" in told.text
    await a_lead_comes(office, "Jo Two")
    await office.sofia.sees("2 leads wait for somebody who can take it")
    await office.lena.clicks("Accept", on=card)  # nobody else is left, so anybody may
    await office.lena.sees("Accepted by @Lena Rep", in_=office.sales)


async def test_what_a_rep_is_asked_fills_them_and_an_undone_rejection_counts_again(office: Office) -> None:
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.clicks("Team")
    for rep in ("@Ravi Rep", "@Sofia Sales Manager"):
        await office.sofia.clicks("Change", near=rep)
        await office.sofia.submits({"Most open leads": "1"})
    await office.sofia.closes(everything=True)
    await sets_up_turns(office.sofia, Business_minutes_to_themselves="0")
    cards = []
    for number, (name, rep) in enumerate((("Jo One", "Ravi Rep"), ("Jo Two", "Lena Rep"), ("Al Three", "Sofia")), 1):
        await a_lead_comes(office, name)
        cards.append(await office.ravi.sees(f"L-{number} · {name}", in_=office.sales))
        assert f"For @{rep}" in cards[-1].text
    await a_lead_comes(office, "Ed Four")  # nobody has answered yet, and two of them take one lead at most
    assert "For @Lena Rep" in (await office.ravi.sees("L-4 · Ed Four", in_=office.sales)).text
    await office.lena.runs("/lead route L-4")
    told = await office.lena.sees("L-4 is suggested to @Lena Rep")
    assert "@Ravi Rep is full: no open leads and 1 to answer, and takes at most 1" in told.text
    await office.ravi.clicks("Reject", on=cards[0])
    await office.ravi.submits({"Reason": "No need"})
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    await office.lena.runs("/lead route L-1")
    told = await office.lena.sees("it counts as a turn of @Ravi Rep again")
    assert "the turn was given back to @Ravi Rep" in told.text
    await office.work()
    await office.ravi.clicks("Accept", on=cards[0])
    await office.ravi.sees("Accepted by @Ravi Rep", in_=office.sales)


async def test_a_lead_whose_own_rep_is_away_waits_for_what_a_manager_of_sales_says(office: Office) -> None:
    await office.lena.clicks("Accept", on=await office.offered_card())
    await office.lena.sees("is yours")
    await sets_up_turns(office.sofia)
    await office.lena.runs(f"/lead away until friday, cover {at(office.ravi)}", in_=office.sales)
    await office.work()
    for name in ("Jo One", "Al Two", "Ed Three", "Cy Four"):
        await a_lead_comes(office, name, "Acme Corp")
    card = await office.ravi.sees("L-2 · Jo One", in_=office.sales)
    assert "For @Lena Rep, who is away: managers of sales are asked until" in card.text
    await office.sofia.clicks("Accept", on=card)
    await office.sofia.sees("is kept for @Lena Rep until")
    asked = await office.sofia.sees("L-2 Jo One (Acme Corp) would be for @Lena Rep, who dealt with them before (L-1)")
    assert "If nobody says so by today at 12:30 PM, @Ravi Rep, who covers, gets it" in asked.text
    await office.sofia.clicks("Give it to the cover", on=asked)
    theirs = await office.ravi.sees("L-2 Jo One (Acme Corp) is for you")
    assert "covers for @Lena Rep, who is away; @Sofia Sales Manager decided so" in theirs.text
    await office.work()
    assert "You decided. It is for @Ravi Rep now" in asked.text
    assert "Give it on" not in asked.labels

    await office.sofia.clicks("Wait for them", on=await office.sofia.sees("L-3 Al Two (Acme Corp) would be for"))
    await office.work()
    await office.work()
    waits = await office.ravi.sees("L-3 · Al Two", in_=office.sales)
    assert "it waits until they are back; @Sofia Sales Manager decided so" in waits.text
    assert "Answer by Nov 30 at 5:00 PM" in waits.text  # whose clock begins when she is back

    third = await office.sofia.sees("L-4 Ed Three (Acme Corp) would be for")
    await office.lena.clicks("Accept", on=await office.lena.sees("L-4 · Ed Three", in_=office.sales))
    await office.work()
    assert "there is nothing left to decide" in third.text

    last = await office.sofia.sees("L-5 Cy Four (Acme Corp) would be for")
    await office.later(hours=2, minutes=1)
    theirs = await office.ravi.sees("L-5 Cy Four (Acme Corp) is for you")
    assert "covers for @Lena Rep, who is away; no manager had decided by then" in theirs.text
    await office.work()
    assert "Nobody decided in time. It is for @Ravi Rep now" in last.text
