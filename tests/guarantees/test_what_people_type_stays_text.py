"""Whatever is typed, in whatever field: it mentions, calls and links nobody, Slack takes it, and it can be read."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.simulator.blocks.surfaces import message_problems, too_large, view_problems
from bot.simulator.people import Person
from bot.slack.text import clean
from tests.conversations.office import READY, Office
from tests.guarantees.conftest import Size
from tests.guarantees.hostile import HOSTILE, invisible, live, readable
from tests.views.test_limits import messages, views

TIMING, MONEY = "When do they want to buy?", "Is there a budget?"
WRITTEN = (
    "What is their requirement?",
    "What solution do they want?",
    "Who will decide whether the solution works for them?",
    "Who approves the purchase?",
    "What outcome do they expect in their company?",
)


def test_every_message_and_view_that_can_show_it_is_inert_and_one_that_slack_takes(size: Size) -> None:
    for name in _some(size.of(8, len(HOSTILE))):
        typed = HOSTILE[name]
        for what, message in messages(typed):
            drawn = {"text": message.text, "blocks": message.blocks}
            assert not message_problems(message.blocks), (name, what)
            assert not live(drawn) + invisible(drawn), (name, what)
        for what, view in views(typed):
            assert not view_problems(view, ("modal", "home")), (name, what)
            assert not too_large(view), (name, what)
            assert not live(view), (name, what)


def _some(count: int) -> list[str]:
    names = list(HOSTILE)
    return names[:: max(len(names) // count, 1)]


async def test_typed_in_every_field_it_is_inert_taken_and_readable(
    office: Office, size: Size, caplog: pytest.LogCaptureFixture
) -> None:
    for number, name in enumerate(_some(size.of(4, len(HOSTILE))), 1):
        began = office.slack.workspace.mint.ts()
        await _a_whole_life(office, HOSTILE[name], f"L-{number}")
        for what, value in _everything_said(office, since=began):
            assert not live(value), (name, what)
            assert not invisible(value) or what == "form", (name, what)
        _slack_took_everything(office, name)
        assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR], name
        office.slack.calls.clear()
        office.slack.deliveries.clear()


async def _a_whole_life(office: Office, typed: str, label: str) -> None:
    """The lead is typed in every way there is, offered, rejected, corrected, nurtured, followed up and looked at."""
    mia, ravi, sales = office.mia, office.ravi, office.sales
    await _typed_as_a_command(office, typed)
    await mia.runs("/lead", in_=sales)
    fields = {"Name": typed[:150], "Company": typed[:150], "Title": typed[:150], "Source": typed[:150]}
    form = await mia.submits({**fields, "Email": typed[:254], "Phone": typed[:50], "Notes": typed[:3000]})
    if form.errors:
        named = {} if clean(typed[:150]).strip() else {"Name": "Jane"}
        form = await mia.submits({"Email": "", "Phone": "", **named})
    if form.title == "Already a lead?":
        form = await mia.submits({"What should I do?": "It is somebody else"})
    assert form.title == f"Questions for {label}", (form.errors, form.title)
    answers = dict.fromkeys(WRITTEN, typed[:300])
    await mia.submits({**READY, **answers, MONEY: None, TIMING: "3 to 6 months"})
    note = await mia.sees(f"{label} ")
    await mia.clicks("Ask me one by one", on=note)
    await mia.sees("1 of " if not clean(typed[:300]).strip() else "1 of 1")
    await mia.says(typed[:3000] or "-", thread=note, patient=True)
    await office.work()
    await mia.clicks("Details", on=note)
    await mia.clicks("Answer now")
    empty = {} if clean(typed[:300]).strip() else dict.fromkeys(WRITTEN, "Something")
    await mia.submits(
        {MONEY: "Approved", **empty, **({TIMING: "Within 3 months"} if TIMING in mia.modal.labels else {})}
    )
    await mia.closes(everything=True) if mia.modal else None
    await _back_to_sales(office, label)
    card = await ravi.sees(f"{label} ·", in_=sales)
    await ravi.clicks("Reject", on=card)
    await ravi.submits({"Reason": "No desire (not interested)", "Note": typed[:1000]})
    await office.work()
    await office.later(days=63)
    await office.mia.sees("Time to follow up")
    shown = await mia.runs(f"/lead show {label}", in_=sales)
    assert readable(clean(typed[:60])) in readable(shown.text), typed[:60]
    for person in (mia, ravi, office.max):
        await _looks_around(office, person)


async def _back_to_sales(office: Office, label: str) -> None:
    """Nurtured for its timing: somebody answers that again."""
    await office.work()
    if any("meets the definition" in m.text and label in m.text for m in office.mia.reads(office.mia.dm)):
        return
    note = await office.mia.sees(f"{label} ")
    await office.mia.clicks("Details", on=note)
    await office.mia.clicks("Answer now")
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.mia.closes(everything=True) if office.mia.modal else None
    await office.work()


async def _typed_as_a_command(office: Office, typed: str) -> None:
    for line in (typed, f"find {typed}", f"show {typed}", f"findd {typed}"):
        await office.mia.runs(f"/lead {line[:3500]}", in_=office.sales)
        if office.mia.modal:
            await office.mia.closes(everything=True)
    said = await office.mia.says(typed[:3000], in_=office.sales)
    await office.mia.uses_shortcut("Turn into a lead", on=said)
    await office.mia.closes()
    office.slack.faults.next("views.open").error("expired_trigger_id")
    await office.mia.runs(f"/lead Jane {typed[:3000]}", in_=office.sales)


async def _looks_around(office: Office, person: Person) -> None:
    await person.opens_home()
    for word in ("mine", "due", "digest", "find jane"):
        await person.runs(f"/lead {word}", in_=office.sales)


def _everything_said(office: Office, since: str) -> Iterator[tuple[str, Any]]:
    """All that Baton posted, opened, published and answered since the last look."""
    for call in office.slack.calls:
        if "view" in call.args:
            yield "form", call.args["view"]
        else:
            yield call.method, {name: call.args.get(name) for name in ("text", "blocks")}
    for delivery in office.slack.deliveries:
        if isinstance(delivery.response, dict):
            yield "form" if "view" in delivery.response else delivery.type, delivery.response
    bot = office.installed.bot_user_id
    for channel in office.slack.workspace.channels.values():
        for message in channel.messages.values():
            if message.user.id == bot and message.ts > since:
                yield "message", {"text": message.text, "blocks": message.blocks}


def _slack_took_everything(office: Office, name: str) -> None:
    refused = [
        (call.method, call.answer)
        for call in office.slack.calls
        if call.answer and not call.answer.get("ok") and call.answer.get("error") != "expired_trigger_id"
    ]
    assert not refused, name
    assert not [delivery.error for delivery in office.slack.deliveries if delivery.error], name


async def test_what_no_database_can_keep_is_refused_and_still_in_the_form(office: Office) -> None:
    typed = "Jane\x00 \ud800 Doe"
    await office.mia.runs("/lead", in_=office.sales)
    form = await office.mia.submits({"Name": typed}, patient=True)
    assert form.trouble
    assert form.values["Name"] == typed
    await office.mia.submits({"Name": "Jane Doe"})
    await office.mia.closes()
    answer = await office.mia.runs("/lead mine", in_=office.sales)
    assert "L-1" in answer.text


async def test_a_name_that_shows_nothing_is_no_name(office: Office) -> None:
    await office.mia.runs("/lead", in_=office.sales)
    for nothing in ("\u200b", "\u3164", "\u200d", "\u202e\u202c"):
        form = await office.mia.submits({"Name": nothing})
        assert "Who is it?" in form.errors["Name"]
