"""The lines of a touch: why it comes today, through which channel, what there is to learn, and the words to send."""

from collections.abc import Iterator, Mapping

from bot.cadence.because import MOVED, Because
from bot.cadence.tracks.placeholders import filled_for, question_of
from bot.cadence.tracks.touch import CHANNELS, Channel
from bot.lead.lines import contact_line, said
from bot.nurture.asked import Asked
from bot.slack.blocks import Block, section
from bot.slack.mail_draft import mail_draft
from bot.slack.text import clock, esc, esc_block

_BY_EMAIL = ("email",)
_SUITS: Mapping[Channel, tuple[str, ...]] = {
    Channel.MAIL: ("post",),
    Channel.EMAIL: ("email",),
    Channel.CALL: ("phone", "video"),
    Channel.SOCIAL: ("social",),
    Channel.SEMINAR: ("email", "in_person", "video"),
    **dict.fromkeys((Channel.SURVEY, Channel.WHITE_PAPER, Channel.NEWSLETTER), _BY_EMAIL),
    **dict.fromkeys((Channel.BLOG, Channel.PODCAST), _BY_EMAIL),
}
"""The ways to be reached that each channel suits, as people prefer them; the likeliest first."""

_ICONS = {"phone": ":phone:", "email": ":email:"}
_TODAY: Mapping[Because, str] = {
    Because.FIRST: "the first touch of its track",
    Because.OFFSET: "the next touch of its track",
    Because.CHECKPOINT: "a checkpoint",
    Because.DECIDE: "its track is over, and you decide what becomes of it",
    Because.ANSWERS: "their answers say to look again now",
    Because.SALES: "sales gave it back until now",
    Because.DATE: "the day they asked for",
    Because.BEFORE: "in good time before the date they named",
    Because.CHOSEN: "the day that was chosen for it",
    Because.SNOOZED: "it was snoozed until now",
    Because.FORWARD: "brought forward",
}
"""The reasons for a day once it has come."""

_MONTHS = {6: "six", 9: "nine"}
_TEXT = 2500


def why_today(asked: Asked) -> str:
    """Say why it comes on this day: "20 working days after the last touch"."""
    stop, note = (asked.run.next, asked.run.note) if asked.run else (None, "")
    because = stop.because if stop else Because.OFFSET
    first = _first(asked, because)
    return "; ".join(
        [f"{first}: {esc(note, 200)}" if note else first, *(MOVED[one] for one in (stop.moved if stop else ()))]
    )


def _first(asked: Asked, because: Because) -> str:
    since, months = asked.touch.offset.words, asked.touch.offset.months
    if because is Because.CHECKPOINT:
        return f"the {_MONTHS.get(months, str(months))}-month checkpoint"
    if because in (Because.OFFSET, Because.FIRST) and since:
        return f"{since} after {'the last touch' if because is Because.OFFSET else 'nurturing began'}"
    if because is Because.ANSWERS and asked.lead.reasons:
        reason = esc(asked.lead.reasons[0], 200).rstrip(".")
        return f"{_TODAY[because]}: “{reason}.”"
    return _TODAY[because]


def sentence(words: str) -> str:
    """Write words as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('”') else '.'}"


def through(asked: Asked) -> str:
    """Name the touch's channel, with the address or number, and beside it the way they prefer if that is another."""
    lead, reader = asked.lead, asked.known.reader
    channel, suits = CHANNELS[asked.touch.channel], _SUITS[asked.touch.channel]
    way = {"phone": "phone", "email": "email", "in_person": "email"}.get(suits[0], "")
    address = esc(reader.seen(lead, way), 250) if way else ""
    here = f" {_ICONS[way]} {address}" if address else f" (no {way} given)" if way else ""
    answer = lead.answers.get("channel")
    if answer is None or answer.reopened or answer.value in suits:
        return f"{channel}{here}" if address or not way else f"{channel}{here}. {contact_line(lead, reader)}"
    other = esc(reader.seen(lead, answer.value), 250) if answer.value in _ICONS else ""
    there = f" {_ICONS[answer.value]} {other}" if other else " (none given)" if answer.value in _ICONS else ""
    return f"{channel}{here}. They prefer *{said(answer, asked.definition).lower()}*{there}"


def best_time(asked: Asked) -> str:
    """Say when it is day where the prospect is, if their clock is another: "2:00 PM to 6:00 PM"; "" if it is not."""
    there = asked.known.there
    if there is None:
        return ""
    if not there.spans:
        return f"your hours and theirs never meet ({there.zone.words})"
    when = " and ".join(f"{clock(opens)} to {clock(closes)}" for opens, closes in there.spans)
    return f"{when}, when it is day there: {there.zone.words}"


def to_learn(asked: Asked, limit: int = 300) -> str:
    """Return the question that the touch asks, in its survey wording; "" if it asks none."""
    question = question_of(asked.touch, asked.lead, asked.definition)
    return f"“{esc(question.survey, limit)}”" if question else ""


def words_to_send(asked: Asked) -> Iterator[Block]:
    """Draw the subject and the text to copy, with a link that opens them as a mail where they go by mail; and say what
    has to be filled in by hand."""
    touch, lead = asked.touch, asked.lead
    subject = filled_for(touch.subject, lead, asked.definition, touch)
    text = filled_for(touch.text, lead, asked.definition, touch)
    title = f"*Subject:* {esc(subject.words, 250)}" if touch.subject else "*What to say*"
    yield section(f"{title}\n```{esc_block(text.words, _TEXT)}```")
    lacking = dict.fromkeys((*subject.missing, *text.missing))
    by_hand = ", ".join(f"*{each.words}*" for each in lacking)
    notes = [f":pencil2: Fill in by hand: {by_hand}; it stands in [brackets]."] if by_hand else []
    by_mail = "email" in _SUITS[touch.channel] and asked.known.reader.sees_contact_details_of(lead)
    draft = mail_draft(lead.email, subject.words, text.words, "Open it as an email") if by_mail else None
    if draft:
        rest = "" if draft.whole else " (the subject only: the text is too long for a link, so please copy it)"
        notes.insert(0, f":email: {draft.link}{rest}")
    if notes:
        yield section("\n".join(notes))
