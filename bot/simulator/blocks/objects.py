"""Composition objects: text, option, confirmation, filter (docs.slack.dev: block-kit/composition-objects)."""

from collections.abc import Iterator

from bot.simulator.blocks.shapes import (
    Bool,
    ByType,
    Json,
    ListOf,
    Number,
    Obj,
    Rule,
    Shape,
    Str,
    at_least_one_of,
    exactly_one_of,
    problem,
    typed,
)


def plain(longest: int = 3000) -> Obj:
    """A plain_text object of 1 to `longest` characters."""
    return typed("plain_text", {"text": Str(longest, min=1)}, {"emoji": Bool()})


def mrkdwn(longest: int = 3000) -> Obj:
    return typed("mrkdwn", {"text": Str(longest, min=1)}, {"verbatim": Bool()})


def text(longest: int = 3000) -> ByType:
    return ByType({"plain_text": plain(longest), "mrkdwn": mrkdwn(longest)})


ACTION_ID = Str(255, min=1)
BLOCK_ID = Str(255, min=1)
URL = Str(3000, min=1, pattern=r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
# @slack/types says 75 for the value, the docs page 150: whoever keeps to 75 is right by both.
OPTION_VALUE = Str(75, min=1)

MENU_OPTION = Obj({"text": plain(75), "value": OPTION_VALUE}, {"description": plain(75)})
CHOICE_OPTION = Obj({"text": text(75), "value": OPTION_VALUE}, {"description": text(75)})
OVERFLOW_OPTION = Obj({"text": plain(75), "value": OPTION_VALUE}, {"description": plain(75), "url": URL})
OPTION_GROUP = Obj({"label": plain(75), "options": ListOf(MENU_OPTION, 100, min=1)})

CONFIRM = Obj(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": Str(one_of=("primary", "danger"))},
)
DISPATCH_CONFIG = Obj(
    {
        "trigger_actions_on": ListOf(
            Str(one_of=("on_enter_pressed", "on_character_entered")),
            2,
            min=1,
        )
    }
)
CONVERSATION_FILTER = Obj(
    {},
    {
        "include": ListOf(Str(one_of=("im", "mpim", "private", "public")), min=1),
        "exclude_external_shared_channels": Bool(),
        "exclude_bot_users": Bool(),
    },
    (at_least_one_of("include", "exclude_external_shared_channels", "exclude_bot_users"),),
)
SLACK_FILE = Obj({}, {"id": Str(min=1), "url": URL}, (exactly_one_of("id", "url"),))
IMAGE_SOURCE: dict[str, Shape] = {"image_url": URL, "slack_file": SLACK_FILE}
POSITIVE = Number(min=1)


def every_option(element: Json) -> list[Json]:
    """The options of an element, out of their groups if they are grouped."""
    groups: list[Json] = element.get("option_groups", [{"options": element.get("options", [])}])
    return [option for group in groups for option in group["options"]]


def _initial_is_an_option(element: Json, at: str) -> Iterator[str]:
    options = every_option(element)
    chosen = element.get("initial_options", [])
    if "initial_option" in element:
        chosen = [element["initial_option"]]
    for initial in chosen:
        if not any(_same_option(initial, option) for option in options):
            yield problem("initial option must exactly match one of the options", at)


def _same_option(one: Json, other: Json) -> bool:
    def essence(option: Json) -> tuple[object, ...]:
        words = {name: option[name]["text"] for name in ("text", "description") if name in option}
        return (option["value"], words, option["text"]["type"])

    return essence(one) == essence(other)


def _values_differ(element: Json, at: str) -> Iterator[str]:
    values = [option["value"] for option in every_option(element)]
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield problem(f"option value `{value}` is used more than once", at)


OPTION_RULES: tuple[Rule, ...] = (_values_differ, _initial_is_an_option)
GROUPABLE_OPTION_RULES: tuple[Rule, ...] = (exactly_one_of("options", "option_groups"), *OPTION_RULES)
