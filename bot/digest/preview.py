"""The digest looked at privately, in between: so far, or the last one as it was; and when and where the next comes."""

from calendar import day_name

from bot.digest.headline import days
from bot.digest.message import digest
from bot.digest.sheet import Preview
from bot.slack.blocks import Block, Message, actions, button, context
from bot.slack.ids import Action
from bot.slack.text import channel, moment

_NOWHERE = "No channel gets it yet"


def preview(sheet: Preview) -> Message:
    """Draw the digest that was asked for, and beneath it what else can be looked at or changed."""
    text, blocks = digest(sheet.digest)
    return Message(text, [*blocks, context(_next(sheet)), *_beneath(sheet)])


def _next(sheet: Preview) -> str:
    where = " and ".join(channel(each) for each in dict.fromkeys(sheet.channels))
    posted = f"posted in {where}" if where else _NOWHERE
    when = f"every {day_name[sheet.weekday]} at {sheet.hour}:00, {sheet.digest.tz.replace('_', ' ')}"
    who = "" if sheet.may_set else " A manager sets the day, the hour and the channels in Home → *Settings*."
    return f"The digest is {posted} {when}; next {moment(sheet.due_at)}.{who}" if where else f"{posted}.{who}"


def _beneath(sheet: Preview) -> list[Block]:
    buttons = []
    if sheet.digest.so_far and sheet.last:
        buttons.append(button(f"The last digest: {days(sheet.last)}", Action.LAST_DIGEST, "last"))
    if not sheet.digest.so_far:
        buttons.append(button("This week so far", Action.LAST_DIGEST, "so far"))
    if sheet.may_set:
        buttons.append(button("Change when and where", Action.SETTINGS, 0))
    return [actions(*buttons)] if buttons else []
