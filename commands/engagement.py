"""The buying group and its meetings: contacts added and changed, meetings planned, held, moved and called off."""

from bot.engagement.change_meeting import change_meeting
from bot.engagement.contact_form import contact_form, typed_contact
from bot.engagement.introduce import add_contact, change_contact
from bot.engagement.look_up import (
    named_to_change,
    to_add_contact,
    to_change_contact,
    to_change_meeting,
    to_name_leader,
    to_plan,
)
from bot.engagement.meeting_forms import (
    is_complete,
    leader_form,
    meeting_change_form,
    meeting_form,
    outcome_form,
    typed_change,
    typed_plan,
    zone_named_in,
)
from bot.engagement.meetings import Went
from bot.engagement.plan_meeting import ask_for_leader, name_leader, plan_meeting
from bot.engagement.sheets import MeetingChange
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.ids import Action
from bot.slack.text import people
from bot.slack.typed import text_of
from commands.overview import open_from_page, redraw_beneath
from commands.visit import Visit


async def open_new_contact(visit: Visit) -> None:
    await visit.open(contact_form(await visit.desk.read(to_add_contact, visit.person, visit.lead_id)))
    await visit.ack()


async def open_contact(visit: Visit) -> None:
    """Open the contact that a button or the menu in Details names; one named only in an answer is saved now."""
    if visit.value.isdecimal():
        sheet = await visit.desk.read(to_change_contact, visit.person, visit.number)
    else:
        sheet = await visit.desk.transact(named_to_change, visit.person, visit.shown_id, visit.value)
    await visit.open(contact_form(sheet))
    await visit.ack()


async def submit_new_contact(visit: Visit) -> None:
    await visit.desk.transact(add_contact, visit.person, visit.lead_id, typed_contact(visit.typed), visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def submit_contact(visit: Visit) -> None:
    form = visit.form
    said = typed_contact(form.typed)
    try:
        lead_id = await visit.desk.transact(change_contact, visit.person, visit.number, said, visit.key, form)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(to_change_contact, visit.person, visit.number)
        await visit.draw_again(contact_form(sheet), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, lead_id)


async def open_meeting(visit: Visit) -> None:
    await visit.open(meeting_form(await visit.desk.transact(to_plan, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_meeting(visit: Visit) -> None:
    plan = typed_plan(visit.typed, zone_named_in(visit.view))
    try:
        await visit.desk.transact(plan_meeting, visit.person, visit.lead_id, plan, visit.key)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.transact(to_plan, visit.person, visit.lead_id)
        await visit.draw_again(meeting_form(sheet), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def open_meeting_change(visit: Visit) -> None:
    sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.number)
    await open_from_page(visit, meeting_change_form(sheet, meeting))
    await visit.ack()


async def choose_change(visit: Visit) -> None:
    """Ask for what the change needs; what was typed stays."""
    if not is_complete(visit.typed, visit.value):
        sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.shown_id)
        form = meeting_change_form(sheet, meeting, visit.value)
        carried = {"private_metadata": visit.metadata}  # drawn from the meeting as it was when the window opened
        await visit.redraw(str(visit.view.get("id")), form | carried, as_seen=True)
    await visit.ack()


async def submit_meeting_change(visit: Visit) -> None:
    change = typed_change(visit.typed, visit.drawn_from, zone_named_in(visit.view))
    if Action.CHOOSE_CHANGE in visit.typed and not is_complete(visit.typed, change.what):
        sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.number)
        await visit.draw_again(meeting_change_form(sheet, meeting, change.what), "This asks for one more thing.")
        return
    try:
        lead_id = await visit.desk.transact(change_meeting, visit.person, visit.number, change, visit.key)
    except ChangedMeanwhileError as problem:
        sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.number)
        await visit.draw_again(meeting_change_form(sheet, meeting, change.what), problem.text)
        return
    if visit.drawn_from.endswith(f" {Went.ANOTHER}"):
        await visit.turn_to(meeting_form(await visit.desk.transact(to_plan, visit.person, lead_id)))
        return
    await visit.ack()
    await redraw_beneath(visit, lead_id)


async def press_went(visit: Visit) -> None:
    """Take the answer to how a meeting went: nothing to add is noted at once, all else asks for a sentence."""
    went = str(visit.action.get("action_id")).partition(":")[2]
    sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.number)
    if went == Went.NOTHING:
        held = MeetingChange("held", note="Nothing to add", drawn_from=meeting.mark)
        await visit.desk.transact(change_meeting, visit.person, meeting.id, held, visit.key)
    elif went == Went.NOT:
        await visit.open(meeting_change_form(sheet, meeting, missed=True))
    else:
        await visit.open(outcome_form(sheet, meeting, another=went == Went.ANOTHER))
    await visit.ack()


async def open_leader(visit: Visit) -> None:
    await visit.open(leader_form(await visit.desk.read(to_name_leader, visit.person, visit.lead_id)))
    await visit.ack()


async def press_ask_for_leader(visit: Visit) -> None:
    asked = await visit.desk.transact(ask_for_leader, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await visit.tell(f"I have asked {people(asked)} who leads the engagement. You will hear as soon as somebody does.")


async def submit_leader(visit: Visit) -> None:
    form = visit.form
    leader = text_of(form.typed, "leader")
    try:
        await visit.desk.transact(name_leader, visit.person, visit.lead_id, leader, visit.key, form)
    except ChangedMeanwhileError as problem:
        named = await visit.desk.read(to_name_leader, visit.person, visit.lead_id)
        await visit.draw_again(leader_form(named), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
