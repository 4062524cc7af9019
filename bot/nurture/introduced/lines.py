"""The lines that introduce a lead to sales: one on its card, five in the thread beneath and in Details."""

from collections.abc import Iterable, Iterator

from bot.lead.record import Lead
from bot.nurture.introduced.introduction import Heard, Introduction
from bot.slack.text import bullets, esc, person, short_day_of

_IN_THREAD = 220


def meet(lead: Lead, told: Introduction) -> str:
    """Introduce the lead in the thread under its card."""
    opening = f":wave: *Meet {esc(lead.name, 80)}.* {person(lead.in_charge)} {kept_in_touch(told)}."
    return f"{opening}\n{heard(told, _IN_THREAD)}"


def kept_in_touch(told: Introduction) -> str:
    """Say how long, and with how much: "kept in touch for 9 months: 6 touches, 4 answered"."""
    touches = "1 touch" if told.touches == 1 else f"{told.touches} touches"
    counted = f": {touches}, {told.answered} answered" if told.touches else ""
    return f"kept in touch for {told.how_long}{counted}"


def heard(told: Introduction, limit: int) -> str:
    """List what was heard, the latest lines of it, with at most `limit` characters of each."""
    if not told.heard:
        return "_Nothing was heard from them in that time._"
    earlier = [f"_{told.earlier} earlier: *Details* → *What was heard in full*_"] if told.earlier else []
    return bullets([*earlier, *lines(told.shown, limit)])


def lines(heard: Iterable[Heard], limit: int) -> Iterator[str]:
    """Draw a line for each, in the order in which it was heard."""
    for one in heard:
        yield f"{short_day_of(one.at)}, {one.how}, {person(one.by)}: “{esc(one.said, limit)}”"


def on_card(told: Introduction, room: int) -> str:
    """Say in so many characters what was heard last; "" if nothing was."""
    if not told.heard:
        return ""
    opening = f"After {told.how_long}:"
    return f"*{opening}* “{esc(told.heard[-1].said, max(room - len(opening), 20))}”"
