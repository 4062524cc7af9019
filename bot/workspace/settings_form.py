"""The workspace's settings, for managers: channels, people, and when the digest comes."""

from collections.abc import Sequence

from bot.slack.blocks import Block, button, context, input_block, modal, section, select
from bot.slack.ids import Action, View
from bot.slack.text import plain
from bot.workspace.sheet import EXPERIENCED, HOURS, PEOPLE, SETTING_LABELS, WEEKDAYS, SettingsSheet, in_words


def settings_form(sheet: SettingsSheet) -> Block:
    inputs = [
        input_block(
            name,
            label,
            _element(name, sheet.fields[name]),
            optional=not name.startswith("digest_"),
            hint="These people can lead an engagement with experts." if name == EXPERIENCED else "",
        )
        for name, label in SETTING_LABELS.items()
    ]
    blocks = [
        section("What both teams have agreed a lead is.", button("Lead definition", Action.DEFINITION, 0)),
        *inputs,
        context(f"Times are {sheet.tz}. Invite Baton to both channels with `/invite`, so that it can post there."),
    ]
    return modal(View.SETTINGS, "Settings", blocks, submit="Save", close="Cancel")


def _element(name: str, value: str | Sequence[str]) -> Block:
    if name in PEOPLE:
        people: Block = {"type": "multi_users_select", "placeholder": plain("Choose people", 150)}
        return people | ({"initial_users": list(value)} if value else {})
    if name.startswith("digest_"):
        choices = range(len(WEEKDAYS)) if name == "digest_weekday" else HOURS
        return select([(str(number), in_words(name, str(number))) for number in choices], str(value))
    channel: Block = {
        "type": "conversations_select",
        "placeholder": plain("Choose a channel", 150),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return channel | ({"initial_conversation": value} if value else {})
