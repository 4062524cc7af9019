"""Everything about one lead, what can be done about it first, and contact details for those who may see them."""

from bot.judging.review.notes import reviewed_by, under_review
from bot.lead.barred.bars import Bar
from bot.lead.lifecycle import OPEN_TO_ANSWERS, STAGE_WORDS, Stage
from bot.lead.lines import contact_line, name_line, override_line, plain_name, short_name, source_line
from bot.lead.people import Act, entitled
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.lead.veil.veiled import HIDDEN, Veiled
from bot.nurture.introduced.lines import heard, kept_in_touch
from bot.overview.answers_section import answers_section
from bot.overview.group_section import group_section
from bot.overview.history_lines import history
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.overview.to_do.to_do_buttons import to_do_row
from bot.overview.to_do.what_to_do import what_to_do
from bot.promises.lines import promise_line
from bot.slack.blocks import Block, Message, actions, button, context, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import day, esc, esc_block, is_cut, moment, people, person
from bot.sources.confidence.in_words import in_full
from bot.sources.review import ReviewState
from bot.sources.touches import touch_line

_NOTES, _REASONS, _HISTORY, _HEARD = 200, 220, 600, 100  # characters of each; the rest is a press away
_LINES = 3


def details_view(sheet: LeadSheet) -> Block:
    """Draw the window behind Details; drawing it changes nothing."""
    if isinstance(sheet.lead, Veiled):
        blocks = [*_who(sheet), *to_do_row(what_to_do(sheet), sheet), context(HIDDEN), *answers_section(sheet)]
        return modal(View.DETAILS, sheet.lead.label, [*blocks, *_why(sheet)], metadata=str(sheet.lead.id))
    blocks = [
        *_who(sheet),
        *_review(sheet),
        *to_do_row(what_to_do(sheet), sheet),
        *_reached(sheet),
        *answers_section(sheet),
        *_kept_in_touch(sheet),
        *_why(sheet),
        *group_section(sheet),
        *_history(sheet, *_its_source(sheet)),
    ]
    return modal(View.DETAILS, sheet.lead.label, blocks, metadata=str(sheet.lead.id))


def details_message(sheet: LeadSheet) -> Message:
    """Draw the beginning of it as the answer to `/lead show`; its button opens the window with the rest."""
    details = button("Details", Action.DETAILS, sheet.lead.id)
    answers = answers_section(sheet, in_message=True)
    if isinstance(sheet.lead, Veiled):
        blocks = [*_who(sheet), context(HIDDEN), *answers, *_why(sheet), actions(details)]
    else:
        blocks = [*_who(sheet), *_reached(sheet), *answers, *_why(sheet), *_history(sheet, details)]
    return Message(plain_name(sheet.lead), blocks)


def _who(sheet: LeadSheet) -> list[Block]:
    lead = sheet.lead
    blocks = [section(f"{name_line(lead)}\n{_standing(sheet)}"), context(_source(sheet))]
    if sheet.goes_on:
        shows = button(f"Show {sheet.goes_on.label}", Action.DETAILS, sheet.goes_on.id)
        blocks.append(section(f"It goes on as {short_name(sheet.goes_on)}, {STAGE_WORDS[sheet.goes_on.stage]}.", shows))
    return [*blocks, section(_barred(sheet.bar))] if sheet.bar else blocks


def _review(sheet: LeadSheet) -> list[Block]:
    review, reader = sheet.review, sheet.reader
    if review is None or sheet.bar:
        return []
    if review.state is ReviewState.PASSED and sheet.lead.stage not in OPEN_TO_ANSWERS:
        return [context(reviewed_by(review))]
    if not review.waits or sheet.lead.stage not in OPEN_TO_ANSWERS:
        return []
    may_decide = entitled(reader.roles, Act.REVIEW)
    return under_review(sheet.lead, review, reader.person.user_id, may_decide=may_decide)


def _its_source(sheet: LeadSheet) -> list[Block]:
    """Draw the way to all that is known of where it comes from."""
    return [button("Its source", Action.OPEN_SOURCE, sheet.lead.source_id)] if sheet.lead.source_id else []


def _source(sheet: LeadSheet) -> str:
    known = [in_full(sheet.confidence)] if sheet.confidence else []
    touched = touch_line(sheet.touches)
    return "\n".join([source_line(sheet.lead), *([touched] if touched else []), *known])


def _reached(sheet: LeadSheet) -> list[Block]:
    lead, reader = sheet.lead, sheet.reader
    text = contact_line(lead, reader, sheet.further)
    if not reader.sees_contact_details_of(lead) and sheet.bar:
        text += "\n_Contact details are for managers alone while nobody may contact them._"
    elif not reader.sees_contact_details_of(lead):
        who = dict.fromkeys(user for user in (lead.owner, lead.in_charge) if user)
        text += f"\n_Only {people(who)} and managers can see the contact details._"
    blocks = [section(text)]
    if lead.notes:
        noted = reader.seen(lead, "notes")
        shown = esc_block(noted, _NOTES) or "_Only for those who can see contacts._"
        whole = full_button(FullPart.NOTES, lead.id, cut=is_cut(noted, _NOTES))
        blocks.append(section(f"*Notes*\n{shown}", whole))
    return blocks


def _why(sheet: LeadSheet) -> list[Block]:
    lead, blocks = sheet.lead, []
    if lead.overridden_by:
        blocks.append(section(override_line(lead)))
    reasons = () if lead.stage is Stage.DRAFT else lead.reasons  # those of a draft are its open questions
    for title, said in (("Why it stands where it stands", reasons), ("Keep in mind", lead.cautions)):
        if said:
            together = " ".join(said)
            whole = full_button(FullPart.NOTES, lead.id, cut=is_cut(together, _REASONS))
            blocks.append(section(f"*{title}*\n{esc(together, _REASONS)}", whole))
    return blocks


def _kept_in_touch(sheet: LeadSheet) -> list[Block]:
    told = sheet.introduced
    if told is None or not (told.touches or told.heard):
        return []
    cut = bool(told.earlier) or any(is_cut(one.said, _HEARD) for one in told.shown)
    whole = full_button(FullPart.HEARD, sheet.lead.id, cut=cut)
    return [section(f"*Marketing {kept_in_touch(told)}*\n{heard(told, _HEARD)}", whole)]


def _history(sheet: LeadSheet, *beside: Block) -> list[Block]:
    """Draw the latest lines, and the way to the others, with further buttons beside it."""
    told = history(sheet.events[-_LINES:], sheet.definition, _HISTORY, sheet.event_count)
    cut = "earlier line" in told or "more characters)" in told
    whole = full_button(FullPart.HISTORY, sheet.lead.id, cut=cut)
    buttons = [*beside, *([whole] if whole else [])]
    return [section(f"*History*\n{told}"), *([actions(*buttons)] if buttons else [])]


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
        text += f" {reason.word.capitalize()} by {person(lead.decided_by)}: {reason.label}."
    if sheet.next_date:
        text += f" Next: {day(sheet.next_date)}."
    if sheet.next_why:
        text += f"\n_{sheet.next_why}_"
    if sheet.promise:
        text += f"\n{promise_line(sheet.promise, 150)}"
    return text
