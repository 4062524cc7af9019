"""Select menus and multi-select menus, as data (docs.slack.dev: select-menu-element)."""

from collections.abc import Iterator

from bot.simulator.blocks.element_parts import MULTI, SELECTABLE, USER, initial
from bot.simulator.blocks.objects import (
    CONVERSATION_FILTER,
    GROUPABLE_OPTION_RULES,
    MENU_OPTION,
    OPTION_GROUP,
)
from bot.simulator.blocks.shapes import Bool, Json, ListOf, Number, Rule, Shape, Str, problem, typed

CHANNEL = Str(pattern=r"[CG][A-Z0-9]+")
CONVERSATION = Str(pattern=r"[CGDUW][A-Z0-9]+")


def _initial_count_fits(element: Json, at: str) -> Iterator[str]:
    most = element.get("max_selected_items")
    if most is not None and any(len(v) > most for k, v in element.items() if k.startswith("initial_")):
        yield problem("more initial items than `max_selected_items`", at)


MENU: dict[str, Shape] = {
    "options": ListOf(MENU_OPTION, 100, min=1),
    "option_groups": ListOf(OPTION_GROUP, 100, min=1),
}
CONVERSATIONS: dict[str, Shape] = {"default_to_current_conversation": Bool(), "filter": CONVERSATION_FILTER}
ANSWERABLE: dict[str, Shape] = {"response_url_enabled": Bool()}
QUERY: dict[str, Shape] = {"min_query_length": Number(min=0)}
MULTI_RULES: tuple[Rule, ...] = (_initial_count_fits,)

MENUS = [
    typed("static_select", {}, {**SELECTABLE, **MENU, **initial("option", MENU_OPTION)}, *GROUPABLE_OPTION_RULES),
    typed(
        "multi_static_select",
        {},
        {**MULTI, **MENU, **initial("options", ListOf(MENU_OPTION, 100, min=1))},
        *GROUPABLE_OPTION_RULES,
        *MULTI_RULES,
    ),
    typed("external_select", {}, {**SELECTABLE, **QUERY, **initial("option", MENU_OPTION)}),
    typed(
        "multi_external_select",
        {},
        {**MULTI, **QUERY, **initial("options", ListOf(MENU_OPTION, min=1))},
        *MULTI_RULES,
    ),
    typed("users_select", {}, {**SELECTABLE, **initial("user", USER)}),
    typed("multi_users_select", {}, {**MULTI, **initial("users", ListOf(USER))}, *MULTI_RULES),
    typed(
        "conversations_select",
        {},
        {**SELECTABLE, **CONVERSATIONS, **ANSWERABLE, **initial("conversation", CONVERSATION)},
    ),
    typed(
        "multi_conversations_select",
        {},
        {**MULTI, **CONVERSATIONS, **initial("conversations", ListOf(CONVERSATION))},
        *MULTI_RULES,
    ),
    typed("channels_select", {}, {**SELECTABLE, **ANSWERABLE, **initial("channel", CHANNEL)}),
    typed("multi_channels_select", {}, {**MULTI, **initial("channels", ListOf(CHANNEL))}, *MULTI_RULES),
]
