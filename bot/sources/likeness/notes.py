"""Messages about sources: whether one that was typed is one that is known, and what came of that."""

from bot.slack.blocks import Block, Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import esc, person
from bot.sources.kinds import KINDS, Kind
from bot.sources.source import Source

_NAME = 100


def same_source(source: Source, other: Source, reader: str, leads: int, *, again: bool) -> Message:
    """Ask whether the two are one; `leads` counts those of the other."""
    who = "You" if source.created_by == reader else person(source.created_by)
    typed, known = f"*{esc(source.name, _NAME)}*", f"*{esc(other.name, _NAME)}*"
    of_it = [KINDS[Kind(other.kind)].label.lower()] if other.kind else []
    of_it += [f"{leads} lead" if leads == 1 else f"{leads:,} leads"] if leads else []
    about = f" ({', '.join(of_it)})" if of_it else ""
    opening = f":mag: {who} added a lead from {typed}, which is new here. Is it the same as {known}{about}?"
    opening += " Nobody has said yet." if again else ""
    carried = f"{source.id} {other.id}"
    buttons = [button("Same", Action.SAME_SOURCE, carried), button("A new one", Action.NEW_SOURCE, carried)]
    why = "If it is, their leads and their record with sales count together. Until somebody says so, they count apart."
    return Message(f"Is {esc(source.name, _NAME)} a new source?", [section(opening), actions(*buttons), context(why)])


def settled(source: Source, became: str, *, undoes: bool) -> Message:
    """Say what came of it, with the way back for those who may go it."""
    blocks: list[Block] = [section(became)]
    blocks += [actions(button("Undo", Action.TAKE_APART, source.id))] if undoes else []
    return Message(became, blocks)
