"""The forms of a lead: who it is, then what both teams want to know, even if only some answers are missing."""

from collections.abc import Collection
from dataclasses import replace

from bot.answers.question_form import question_form
from bot.intake.capture import capture, known_already
from bot.intake.correct import correct, to_correct
from bot.intake.errors import SameLeadError
from bot.intake.intake_form import identity_form, intake_form, typed_details
from bot.intake.look_up import as_chosen, may_be_the_same, to_capture
from bot.intake.merge import add_to
from bot.intake.merge_form import likely_choices, merge_form, which_form
from bot.intake.merge_two import both, merge_two, to_merge
from bot.intake.reading import parse_intake
from bot.intake.same_lead_form import (
    OTHER,
    STOP,
    added,
    chosen_lead,
    newest_seen,
    said_of,
    same_lead_form,
    shown_leads,
)
from bot.lead.details import Details
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.blocks import note_view
from bot.slack.ids import View
from bot.slack.message import shown_text
from bot.slack.typed import text_of
from commands.found_in import discussion_of, found_in, link_to
from commands.names import typed_by
from commands.responses import is_the_third
from commands.visit import Visit


async def submit_intake(visit: Visit) -> None:
    """Save the draft first, then lead on to the questions in the same window."""
    if not visit.lead_id:
        await _save(visit, typed_details(visit.typed), link=await link_to(visit, visit.drawn_from))
        return
    try:
        asked = await visit.desk.transact(correct, visit.person, visit.lead_id, visit.form, visit.key)
    except ChangedMeanwhileError as problem:
        now = await visit.desk.read(to_correct, visit.person, visit.lead_id)
        await visit.draw_again(identity_form(now), problem.text)
    else:
        await visit.turn_to(question_form(asked))


async def submit_same_lead(visit: Visit) -> None:
    """Settle that the lead may exist already: add to that one, save a new one after all, or stop."""
    typed = visit.typed
    choice, details = str(typed.get("same") or ""), typed_details(typed)
    if choice == STOP:
        await visit.ack(response_action="clear")
    elif choice == OTHER:
        chosen = await visit.desk.transact(as_chosen, visit.person, text_of(typed, "same_as"))
        await visit.turn_to(same_lead_form([chosen], details, newest=newest_seen(visit.view, details), chosen=True))
    elif lead_id := chosen_lead(choice):
        try:
            asked = await visit.desk.transact(add_to, visit.person, lead_id, details, visit.key, said_of(choice))
        except ChangedMeanwhileError as problem:
            await _ask_which_again(visit, details, problem)
            return
        after = question_form(asked) if asked.questions else note_view(asked.lead.label, added(asked.lead).text)
        await visit.turn_to(after)
    else:
        await _save(visit, details, shown_leads(visit.view), newest_seen(visit.view, details))


async def _ask_which_again(visit: Visit, details: Details, problem: ChangedMeanwhileError) -> None:
    now = await visit.desk.read(known_already, visit.person, details)
    if not now.same:
        raise problem
    await visit.draw_again(same_lead_form(now.same, details, now.more, now.newest), problem.text)


async def _save(
    visit: Visit, details: Details, apart_from: Collection[int] = (), up_to: int = 0, link: str = ""
) -> None:
    try:
        asked = await visit.desk.transact(capture, visit.person, details, visit.key, apart_from, up_to, link)
    except SameLeadError as problem:
        await visit.turn_to(same_lead_form(problem.found, details, problem.more, problem.newest))
    else:
        await visit.turn_to(question_form(asked))


async def edit(visit: Visit) -> None:
    """Open the first form again, with what is known, for a lead that marketing still has."""
    await visit.open(identity_form(await visit.desk.read(to_correct, visit.person, visit.lead_id)))
    await visit.ack()


async def open_form(visit: Visit, text: str, source: str = "", found: str = "") -> None:
    """Open the form for a new lead with what was typed (Slack's markup undone) in its fields, or was `found` in a
    message; the `source` stands there unless another is named."""
    profile, details = await visit.desk.read(to_capture, visit.person), details_from(text)
    details = details if details.source else replace(details, source=source)
    await visit.open(intake_form(details, profile, found), typed=text)
    await visit.ack()


def details_from(text: str) -> Details:
    """Sort what somebody typed about a lead, each part into its field and the rest into the notes."""
    found = parse_intake(text)
    return Details(found.name, found.company, found.email, found.title, found.phone, found.source, notes=found.notes)


async def suggest_same(visit: Visit) -> None:
    """List the leads that this one may be, for what was typed so far."""
    about = visit.lead_id if visit.view.get("callback_id") != View.SAME_LEAD else 0
    found = await visit.desk.read(may_be_the_same, visit.person, about, str(visit.body.get("value") or ""))
    await visit.ack(**likely_choices(found))


async def press_new_lead(visit: Visit) -> None:
    """Answer the New lead button and shortcut; a suggestion's button brings along what was typed."""
    await open_form(visit, visit.value if visit.value != "0" else "")


async def turn_into_lead(visit: Visit) -> None:
    """Answer the message shortcut with the form, filled from the message. What people say in a channel is a discussion;
    what an app posts comes from somewhere else."""
    message = visit.body.get("message") or {}
    text = await typed_by(visit, shown_text(message))
    await open_form(visit, text, "" if message.get("bot_id") else discussion_of(visit), found_in(visit))


async def open_merge(visit: Visit) -> None:
    await visit.open(which_form(await visit.desk.read(to_merge, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_merge_which(visit: Visit) -> None:
    """Show the lead beside the one that was chosen: on top of the form, to which Back leads."""
    sheet = await visit.desk.read(both, visit.person, visit.lead_id, text_of(visit.typed, "same_as"))
    await visit.ack(response_action="update" if is_the_third(visit.view) else "push", view=merge_form(sheet))


async def submit_merge_two(visit: Visit) -> None:
    """Merge the two, if both still are as they were shown."""
    _, number, seen = [*visit.drawn_from.split(" "), "", ""][:3]
    try:
        await visit.desk.transact(merge_two, visit.person, visit.lead_id, number, seen, visit.key)
    except ChangedMeanwhileError as problem:
        now = await visit.desk.read(both, visit.person, visit.lead_id, number)
        await visit.draw_again(merge_form(now), problem.text)
    else:
        await visit.ack(response_action="clear")
