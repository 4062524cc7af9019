"""Changes between two versions of a track in words, for whoever saves it and for the log."""

from collections.abc import Iterator

from bot.cadence.tracks.touch import CHANNELS, NEXT_QUESTION, Offset, Touch
from bot.cadence.tracks.track import Track
from bot.slack.text import esc


def when_words(offset: Offset, number: int) -> str:
    """Say when touch `number` (from 1) comes: "1 month after the start", "5 working days later"."""
    if offset.is_zero:
        return "at once" if number == 1 else "on the same day"
    return f"{offset.words} {'after the start' if number == 1 else 'later'}"


def changes(old: Track | None, new: Track) -> list[str]:
    """Say what is different in the new one, in Slack's mrkdwn."""
    if old is None:
        count = "1 touch" if len(new.touches) == 1 else f"{len(new.touches)} touches"
        return [f"New track *{esc(new.name, 75)}* with {count}", *_whom(None, new)]
    return [*_about(old, new), *_touches(old, new)]


def _about(old: Track, new: Track) -> Iterator[str]:
    if old.name != new.name:
        yield f"“{esc(old.name, 75)}” is now called *{esc(new.name, 75)}*"
    yield from _whom(old, new)
    if old.retired != new.retired:
        yield "It is retired: nobody new comes on it" if new.retired else "It is in use again"


def _whom(old: Track | None, new: Track) -> Iterator[str]:
    if (old.segment if old else "") != new.segment:
        yield f"It is for the segment *{esc(new.segment, 75)}* only" if new.segment else "It is for every segment"
    if (old.instead_of if old else "") != new.instead_of:
        yield "It takes another track's place there" if new.instead_of else "It takes no other track's place"


def _touches(old: Track, new: Track) -> Iterator[str]:
    known, kept = {touch.id: touch for touch in old.touches}, {touch.id for touch in new.touches}
    yield from (f"Removed: “{esc(touch.what, 75)}”" for touch in old.touches if touch.id not in kept)
    for number, touch in enumerate(new.touches, 1):
        before = known.get(touch.id)
        if before is None:
            yield f"New touch {number}: “{esc(touch.what, 75)}”, {when_words(touch.offset, number)}"
        elif before != touch:
            yield f"Touch {number}, “{esc(touch.what, 75)}”: {'; '.join(_touch(before, touch, number))}"
    before_, now = ([touch.id for touch in each.touches if touch.id in kept & set(known)] for each in (old, new))
    if before_ != now:
        yield "The touches stand in another order"


def _touch(old: Touch, new: Touch, number: int) -> Iterator[str]:
    if old.what != new.what:
        yield f"was “{esc(old.what, 75)}”"
    if old.offset != new.offset:
        yield f"comes {when_words(new.offset, number)}"
    if old.channel != new.channel:
        yield f"through {CHANNELS[new.channel].lower()}"
    if old.subject != new.subject:
        yield f"subject “{esc(new.subject, 150)}”" if new.subject else "no subject"
    if old.text != new.text:
        yield "another text"
    if old.question != new.question:
        asks = {NEXT_QUESTION: "asks what is unanswered", "": "asks no question"}
        yield asks.get(new.question, "asks another question")
