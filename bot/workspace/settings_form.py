"""The workspace's settings, for managers: channels, people, when they work, and when the digest comes."""

from collections.abc import Iterator, Sequence

from bot.lead.workplace.days_off import LONGEST_REST
from bot.lead.workplace.places import place_name
from bot.lead.workplace.typed_hours import EXAMPLE
from bot.privacy.keeping import CHOICES
from bot.slack.blocks import (
    Block,
    button,
    context,
    header,
    input_block,
    modal,
    option,
    section,
    select,
    text_input,
)
from bot.slack.ids import Action, View
from bot.slack.text import day, esc, plain
from bot.workspace.sheet import (
    EXPERIENCED,
    HOURS,
    NUMBERS,
    PEOPLE,
    SECTIONS,
    SETTING_LABELS,
    WEEKDAYS,
    SettingsSheet,
    in_words,
)

_HINTS = {
    EXPERIENCED: "These people can lead an engagement with experts.",
    "tz": "For the channels and the digest. What only one person gets follows the zone in their own Slack profile.",
    "week": (
        f"{EXAMPLE}, for instance: leave lunch out. Reminders are sent and time to answer is counted within these "
        "hours; answers to what somebody does come at any time."
    ),
    "country": "Nobody is reminded on its public holidays. Phone numbers without a country code count as its own.",
    "own_days": (
        f"One date per line, such as 2026-12-24, or a span of up to {LONGEST_REST} days: 2026-12-24 to 2026-12-31. "
        "A public holiday on which you work: 2026-10-03 work."
    ),
    "cap_person": "Over all tracks; more waits. A day they asked for stays.",
    "ration": "More moves to the next working days.",
    "early_days": "So long before, a lead with a date comes back.",
    "late_hours": "Then managers of marketing hear of it.",
    "import_ration": "Ready leads of imports wait for their day, so that no morning is flooded.",
    "keep_months": (
        "After that, the addresses and numbers of a closed lead that was not won go for good. The digest announces it "
        "the week before."
    ),
}
_REQUIRED = ("tz", "week", "country", "digest_weekday", "digest_hour", "keep_months", *NUMBERS)


def settings_form(sheet: SettingsSheet) -> Block:
    blocks = [
        section("What both teams have agreed a lead is.", button("Lead definition", Action.DEFINITION, 0)),
        section("Who takes which leads, who is away, and roles by Slack user group.", button("Team", Action.TEAM, 0)),
        section("What sales promises marketing: an answer in time.", button("Promises", Action.PROMISES, 0)),
        section("Who gets which lead.", button("Routing", Action.ROUTING, 0)),
        *_fields(sheet),
        context("Invite Baton to both channels with `/invite`, so that it can post there."),
    ]
    return modal(View.SETTINGS, "Settings", blocks, submit="Save", close="Cancel")


def _fields(sheet: SettingsSheet) -> Iterator[Block]:
    for name, label in SETTING_LABELS.items():
        if name in SECTIONS:
            yield header(SECTIONS[name])
        element = _element(name, sheet.fields[name])
        yield input_block(name, label, element, optional=name not in _REQUIRED, hint=_HINTS.get(name, ""))
        if name == "own_days" and sheet.coming:
            days = (f"{day(off)} ({esc(holiday)})" if holiday else day(off) for off, holiday in sheet.coming)
            yield context(f"The next days off: {'; '.join(days)}.")


def _element(name: str, value: str | Sequence[str]) -> Block:
    if name in PEOPLE:
        people: Block = {"type": "multi_users_select", "placeholder": plain("Choose people", 150)}
        return people | ({"initial_users": list(value)} if value else {})
    return _one(name, str(value))


def _one(name: str, value: str) -> Block:
    if name == "week":
        return text_input(value, EXAMPLE)
    if name in NUMBERS:
        return text_input(value, longest=4)
    if name == "own_days":
        return text_input(value, "2026-12-24", multiline=True)
    if name in ("tz", "country"):
        menu: Block = {"type": "external_select", "placeholder": plain("Type to search", 150), "min_query_length": 0}
        return (
            menu
            if not value
            else menu | {"initial_option": option(value, value if name == "tz" else place_name(value))}
        )
    if name == "keep_months":
        return select([(str(months), in_words(name, str(months)).capitalize()) for months in CHOICES], value)
    if name.startswith("digest_"):
        choices = range(len(WEEKDAYS)) if name == "digest_weekday" else HOURS
        return select([(str(number), in_words(name, str(number))) for number in choices], value)
    channel: Block = {
        "type": "conversations_select",
        "placeholder": plain("Choose a channel", 150),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return channel | ({"initial_conversation": value} if value else {})
