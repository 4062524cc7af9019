"""The workspace's settings, for managers: channels, people, and when the digest comes."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.lead.people import Role
from bot.slack.blocks import Block, button, context, input_block, modal, section, select
from bot.slack.ids import Action, View
from bot.slack.text import plain
from bot.slack.typed import text_of, words_of
from bot.workspace.sheet import SettingsSheet

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PEOPLE = (
    (Role.MARKETER, "Marketers"),
    (Role.REP, "Sales reps"),
    (Role.MARKETING_MANAGER, "Managers of marketing"),
    (Role.SALES_MANAGER, "Managers of sales"),
)


def settings_form(sheet: SettingsSheet) -> Block:
    days = [(str(number), name) for number, name in enumerate(WEEKDAYS)]
    hours = [(str(hour), f"{hour:02}:00") for hour in range(6, 20)]
    blocks = [
        section("What both teams agreed a lead is.", button("Lead definition", Action.DEFINITION, 0)),
        _channel("sales_channel", "Sales channel", sheet.sales_channel),
        _channel("marketing_channel", "Marketing channel", sheet.marketing_channel),
        *(_people(role, label, sheet.members.get(role, ())) for role, label in _PEOPLE),
        _people("experienced", "Experienced in sales", sheet.experienced, "They can lead an engagement with experts."),
        input_block("digest_weekday", "Weekly digest: day", select(days, str(sheet.digest_weekday)), optional=False),
        input_block("digest_hour", "Weekly digest: time", select(hours, str(sheet.digest_hour)), optional=False),
        context(f"Times are {sheet.tz}. Invite Baton to both channels with `/invite`, so that it can post there."),
    ]
    return modal(View.SETTINGS, "Settings", blocks, submit="Save", close="Cancel")


def _channel(key: str, label: str, chosen: str) -> Block:
    element: Block = {
        "type": "conversations_select",
        "placeholder": plain("Choose a channel", 150),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return input_block(key, label, element | ({"initial_conversation": chosen} if chosen else {}))


def _people(key: str, label: str, holders: Sequence[str], hint: str = "") -> Block:
    element: Block = {"type": "multi_users_select", "placeholder": plain("Choose people", 150)}
    return input_block(key, label, element | ({"initial_users": list(holders)} if holders else {}), hint=hint)


def typed_settings(typed: Mapping[str, Any]) -> SettingsSheet:
    return SettingsSheet(
        sales_channel=text_of(typed, "sales_channel"),
        marketing_channel=text_of(typed, "marketing_channel"),
        digest_weekday=_number(typed, "digest_weekday", 6, 0),
        digest_hour=_number(typed, "digest_hour", 23, 9),
        members={role: words_of(typed, role) for role in Role},
        experienced=words_of(typed, "experienced"),
    )


def _number(typed: Mapping[str, Any], name: str, highest: int, otherwise: int) -> int:
    text = text_of(typed, name)
    return int(text) if text.isdecimal() and len(text) < 4 and int(text) <= highest else otherwise
