"""Meetings: planned, held, moved and called off, and who leads the engagement."""

from bot.engagement.change_meeting import MeetingChange, change_meeting
from bot.engagement.look_up import to_change_meeting, to_name_leader, to_plan
from bot.engagement.meeting_forms import leader_form, meeting_change_form, meeting_form
from bot.engagement.plan_meeting import Plan, name_leader, plan_meeting
from commands.log_conversation import numbers_of, text_of
from commands.show_details import redraw_beneath
from commands.visit import Visit


async def open_meeting(visit: Visit) -> None:
    await visit.open(meeting_form(await visit.desk.transact(to_plan, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_meeting(visit: Visit) -> None:
    typed = visit.typed
    plan = Plan(
        day=text_of(typed, "meet.day"),
        time=text_of(typed, "meet.time"),
        kind=text_of(typed, "meet.kind"),
        with_ids=numbers_of(typed, "meet.with"),
        newcomer=text_of(typed, "meet.newcomer"),
        reason=text_of(typed, "meet.reason"),
    )
    await visit.desk.transact(plan_meeting, visit.person, visit.lead_id, plan, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def open_meeting_change(visit: Visit) -> None:
    sheet, meeting = await visit.desk.read(to_change_meeting, visit.person, visit.number)
    await visit.open(meeting_change_form(sheet, meeting))
    await visit.ack()


async def submit_meeting_change(visit: Visit) -> None:
    typed = visit.typed
    change = MeetingChange(
        what=text_of(typed, "meet.what"),
        day=text_of(typed, "meet.day"),
        time=text_of(typed, "meet.time"),
        note=text_of(typed, "meet.note"),
    )
    lead_id = await visit.desk.transact(change_meeting, visit.person, visit.number, change, visit.key)
    await visit.ack()
    await redraw_beneath(visit, lead_id)


async def open_leader(visit: Visit) -> None:
    lead, leader, experienced = await visit.desk.read(to_name_leader, visit.person, visit.lead_id)
    await visit.open(leader_form(lead, leader, experienced))
    await visit.ack()


async def submit_leader(visit: Visit) -> None:
    leader = text_of(visit.typed, "leader")
    await visit.desk.transact(name_leader, visit.person, visit.lead_id, leader, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)
