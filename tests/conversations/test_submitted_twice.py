"""Every form there is: delivered twice it counts once; submitted twice it counts twice, or people hear why not."""

from datetime import date
from typing import Any

from bot.simulator.deliveries import Delivery
from bot.simulator.people import Person
from bot.slack.ids import View
from commands import SUBMISSIONS
from tests.conversations.office import Office
from tests.conversations.submissions import Story, everything, sent_off_again, submitted

ADD_ANOTHER = {View.DO_NOT_CONTACT, View.NEW_CONTACT, View.MEETING, View.TALK}
"""Forms that have another effect the second time, with something else in them."""

ONLY_CONFIRM = {
    View.EXPORT_CONTACTS,
    View.ERASE,
    View.MERGE_WHICH,
    View.MERGE_TWO,
    View.TRACK,
    View.SOURCE_MERGE,
    View.SOURCE_MERGING,
}
"""Windows in which nothing is filled in, or that only choose what is confirmed next."""

ONLY_ADDS = {View.GROUPS}
"""Forms in which less of the same, from a window that was drawn before there was any, takes nothing away."""


async def _told(office: Office) -> dict[str, list[Delivery]]:
    """Tell the story; each form that was submitted arrives once more at once, which changes nothing."""
    seen: dict[str, list[Delivery]] = {}

    async def submits(who: Person, values: dict[str, Any] | None) -> None:
        await who.submits(values)
        delivery = submitted(office)
        await office.baton.ticking.tick()  # what is promised is worked out
        form = delivery.payload["view"]["callback_id"]
        kept = everything(office)
        again = await office.slack.deliver_again(delivery)
        assert again.ok, form
        assert everything(office) == kept, f"{form} delivered twice"
        seen.setdefault(form, []).append(delivery)

    await Story(office, submits).tell()
    return seen


async def test_every_form_delivered_twice_counts_once_and_sent_off_twice_it_is_never_dropped(office: Office) -> None:
    seen = await _told(office)
    assert seen.keys() == set(SUBMISSIONS)
    for form, deliveries in seen.items():
        if form in ONLY_CONFIRM | ONLY_ADDS:
            continue
        kept = everything(office)
        second = await sent_off_again(office, deliveries[0])
        changed = everything(office) != kept
        assert changed or second.response, f"{form} sent off twice was dropped without a word"
        assert changed or form not in ADD_ANOTHER, f"{form}: {second.response}"


async def test_what_was_refused_at_a_field_can_be_sent_off_again(office: Office) -> None:
    """Slack gives the window no other hash: what was refused has to be as if it had never arrived."""
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    form = await office.ravi.submits({"Reason": "No hurry (bad timing)", "Until when?": date(2026, 11, 2)})
    assert "has passed" in form.errors["Until when?"]
    refused = submitted(office).payload["view"]
    await office.ravi.submits({"Until when?": date(2027, 1, 15)})
    assert submitted(office).payload["view"]["hash"] == refused["hash"]
    await office.mia.sees("rejected L-1")


async def test_what_was_refused_with_a_note_is_refused_again_as_often_as_it_is_sent_off(office: Office) -> None:
    card = await office.offered_card()
    await office.lena.clicks("Reject", on=card)
    await office.lena.chooses("Reason", "No need")
    await office.ravi.clicks("Accept", on=card)
    told = await office.lena.submits()
    for _ in range(2):
        assert "@Ravi Rep accepted L-1" in told.text
        await office.lena.closes()
        told = await office.lena.submits()
    assert "@Ravi Rep accepted L-1" in told.text


async def test_two_clicks_are_two_and_one_that_is_delivered_twice_is_one(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))
    for channel in ("Phone", "Email"):
        await office.ravi.clicks("Log attempt")
        await office.ravi.submits({"How?": channel, "What came of it?": "No answer"})
        await office.slack.deliver_again(office.slack.deliveries[-1])
    assert "tried to reach them (no. 2)" in office.ravi.modal.text
    assert "(no. 3)" not in office.ravi.modal.text


async def test_whatever_is_typed_or_chosen_twice_is_two_and_delivered_twice_one(office: Office) -> None:
    """Commands, shortcuts and menus open and show things; an event is an answer, which is taken once."""
    for opens in (
        lambda: office.mia.runs("/lead Jane Doe", in_=office.sales),
        lambda: office.mia.uses_shortcut("New lead"),
    ):
        opened = set()
        for _ in range(2):
            await opens()
            opened.add(office.mia.modal.view.id)
            again = await office.slack.deliver_again(office.slack.deliveries[-1])
            assert again.ok
            assert office.mia.modal.view.id in opened
        assert len(opened) == 2
    await office.mia.closes()
    await office.mia.says("hello")
    await office.mia.says("hello")
    await office.work()
    said = [
        d for d in office.slack.deliveries if d.type == "message" and d.payload["event"].get("user") == office.mia.id
    ]
    for delivery in said:
        await office.slack.deliver_again(delivery)
    await office.work()
    assert len([m for m in office.mia.reads(office.mia.dm) if "I wasn't asking you anything here" in m.text]) == 2
