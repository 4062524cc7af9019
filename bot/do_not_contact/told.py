"""Sentences about a change to the list: who was added or lifted, and what became of their leads."""

from collections.abc import Sequence

from bot.lead.identity.reach import Reach
from bot.lead.record import Lead
from bot.slack.text import esc

_NAMED = 10


def added(way: Reach, known: Sequence[Reach], closed: Sequence[Lead], more: int) -> str:
    """Say that *jane@acme.example* is on the list now, and what follows from it."""
    whom = f"Everybody at *{esc(way.as_given, 150)}*" if way.is_domain else f"*{esc(way.as_given, 150)}*"
    text = f":no_entry: {whom} is on the list now."
    if known:
        others = ", ".join(f"*{esc(one.as_given, 100)}*" for one in known[:_NAMED])
        text += f" So is what else leads to the same person: {others}."
    return f"{text} {closed_for_it(closed, more)}".strip()


def closed_for_it(closed: Sequence[Lead], more: int = 0) -> str:
    """Say that L-1 and L-3 were closed for it; "" for none."""
    if not closed:
        return ""
    were = "was" if len(closed) + more == 1 else "were"
    return f"{labels(closed, more)} {were} closed for it, and everybody concerned is told."


def lifted(ways: Sequence[Reach], free: Sequence[Lead]) -> str:
    names = ", ".join(f"*{esc(way.as_given, 100)}*" for way in ways[:_NAMED]) or "The entry"
    text = f"{names} {'is' if len(ways) < 2 else 'are'} off the list."
    if not free:
        return text
    stays = "stays" if len(free) == 1 else "stay"
    return (
        f"{text} {labels(free)}, closed for it, {stays} closed: *Details* → *Reopen* takes it up again, for marketers, "
        "who are told."
    )


def labels(leads: Sequence[Lead], more: int = 0) -> str:
    """Name the leads: "L-1, L-2 and 3 more"."""
    names = [f"*{lead.label}*" for lead in leads[:_NAMED]]
    left = len(leads) + more - len(names)
    names += [f"{left} more"] if left else []
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
