"""Checks of a track before it is saved: sentences by the field they are shown at, or for the whole of it."""

from collections.abc import Collection, Iterator

from bot.cadence.tracks.placeholders import Placeholder, placed, strange
from bot.cadence.tracks.touch import Touch
from bot.cadence.tracks.track import Track

LONGEST = {"name": 60, "segment": 60, "what": 75, "subject": 150, "text": 2500}
MOST_TOUCHES, MOST_TRACKS = 20, 30
MOST_DAYS, MOST_MONTHS = 250, 24
_PLACES = ", ".join(place.as_typed for place in Placeholder)


def touch_problems(touch: Touch) -> dict[str, str]:
    """Say what is wrong with a touch by itself; `after` is the field of its offset."""
    problems = {}
    if not 0 <= touch.offset.working_days <= MOST_DAYS or not 0 <= touch.offset.months <= MOST_MONTHS:
        problems["after"] = f"Please give a whole number: up to {MOST_DAYS} working days, or {MOST_MONTHS} months."
    if not touch.what.strip():
        problems["what"] = "What is to be done, in a few words? For example: Send the story of a customer like them."
    if not touch.text.strip():
        problems["text"] = "Please write what to send or say: the marketer copies it, so it can't stay empty."
    for name in ("what", "subject", "text"):
        if len(getattr(touch, name)) > LONGEST[name]:
            problems[name] = f"Please keep this under {LONGEST[name]:,} characters."
    for name in ("subject", "text"):
        if name not in problems and (found := strange(getattr(touch, name))):
            problems[name] = f"{_named(found)} no placeholder. There are {_PLACES}; braces are for nothing else."
    if placed(touch.what) or strange(touch.what):
        problems["what"] = "Please write this without braces: it is for the marketer, and nothing is filled in here."
    if "text" not in problems and touch.question and Placeholder.QUESTION not in placed(touch.subject + touch.text):
        problems["text"] = f"It asks a question: please put {Placeholder.QUESTION.as_typed} where it belongs."
    return problems


def _named(found: Collection[str]) -> str:
    some = [each if len(each) <= 40 else f"{each[:38]}…" for each in list(found)[:3]]
    return f"{' and '.join(some)} {'is' if len(found) == 1 else 'are'}"


def order_problems(track: Track) -> list[str]:
    """Say what is wrong with a track as a whole, so that it can't be saved."""
    return [*_order_problems(track)]


def _order_problems(track: Track) -> Iterator[str]:
    if not track.touches:
        yield "It has no touches: a lead on it would hear nothing. Add one."
    if len(track.touches) > MOST_TOUCHES:
        yield f"It has {len(track.touches)} touches; {MOST_TOUCHES} are the most."
    for number, touch in enumerate(track.touches[1:], 2):
        if touch.offset.is_zero:
            yield (
                f"Touch {number} comes at once, on the same day as the one before. Only the first can: please give it "
                "some time."
            )


def about_problems(track: Track, others: Collection[Track]) -> dict[str, str]:
    """Say what is wrong with a track's name, and for which leads it is."""
    problems = {}
    if not track.name.strip():
        problems["name"] = "Please give it a name, such as Content for hospitals."
    elif any(_plain(each.name) == _plain(track.name) for each in others if each.key != track.key):
        problems["name"] = "Another track has this name already: please choose one that tells them apart."
    if track.key not in {each.key for each in others} and len(others) >= MOST_TRACKS:
        problems["name"] = f"There can be {MOST_TRACKS} tracks in use: please retire one first."
    if track.instead_of and not track.segment.strip():
        problems["segment"] = "For which segment? A track that takes another's place does so for one segment."
    if track.segment.strip() and track.instead_of and any(_same_place(track, each) for each in others):
        problems["segment"] = "Another track takes that place for this segment already."
    for name in ("name", "segment"):
        if len(getattr(track, name)) > LONGEST[name]:
            problems[name] = f"Please keep this under {LONGEST[name]} characters."
    return problems


def _same_place(track: Track, other: Track) -> bool:
    same = other.instead_of == track.instead_of and _plain(other.segment) == _plain(track.segment)
    return same and other.key != track.key and not other.retired


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
