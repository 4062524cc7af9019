"""Everything that Details cut short, in full and a page at a time: notes, answers, the buying group, the history."""

from collections.abc import Callable, Mapping

from bot.engagement.buying_group import PART_WORDS, Contact
from bot.engagement.lines import conversation_line, meeting_line
from bot.engagement.meetings import MeetingState
from bot.lead.definition.completeness import may_change_answers
from bot.lead.definition.questions import Question
from bot.lead.lines import contact_line, override_line, short_name
from bot.nurture.introduced.lines import kept_in_touch, lines
from bot.overview.answers_section import answer_in_full, vetting_of
from bot.overview.history_lines import history_lines
from bot.overview.pages import HISTORY_PAGE, IN_FULL, FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.answer_ids import about_answer
from bot.slack.blocks import Block, actions, button, context, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import SECTION, bullets, esc, esc_block, pieces

_WHOLE = 20_000  # characters: more than any field takes
_BLOCKS = 40


def full_view(sheet: LeadSheet, part: FullPart, page: int) -> Block:
    """Draw a page; `page` counts from 0. The sheet of a history holds just the lines of its page."""
    if part is FullPart.HISTORY:
        lines = history_lines(sheet.events, sheet.definition, _WHOLE)
        shown, pages = _sections(bullets(lines)), max(-(-sheet.event_count // HISTORY_PAGE), 1)
        where = _of_history(sheet, page)
    else:
        blocks = _PARTS[part](sheet)
        pages = max(-(-len(blocks) // _BLOCKS), 1)
        page = min(page, pages - 1)
        shown, where = blocks[page * _BLOCKS : (page + 1) * _BLOCKS], f"Page {page + 1} of {pages}"
    turning = []
    if page + 1 < pages:
        turning.append(_turn("Earlier" if part is FullPart.HISTORY else "Next", sheet, part, page + 1))
    if page:
        turning.append(_turn("Later" if part is FullPart.HISTORY else "Back", sheet, part, page - 1))
    foot = [context(where), actions(*turning)] if turning else []
    whole = [section(short_name(sheet.lead)), *shown, *foot]
    drawn = f"{sheet.lead.id} {part} {page}"
    return modal(View.FULL, f"{IN_FULL[part]} of {sheet.lead.label}", whole, metadata=drawn)


def _turn(label: str, sheet: LeadSheet, part: FullPart, page: int) -> Block:
    return button(label, f"{Action.SHOW_FULL}:{label.lower()}", f"{sheet.lead.id} {part} {page}")


def _of_history(sheet: LeadSheet, page: int) -> str:
    last = sheet.event_count - page * HISTORY_PAGE
    return f"Lines {max(last - len(sheet.events), 0) + 1} to {last} of {sheet.event_count}, the latest last"


def _sections(text: str) -> list[Block]:
    return [section(piece) for piece in pieces(text, SECTION) if piece.strip()]


def _notes(sheet: LeadSheet) -> list[Block]:
    lead = sheet.lead
    noted = esc_block(sheet.reader.seen(lead, "notes"), _WHOLE)
    blocks = [
        section(contact_line(lead, sheet.reader, sheet.further)),
        *_sections(noted or "_No notes that you can see._"),
    ]
    if lead.overridden_by:
        blocks += _sections(override_line(lead))
    for title, said in (("Why it stands where it stands", lead.reasons), ("Keep in mind", lead.cautions)):
        if said:
            blocks += _sections(f"*{title}*\n{bullets(esc(line, _WHOLE) for line in said)}")
    return blocks


def _heard(sheet: LeadSheet) -> list[Block]:
    told = sheet.introduced
    if told is None:
        return [section("_Marketing has not kept in touch with them: they came to sales at once._")]
    return [section(f"*Marketing {kept_in_touch(told)}*"), *_sections(bullets(lines(told.heard, _WHOLE)))]


def _answers(sheet: LeadSheet) -> list[Block]:
    """Draw every answer with how one knows; for those who may change them, with buttons, and with open questions."""
    may = may_change_answers(sheet.lead, sheet.reader.person.user_id, sheet.reader.roles)
    blocks = []
    for question in sheet.definition.questions:
        answer = sheet.lead.answers.get(question.key)
        if answer is not None and answer.value:
            blocks += _sections(answer_in_full(sheet, question, answer, _WHOLE))
            vetted = [] if answer.vetted_by else [button("Vetted", *vetting_of(sheet, answer))]
            blocks += [actions(_edit("Edit", sheet, question), *vetted)] if may else []
        elif may:
            open_ = f"*{esc(question.short, 100)}*\n_Not answered yet_"
            blocks.append(section(open_, _edit("Answer", sheet, question)))
    return blocks or [section("Nothing has been answered yet.")]


def _edit(label: str, sheet: LeadSheet, question: Question) -> Block:
    return button(label, about_answer(False, question.key), sheet.lead.id)


def _group(sheet: LeadSheet) -> list[Block]:
    group = sheet.group
    blocks = [block for contact in group.group for block in _contact(sheet, contact)]
    for meeting in group.meetings:
        planned = meeting.state is MeetingState.PLANNED and group.may_engage
        change = button("Change", Action.CHANGE_MEETING, meeting.id) if planned else None
        blocks.append(section(meeting_line(meeting, group, _WHOLE), change))
    reader = sheet.reader.person.user_id
    for said in group.conversations:
        told = group.sees_contact_details or said.by == reader
        blocks += _sections(conversation_line(said, group, _WHOLE, told=told))
    return blocks or [section("Nobody is in the buying group yet.")]


def _contact(sheet: LeadSheet, contact: Contact) -> list[Block]:
    who = ", ".join(part for part in (esc(contact.name, 150), esc(contact.title, 150)) if part)
    parts = ", ".join(PART_WORDS[part][0] for part in sorted(contact.parts)) or "role unknown"
    more = [esc(text, 500) for text in (contact.why, contact.place) if text]
    more += [f"referred by {esc(contact.referred_by, 150)}"] if contact.referred_by else []
    if sheet.group.sees_contact_details:
        more += [esc(text, 254) for text in (contact.email, contact.phone) if text]
    return _sections(" · ".join([f"*{who}*", parts, *more]))


_PARTS: Mapping[FullPart, Callable[[LeadSheet], list[Block]]] = {
    FullPart.NOTES: _notes,
    FullPart.ANSWERS: _answers,
    FullPart.GROUP: _group,
    FullPart.HEARD: _heard,
}
