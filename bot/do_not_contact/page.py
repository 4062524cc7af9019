"""The do-not-contact list, for managers: who is on it, looking through it, lifting an entry, and adding one."""

from bot.do_not_contact.sheet import Entry, Page
from bot.lead.identity.reach import Reach
from bot.slack.blocks import (
    Block,
    actions,
    button,
    confirmation,
    context,
    divider,
    input_block,
    modal,
    section,
    text_input,
)
from bot.slack.filled import stamp
from bot.slack.ids import Action, View
from bot.slack.text import day, esc, person

_LONGEST_REASON = 300


def do_not_contact(page: Page, added: int = 0) -> Block:
    """Draw the window, which stays open; `added` counts the entries added in it. The fields get new ids each time,
    because Slack keeps what was typed in a field whose id stays the same."""
    whom = text_input("", "jane@acme.example, +49 30 1234567, or acme.example for everybody there", longest=300)
    why = text_input("", "They asked us to stop", longest=_LONGEST_REASON)
    blocks = [
        context("Nobody on this list is contacted: their open leads are closed, and they can't be added again."),
        *([section(page.told)] if page.told else []),
        input_block("whom", "Who must not be contacted?", whom, optional=False, block_id=f"whom.{added}"),
        input_block("why", "Why?", why, block_id=f"why.{added}"),
        divider(),
        *_finding(page),
        *([_row(entry) for entry in page.entries] or [section(_nobody(page))]),
        *_turning(page),
    ]
    metadata = f"{added} {page.number}"
    return modal(View.DO_NOT_CONTACT, "Do not contact", blocks, submit="Add", close="Close", metadata=metadata)


def _finding(page: Page) -> list[Block]:
    if not page.total and not page.wanted:
        return []
    # Another field each time, so that it shows what was looked for.
    find = text_input(page.wanted, "An address, a domain or a number, or a part of one", longest=300)
    buttons = [button("Find", Action.FIND_BARRED, 0)]
    if page.wanted:
        buttons.append(button("Show all", Action.SHOW_BARRED, 0))
    return [input_block("find", "Find on the list", find, block_id=f"find.{stamp(page.wanted)}"), actions(*buttons)]


def _nobody(page: Page) -> str:
    if page.wanted:
        return f"Nobody on the list matches “{esc(page.wanted, 200)}”. *Show all* shows the whole list."
    return "Nobody is on the list."


def _turning(page: Page) -> list[Block]:
    last = page.first + len(page.entries)
    if page.first == 0 and last >= page.total:
        return []
    buttons = []
    if page.first:
        buttons.append(button("Newer", f"{Action.TURN_BARRED}:newer", page.number - 1))
    if last < page.total:
        buttons.append(button("Older", f"{Action.TURN_BARRED}:older", page.number + 1))
    more = f"; {page.total - last} more under *Older*" if last < page.total else ""
    return [context(f"{page.first + 1} to {last} of {page.total}{more}."), actions(*buttons)]


def _row(entry: Entry) -> Block:
    sure = confirmation(
        "Lift it?",
        "They can be added as leads again. Leads that it closed stay closed until somebody reopens them.",
        "Lift",
        "Keep it",
    )
    return section(_line(entry), button("Lift", Action.LIFT_SUPPRESSION, entry.id, confirm=sure))


def _line(entry: Entry) -> str:
    said = f"said by {person(entry.asked_by)}"
    if entry.decided_by not in ("", entry.asked_by):
        said += f", confirmed by {person(entry.decided_by)}"
    when = f", {day(entry.decided_at)}" if entry.decided_at else ""
    why = f" · “{esc(entry.reason, _LONGEST_REASON)}”" if entry.reason else ""
    return f"{in_words(entry.ways)} · {said}{when}{why}"


def in_words(ways: tuple[Reach, ...], most: int = 8) -> str:
    """Write "Everybody at *acme.example*, *jane@acme.example*"."""
    shown = [_way(way) for way in ways[:most]]
    more = [f"{len(ways) - most} more"] if len(ways) > most else []
    return ", ".join([*shown, *more]) or "Nobody who could be recognised"


def _way(way: Reach) -> str:
    return f"Everybody at *{esc(way.as_given, 150)}*" if way.is_domain else f"*{esc(way.as_given, 150)}*"
