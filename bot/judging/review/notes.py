"""Messages about a review: to whoever makes it, and to the marketer whose lead waits for it."""

from collections.abc import Sequence

from bot.judging.review.gate import is_own
from bot.lead.definition.questions import Definition
from bot.lead.lifecycle import OPEN_TO_ANSWERS
from bot.lead.lines import details_button, fitting, plain_name, said, short_name, source_line
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Block, Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, esc_block, moment, people, person
from bot.sources.review import Review, ReviewState
from bot.sources.source import Source

_WHY, _ANSWERS = 900, 1900  # in characters
NAMED = 5
"""Leads that a message about many names."""


def still_to_review(lead: Lead, review: Review) -> Message:
    """Say once more, in short, that somebody is asked to look at the lead."""
    text = (
        f":eyes: {short_name(lead)} has been waiting for a review since {moment(review.asked_at)}, and sales has not "
    )
    text += "seen it. Would you call them?"
    blocks = [section(text), actions(*_deciding(review), details_button(lead))]
    return Message(f"{plain_name(lead)}: please review it", blocks)


def _deciding(review: Review) -> list[Block]:
    return [
        button("Pass to sales", Action.PASS_TO_SALES, review.id, style="primary"),
        button("Send back", Action.SEND_BACK, review.id),
    ]


def under_review(lead: Lead, review: Review, reader: str, *, may_decide: bool) -> list[Block]:
    """Say in Details that the lead waits for a review, with the buttons for whoever may make it, asked or not."""
    who = f"being looked at by {person(review.reviewer)}" if review.reviewer else "waiting for somebody to look at it"
    text = f":eyes: It is ready, and {who} before sales sees it: its source is on probation."
    decides = may_decide and not is_own(lead, reader)
    return [section(text), *([actions(*_deciding(review))] if decides else [])]


def reviewed_by(review: Review) -> str:
    """Say in Details who passed the lead to sales, and when."""
    when = f" {moment(review.decided_at)}" if review.decided_at else ""
    return f":eyes: Reviewed and passed to sales by {person(review.decided_by)}{when}, as its source was on probation."


def asked_again(lead: Lead) -> Message:
    """Point from an earlier request to the newer one, which has the buttons."""
    text = f":eyes: {short_name(lead)} waits for a review. I asked again: the newer message has the buttons."
    return Message(f"{plain_name(lead)}: asked again", [section(text), actions(details_button(lead))])


def to_review(lead: Lead, review: Review, source: Source, definition: Definition) -> Message:
    """Ask somebody to look at the lead before sales does, with what they need to judge it."""
    opening = f":eyes: {short_name(lead)} is ready for sales. Its source, *{esc(source.name, 150)}*, is on probation, "
    opening += f"because {esc(source.probation_why, 300)}. So please look at it first: would you call them?"
    blocks = [section(opening), context(source_line(lead)), *_what_is_known(lead, definition)]
    buttons = actions(*_deciding(review), details_button(lead))
    return Message(f"{plain_name(lead)}: please review it", [*blocks, buttons])


def _what_is_known(lead: Lead, definition: Definition) -> list[Block]:
    why = [section(f"*Why it is ready*\n{fitting(map(esc, lead.reasons), _WHY)}")] if lead.reasons else []
    answers = [
        f"{esc(question.prompt, 150)} {said(lead.answers[question.key], definition)}"
        for question in definition.questions
        if question.key in lead.answers
    ]
    return [*why, *([section(f"*What they said*\n{fitting(answers, _ANSWERS)}")] if answers else [])]


def all_to_review(first: Sequence[Listed], count: int) -> Message:
    """Ask somebody in one message to look at all that wait for them; or say that none does any more."""
    if not count:
        text = ":eyes: No lead waits for your review any more."
        return Message(text, [section(text)])
    many = "One lead waits" if count == 1 else f"{count:,} leads wait"
    text = f":eyes: *{many} for your review* before sales sees them, as their sources are on probation:"
    more = [f"…and {count - len(first):,} more"] if count > len(first) else []
    show = button("Show them", Action.SHOW_LIST, "to_review 0", style="primary")
    listed = bullets([*(short_name(lead) for lead in first), *more])
    return Message(f"{many} for your review", [section(f"{text}\n{listed}"), actions(show)])


def reviewed(lead: Lead, review: Review, reader: str) -> Message:
    """Say what came of the review in place of what asked for it."""
    text = f":eyes: {short_name(lead)} waited for a review.\n{_became(lead, review, reader)}"
    return Message(f"{plain_name(lead)} was reviewed", [section(text), actions(details_button(lead))])


def _became(lead: Lead, review: Review, reader: str) -> str:
    who = "You" if review.decided_by == reader else person(review.decided_by)
    when = f" {moment(review.decided_at)}" if review.decided_at else ""
    if review.state is ReviewState.PASSED:
        if lead.stage in OPEN_TO_ANSWERS and not lead.decided_by:
            return (
                f":white_check_mark: {who} passed it{when}, but by then it was not ready any more; its marketer knows."
            )
        back = " *Details* → *Correct it* takes it back while nobody in sales has answered." if who == "You" else ""
        return f":white_check_mark: {who} passed it to sales{when}.{back}"
    if review.state is ReviewState.SENT_BACK:
        return f":leftwards_arrow_with_hook: {who} sent it back{when}: “{esc(review.note, 600)}”"
    return "Nothing is left to do here: it needs no review any more."


def waited_for(lead: Lead, review: Review, source: Source, *, may_lift: bool) -> Message:
    """Tell the marketer that the lead is ready and waits, for whom and why, and what happens if nobody looks."""
    name = esc(source.name, 150)
    text = f":eyes: {short_name(lead)} is ready. Its source, *{name}*, is on probation, because "
    text += f"{esc(source.probation_why, 300)}; so somebody else looks at it before sales does."
    if review.reviewer:
        then = (
            f"{person(review.reviewer)} has been asked, and you will hear what they say. If nobody looks, I ask again "
        )
        then += "the next working day, and then the managers of marketing."
    else:
        then = "But there is nobody else yet who could: a manager can name a second marketer under *Settings*, or lift "
        then += "the probation, with a reason. I look again the next working day."
    lift = [button("Lift probation", Action.LIFT_PROBATION, source.id)] if may_lift else []
    return Message(
        f"{plain_name(lead)} waits for a review", [section(text), section(then), actions(*lift, details_button(lead))]
    )


def sent_back(lead: Lead, review: Review, prompts: Sequence[str]) -> Message:
    """Tell the marketer who sent the lead back, and what has to be put right."""
    text = f":leftwards_arrow_with_hook: {person(review.decided_by)} looked at {short_name(lead)} and sent it back, so "
    text += f"it is not with sales yet:\n>{esc_block(review.note, 1500).replace(chr(10), chr(10) + '>')}"
    asked = (
        [section(f"*Please check these answers*\n{bullets(esc(prompt, 300) for prompt in prompts)}")] if prompts else []
    )
    then = context(f"Once it is put right, it goes to {person(review.decided_by)} again.")
    fix = button("Fix and resubmit", Action.FIX, lead.id, style="primary")
    discard = button("Discard", Action.DISCARD, lead.id)
    buttons = actions(fix, discard, details_button(lead))
    return Message(f"{plain_name(lead)} was sent back", [section(text), *asked, then, buttons])


def lapsed(lead: Lead, source: Source, managers: Sequence[str]) -> Message:
    """Tell the marketer that nobody has reviewed the lead, and what they can do."""
    text = f"Nobody has reviewed {short_name(lead)}, and I have stopped asking. It is ready, and stays with you."
    who = f" {people(managers)} can review it, or lift the probation of *{esc(source.name, 150)}*." if managers else ""
    again = button("Ask again", Action.ASK_REVIEW, lead.id, style="primary")
    return Message(
        f"{plain_name(lead)}: nobody reviewed it", [section(f"{text}{who}"), actions(again, details_button(lead))]
    )
