"""The card in the sales channel, always drawn whole from the lead as it is now."""

from collections.abc import Iterator
from datetime import datetime

from bot.decisions.back_again import BackAgain
from bot.decisions.lines import answers_on_card, heard_on_card, promised_on_card, segment_line, why_on_card
from bot.lead.barred.bars import Bar
from bot.lead.definition.questions import Definition
from bot.lead.ending.ending import ENDS, in_words
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.lines import deciding_row, details_button, name_line, plain_name, source_line, while_it_waits
from bot.lead.reasons.reason import Reason
from bot.lead.record import Event, Lead, Listed
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.lead.veil.veiled import HIDDEN, Veiled
from bot.nurture.introduced.introduction import Introduction
from bot.promises.standing import Standing
from bot.slack.blocks import Block, Message, actions, button, context, entry, section
from bot.slack.ids import Action
from bot.slack.text import esc, moment, person
from bot.sources.confidence.confidence import Confidence
from bot.sources.confidence.in_words import brief
from bot.worth.in_words import worth_line

_WITHDRAWN = "Withdrawn"
_HOW = 100  # characters of a note on how it ended
_SOURCE = 18
_NAME = 40  # characters of a name, a title, a company or a source; Details has the whole of it


def lead_card(
    lead: Lead,
    definition: Definition,
    now: datetime,
    bar: Bar | None = None,
    back: BackAgain | None = None,
    taken: Event | None = None,
    promise: Standing | None = None,
    whose: str = "",
    introduced: Introduction | None = None,
    confidence: Confidence | None = None,
) -> Message:
    """Draw the card of the lead's latest offer, with contact details masked: many people read a channel. It fits a
    phone, and once decided it says only what came of it. With a `bar`, nobody can accept it; with `back`, sales had it
    before; `taken` says that marketing took it back, or how it ended; `promise`, by when sales answers;
    `whose` is the line on whom it is for, `introduced` what was heard while marketing kept in touch, and `confidence`
    that in its source."""
    blocks = [section(name_line(lead, _NAME))]
    if bar:
        blocks += _barred(lead, bar)
    elif lead.stage is Stage.OFFERED and isinstance(lead, Veiled):
        said = [
            *filter(None, [whose]),
            *([brief(confidence)] if confidence else []),
            *promised_on_card(promise),
            HIDDEN,
        ]
        blocks += [
            section("\n".join(filter(None, [segment_line(lead), worth_line(lead, definition, now)]))),
            context("\n".join(said)),
            card_buttons(lead),
        ]
    elif lead.stage is Stage.OFFERED:
        blocks += [
            context(_from(lead, confidence)),
            section(answers_on_card(lead, definition, now)),
            context("\n".join(_small(lead, definition, now, back, promise, whose, introduced))),
            card_buttons(lead),
        ]
    else:
        blocks += [section(_outcome(lead, taken)), card_buttons(lead)]
    return Message(_headline(lead, bar, taken), blocks)


def _from(lead: Lead, confidence: Confidence | None) -> str:
    """Say where it comes from, in one line of a phone: with what sales did with that source's leads, which says more
    than how this one came and who added it; Details has those."""
    return f"From {esc(lead.source, _SOURCE)} · {brief(confidence)}" if confidence else source_line(lead, _SOURCE)


def _small(
    lead: Lead,
    definition: Definition,
    now: datetime,
    back: BackAgain | None,
    promise: Standing | None,
    whose: str,
    introduced: Introduction | None,
) -> Iterator[str]:
    """Draw the lines in small print: whom it is for, why it came, what was heard before, and by when sales answers."""
    if whose:
        yield whose
    says_more = bool(introduced and introduced.heard)
    yield from why_on_card(lead, definition, now, back, heard=says_more, whose=bool(whose))
    yield from heard_on_card(introduced)
    yield from promised_on_card(promise)


def _barred(lead: Lead, bar: Bar) -> list[Block]:
    said = [section(_outcome(lead))] if lead.reject_code and lead.decided_by else []
    text = f":no_entry: *{_WITHDRAWN}*: {bar.whom} on the do-not-contact list. {bar.story} Please do not contact them."
    return [*said, section(text), actions(button("Details", Action.DETAILS, lead.id))]


def earlier_card(lead: Lead) -> Message:
    """Draw the card of an offer that was returned or released, and has been made again since."""
    text = "This lead has been offered again since: please use the newer card."
    details = actions(button("Details", Action.DETAILS, lead.id))
    return Message(f"{plain_name(lead)}: see the newer card", [section(name_line(lead)), section(text), details])


def card_buttons(lead: Lead | Listed) -> Block:
    """Draw Details and, while the lead can be decided on, the whole row."""
    if lead.stage not in MOVES[Move.ACCEPT].sources:
        return actions(details_button(lead))
    routed = isinstance(lead, Lead) and lead.route_group
    why = [entry("Why this rep?", Action.WHY_THIS_REP, lead.id)] if routed else []
    return deciding_row(lead, *while_it_waits(lead), *why)


def _headline(lead: Lead, bar: Bar | None, taken: Event | None) -> str:
    if bar:
        return f"{plain_name(lead)}: {_WITHDRAWN.lower()}"
    if lead.stage is Stage.OFFERED:
        return f"New lead for sales: {plain_name(lead)}"
    return f"{plain_name(lead)}: {_outcome(lead, taken)}"


def _outcome(lead: Lead, taken: Event | None = None) -> str:
    reason = REASON_BY_CODE.get(lead.reject_code)
    if lead.stage is Stage.ACCEPTED:
        now = f". {person(lead.owner)} has it now" if lead.decided_by not in ("", lead.owner) else ""
        return f":white_check_mark: Accepted by {person(lead.decided_by or lead.owner)}, {moment(lead.stage_at)}{now}"
    if lead.merged_into and not reason:
        return f":link: It turned out to be L-{lead.merged_into}, and goes on there."
    if reason and lead.decided_by:
        became = f"It goes on as L-{lead.merged_into}." if lead.merged_into else _became(lead, reason)
        did = f"{reason.word.capitalize()} by {person(lead.decided_by)}"
        return f":leftwards_arrow_with_hook: {did}: {reason.label}. {became}"
    if lead.bar_id:
        return ":no_entry: Withdrawn while they were on the do-not-contact list. They may be contacted again."
    if taken and taken.kind in ENDS:
        sign, did = (":trophy:", "Won") if taken.kind == EventKind.WON else (":black_circle:", "Lost")
        how = in_words(taken.data, _HOW)
        return f"{sign} {did} by {person(taken.actor)}, {moment(taken.at)}{f': {how}' if how else ''}"
    if taken:
        withdrawn = taken.kind == EventKind.DISCARDED
        what, now = ("Withdrawn", "It is closed.") if withdrawn else ("Taken back", "Marketing puts it right first.")
        now = "Marketing looks at it once more." if taken.kind == EventKind.UNDONE else now
        return f":leftwards_arrow_with_hook: {what} by {person(taken.actor)}, {moment(taken.at)}. {now}"
    return "No longer waiting for sales; Details has the story."


def _became(lead: Lead, reason: Reason) -> str:
    reached = lead.email or lead.phone
    return "It is closed." if reason.suppresses and not reached else reason.became
