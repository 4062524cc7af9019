"""The message that tells managers where the best leads of a batch seem to be picked and the rest is left."""

from bot.slack.blocks import Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import esc, person
from bot.sources.batches.batch import Batch, Became
from bot.sources.batches.lines import batch_name, became_line, left_line
from bot.sources.source import Source


def picked(batch: Batch, source: Source, became: Became, *, again: bool, may_leave: bool) -> Message:
    """Tell what is left of the batch, why it matters, and what can be done; once more a week later, then no more."""
    still = " It was the same a week ago." if again else ""
    text = f"{batch_name(batch, source)}: {became_line(became)}.\n{left_line(became)}{still}"
    why = (
        "A list pays off only if each of its leads gets a look: the good ones among those left go cold, and the source "
        "is judged by what was picked. It helps to start a conversation: share them out, pass them on to somebody who "
        "has time, or have them sent back to marketing."
    )
    buttons = [button("Show them", Action.SHOW_BATCH, batch.id)]
    buttons += [button("Leave it", Action.LEAVE_BATCH, batch.id)] if may_leave else []
    then = "I tell you no more than twice about one batch." if not again else "I do not tell of this batch again."
    name = esc(batch.name, 100)
    return Message(
        f"{name}: {became.left:,} leads are left", [section(text), context(why), actions(*buttons), context(then)]
    )


def settled(batch: Batch, source: Source, reader: str) -> Message:
    """Say in place of that message that somebody leaves the batch as it is."""
    who = "You leave" if batch.settled_by == reader else f"{person(batch.settled_by)} leaves"
    text = f":white_check_mark: {who} {batch_name(batch, source)} as it is. Nobody is told of it again."
    show = button("Show them", Action.SHOW_BATCH, batch.id)
    return Message(f"{esc(batch.name, 100)} is left as it is", [section(text), actions(show)])
