"""Everything about one lead: its answers, its history, and contact details for those who may see them."""

from bot.lead.barred.bars import Bar
from bot.lead.lifecycle import MOVES, OPEN_TO_ANSWERS, STAGE_WORDS, Move, Stage, may
from bot.lead.lines import contact_line, fitting, name_line, override_line, plain_name, short_name, source_line
from bot.lead.people import Act, Role, entitled
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.overview.answers_section import answers_in_short, answers_section
from bot.overview.group_section import group_lines, group_section
from bot.overview.history_lines import history
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.blocks import Block, Message, actions, button, context, divider, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import day, esc, esc_block, is_cut, moment, people, person

_LONG, _SHORT = 900, 250  # characters of an answer: in a window, and in a message, which holds 9,000 in all


def details_view(sheet: LeadSheet) -> Block:
    """Draw the window behind Details; drawing it changes nothing."""
    blocks = _body(sheet, _LONG, answers_section(sheet, _LONG), group_section(sheet)) + _modal_buttons(sheet)
    return modal(View.DETAILS, sheet.lead.label, blocks, metadata=str(sheet.lead.id))


def details_message(sheet: LeadSheet) -> Message:
    """Draw the same as the answer to `/lead show`."""
    blocks = _body(sheet, _SHORT, answers_in_short(sheet, _SHORT), group_lines(sheet)) + _message_buttons(sheet.lead)
    return Message(plain_name(sheet.lead), blocks)


def _body(sheet: LeadSheet, longest: int, answers: list[Block], group: list[Block]) -> list[Block]:
    lead, reader = sheet.lead, sheet.reader
    entitled = reader.sees_contact_details_of(lead)
    blocks = [section(name_line(lead)), context(source_line(lead)), section(_standing(sheet))]
    if sheet.goes_on:
        shows = button(f"Show {sheet.goes_on.label}", Action.DETAILS, sheet.goes_on.id)
        blocks.append(section(f"It goes on as {short_name(sheet.goes_on)}, {STAGE_WORDS[sheet.goes_on.stage]}.", shows))
    if sheet.bar:
        blocks.append(section(_barred(sheet.bar)))
    blocks.append(section(contact_line(lead, reader, sheet.further)))
    if not entitled and sheet.bar:
        blocks.append(context("Contact details are for managers alone while nobody may contact them."))
    elif not entitled:
        who = dict.fromkeys(user for user in (lead.owner, lead.in_charge) if user)
        blocks.append(context(f"Only {people(who)} and managers can see the contact details."))
    if lead.notes:
        noted = reader.seen(lead, "notes")
        shown = esc_block(noted, 2 * longest) or "_Only for those who can see contacts._"
        blocks.append(
            section(f"*Notes*\n{shown}", full_button(FullPart.NOTES, lead.id, cut=is_cut(noted, 2 * longest)))
        )
    blocks += [divider(), *answers]
    if lead.overridden_by:
        blocks.append(section(override_line(lead)))
    for title, said in (("Why it stands where it stands", lead.reasons), ("Keep in mind", lead.cautions)):
        if said:
            listed = fitting((esc(line) for line in said), 4 * longest)
            cut = len(listed.splitlines()) < len(said) or any(is_cut(line, 500) for line in said)
            blocks.append(section(f"*{title}*\n{listed}", full_button(FullPart.NOTES, lead.id, cut=cut)))
    blocks += group
    told = history(sheet.events, sheet.definition, 3 * longest, sheet.event_count)
    cut = "earlier line" in told or "more characters)" in told
    blocks += [divider(), section(f"*History*\n{told}", full_button(FullPart.HISTORY, lead.id, cut=cut))]
    return blocks


def _barred(bar: Bar) -> str:
    return f":no_entry: *Do not contact.* {bar.whom} on the do-not-contact list. {bar.story}"


def _standing(sheet: LeadSheet) -> str:
    lead = sheet.lead
    text = f"*{STAGE_WORDS[lead.stage].capitalize()}* since {moment(lead.stage_at)}."
    if lead.owner:
        text += f" {person(lead.owner)} owns it."
    if lead.in_charge != lead.originator:
        text += f" {person(lead.in_charge)} has it for marketing."
    if lead.reject_code and lead.decided_by:
        reason = REASON_BY_CODE[lead.reject_code]
        text += f" Rejected by {person(lead.decided_by)}: {reason.label}."
    if sheet.next_date:
        text += f" Next: {day(sheet.next_date)}."
    return text


def _modal_buttons(sheet: LeadSheet) -> list[Block]:
    lead, roles = sheet.lead, sheet.reader.roles
    buttons = []
    if Role.REP in roles and lead.stage in (Stage.OFFERED, Stage.ACCEPTED):
        buttons.append(button("Log an attempt", Action.LOG_ATTEMPT, lead.id))
    if entitled(roles, Act.QUALIFY) and lead.stage in OPEN_TO_ANSWERS:
        buttons += [button("Answer now", Action.ANSWER_NOW, lead.id), button("Edit who it is", Action.EDIT, lead.id)]
        buttons.append(button("Copy a script for the call", Action.CALL_SCRIPT, lead.id))
    closed = lead.stage is Stage.STALE or bool(lead.bar_id)
    if closed and not sheet.bar and may(Move.REOPEN, lead.stage, roles):
        buttons.append(button("Reopen", Action.REOPEN, lead.id))
    if lead.stage in MOVES[Move.OFFER_ANYWAY].sources and not (lead.merged_into or sheet.bar):
        offers = may(Move.OFFER_ANYWAY, lead.stage, roles)
        ask = button("Ask a manager", Action.ASK_MANAGER, lead.id)
        buttons.append(button("Offer anyway", Action.OFFER_ANYWAY, lead.id) if offers else ask)
    if sheet.may_hand_over:
        buttons.append(button("Hand over", Action.HAND_OVER, lead.id))
    return [actions(*buttons)] if buttons else []


def _message_buttons(lead: Lead) -> list[Block]:
    return [actions(button("Details", Action.DETAILS, lead.id))]
