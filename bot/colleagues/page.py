"""The window on what the other leads at a company taught: answers by question, what became of each, conversations."""

from collections.abc import Iterator

from bot.colleagues.sheet import Colleague, ColleaguesSheet
from bot.engagement.meetings import CHANNELS
from bot.lead.definition.questions import Question
from bot.lead.identity.given import without_given
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import fitting, short_name
from bot.lead.record import Answer
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.blocks import Block, context, divider, modal, section
from bot.slack.ids import View
from bot.slack.text import day, esc, person, short_day_of

_TOGETHER, _SAID, _CONVERSATIONS = 2500, 300, 10
_MASKED = "•••"


def colleagues_page(sheet: ColleaguesSheet) -> Block:
    """Draw it; addresses and numbers that stand in what was said are left out."""
    company = esc(sheet.lead.company, 100) or "their company"
    count = len(sheet.colleagues)
    if not count:
        told = f"Nobody else at {company} has been a lead so far, so there is nothing to learn from here yet."
        return modal(View.COLLEAGUES, "What colleagues said", [section(told)])
    who = "1 other lead" if count == 1 else f"{count} other leads"
    blocks = [section(f"*What {who} at {company} taught us*, without contact details.")]
    if sheet.more:
        blocks.append(context(f"{sheet.more} earlier ones are left out: `/lead find {company}` finds them."))
    answered = [block for question in sheet.definition.questions for block in _question(question, sheet)]
    blocks += answered or [section("None of their questions has been answered.")]
    blocks += [divider(), section(f"*What became of them*\n{fitting(map(_outcome, sheet.colleagues), _TOGETHER)}")]
    learned = sorted(_learned(sheet), reverse=True)
    if learned:
        told = fitting((line for _, line in learned), _TOGETHER)
        blocks += [divider(), section(f"*What was learned in conversations*\n{told}")]
    return modal(View.COLLEAGUES, "What colleagues said", blocks[:100])


def _question(question: Question, sheet: ColleaguesSheet) -> Iterator[Block]:
    """Draw the answers to a question; those that are the same stand in one line."""
    given: dict[str, list[str]] = {}
    for each in sheet.colleagues:
        answer = each.lead.answers.get(question.key)
        if answer and answer.value:
            said = _masked(question.in_words(answer.value), _SAID)
            given.setdefault(said, []).append(_whose(each, answer))
    if given:
        lines = [f"{said} · {'; '.join(whose)}" for said, whose in given.items()]
        yield section(f"*{esc(question.prompt, 300)}*\n{fitting(lines, _TOGETHER)}")


def _whose(colleague: Colleague, answer: Answer) -> str:
    """Say of which lead it is the answer, who said so, or else who noted it, when, and whether it was vetted."""
    who = _masked(answer.said_by, 80) if answer.said_by else person(answer.documented_by)
    vetted = ", vetted" if answer.vetted_by else ""
    again = ", to be asked again" if answer.reopened else ""
    return f"{colleague.lead.label}, {who}, {short_day_of(answer.documented_at)}{vetted}{again}"


def _outcome(colleague: Colleague) -> str:
    lead = colleague.lead
    reason = REASON_BY_CODE.get(lead.reject_code)
    why = f", {reason.word}: {reason.label}" if reason else ""
    note = f" “{_masked(lead.reject_note, _SAID)}”" if lead.reject_note else ""
    owner = f", owned by {person(lead.owner)}" if lead.owner else ""
    title = f", {esc(lead.title, 80)}" if lead.title else ""
    return f"{short_name(lead)}{title}: {STAGE_WORDS[lead.stage]} since {short_day_of(lead.stage_at)}{owner}{why}{note}"


def _learned(sheet: ColleaguesSheet) -> Iterator[tuple[str, str]]:
    for each in sheet.colleagues:
        for said in each.conversations[:_CONVERSATIONS]:
            how = CHANNELS.get(said.channel, "another way").lower()
            told = (
                f"{day(said.day)}, {how}, {person(said.by)} about {each.lead.label}: “{_masked(said.learned, _SAID)}”"
            )
            yield said.day.isoformat(), told


def _masked(typed: str, limit: int) -> str:
    return esc(without_given(typed, _MASKED), limit)
