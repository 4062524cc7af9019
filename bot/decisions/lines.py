"""The lines of a card: the few answers that decide, and why it came, short enough for a phone."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.decisions.back_again import BackAgain
from bot.lead.definition.grounds import Ground, grounds, held_by
from bot.lead.definition.questions import Definition, Kind, Question
from bot.lead.lines import contact_line, override_line, said
from bot.lead.reader import A_CHANNEL
from bot.lead.record import Lead
from bot.nurture.introduced.introduction import Introduction
from bot.nurture.introduced.lines import on_card
from bot.promises.lines import promise_line
from bot.promises.standing import Standing
from bot.slack.text import esc, person

_DECIDE = ("requirement", "money", "timing", "decider", "approver", "channel")
_LINE = 43  # characters that stand side by side on a phone
_TWO_LINES = 80  # characters that wrap once; Details has the whole of it
_REASON = 50  # characters of why it is paused
_SENTENCES = 150  # in characters: the reasons, and the cautions
_SHORTEST = 20
_QUOTED = 100
_DOMAIN = re.compile(r"@\S+")


def deciding(definition: Definition) -> list[Question]:
    """Return the questions whose answers decide whether a rep takes the lead: the known ones, then required ones."""
    known = [definition.by_key[key] for key in _DECIDE if key in definition.by_key]
    others = [question for question in definition.questions if question.required and question.key not in _DECIDE]
    return [*known, *others][: len(_DECIDE)]


def answers_on_card(lead: Lead, definition: Definition, now: datetime) -> str:
    """Draw the answers that decide, short ones side by side, with a sign at those to keep in mind; with how they
    prefer to be reached stand their contact details, masked."""
    careful = {caution.key for caution in grounds(lead, definition, now).cautions}
    lines: list[list[str]] = []
    room = 0
    for question in deciding(definition):
        answer = lead.answers.get(question.key)
        if not answer or not answer.value or question.key == "channel":
            continue
        again = " _(to be asked again)_" if answer.reopened else ""
        sign = " :warning:" if question.key in careful else ""
        short = esc(question.short, 60)
        most = (_LINE if question.kind is Kind.PERSON else _TWO_LINES) - len(short)
        text = f"*{short}* {said(answer, definition, max(most, _SHORTEST))}{again}{sign}"
        width = len(text.replace(":warning:", "⚠")) - 2  # without the stars
        if width > room:
            lines.append([])
            room = _LINE
        lines[-1].append(text)
        room -= width + 3
    return "\n".join([*(" · ".join(line) for line in lines), _reach(lead, definition)])


def _reach(lead: Lead, definition: Definition) -> str:
    question, answer = definition.by_key.get("channel"), lead.answers.get("channel")
    contact = contact_line(lead, A_CHANNEL)
    if not question or not answer or not answer.value:
        return contact
    preferred = f"*{esc(question.short, 60)}* {said(answer, definition, _LINE)} · "
    fits = len(preferred) + len(contact.replace(":email:", "@").replace(":phone:", "#")) <= _LINE
    return preferred + (contact if fits else _DOMAIN.sub("@…", contact).replace("   ", " "))


def why_on_card(
    lead: Lead,
    definition: Definition,
    now: datetime,
    back: BackAgain | None = None,
    *,
    heard: bool = False,
    whose: bool = False,
) -> Iterator[str]:
    """Draw why it came to sales, or who offered it anyway and what speaks against it, and what to keep in mind, as the
    answers stand now. What an answer on the card says is not said again. Where something was `heard` while marketing
    kept in touch, that says more, and a card is short; so it is for a lead that comes back as it was for somebody who
    is named (`whose`)."""
    found, shown = grounds(lead, definition, now), {question.key for question in deciding(definition)}
    if back:
        changed = esc(back.what_changed, _QUOTED)
        yield f":leftwards_arrow_with_hook: *Back again:* {person(back.by)} {back.how}. {changed}".rstrip()
    if lead.overridden_by:
        yield override_line(lead, _QUOTED)
        against = (*found.against, *(held_by(lead) if not back else ()))
        if against:
            yield f"*Against it:* {in_a_line(against)}"
    elif not (back and (heard or (whose and not back.changed))):
        why = _unsaid(found.why, shown) or [each.text for each in found.why]
        yield f"*Why it came to sales:* {in_a_line(why[:1] if heard else why)}"
    if cautions := _unsaid(found.cautions, shown):
        yield f":warning: {in_a_line(cautions)}"


def heard_on_card(introduced: Introduction | None) -> Iterator[str]:
    """Draw what they said last while marketing kept in touch; the thread and Details have the rest."""
    if introduced and (said := on_card(introduced, _TWO_LINES)):
        yield said


def segment_line(lead: Lead) -> str:
    """Say which segment the company is in, where, and how large it is; "" where nothing is known."""
    return " · ".join(esc(each, _QUOTED) for each in (lead.segment, lead.geography, lead.company_size) if each)


def promised_on_card(promise: Standing | None) -> Iterator[str]:
    """Draw by when sales answers, or why that has to wait."""
    if promise and promise.answers:
        yield promise_line(promise, _REASON)


def _unsaid(sentences: Sequence[Ground], shown: set[str]) -> list[str]:
    return [each.text for each in sentences if each.key not in shown]


def in_a_line(sentences: Sequence[str]) -> str:
    """Join as many sentences as fit, and say how many more Details has."""
    kept: list[str] = []
    for sentence in map(esc, sentences):
        if kept and len(" ".join([*kept, sentence])) > _SENTENCES:
            break
        kept.append(sentence)
    more = len(sentences) - len(kept)
    return " ".join([*kept, f"…and {more} more in Details."] if more else kept)
