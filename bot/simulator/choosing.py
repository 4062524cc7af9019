"""Turning what a person types or picks into the value Slack would hold for that element."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from bot.simulator.blocks.objects import every_option
from bot.simulator.errors import NotVisible
from bot.simulator.inputs import SEVERAL
from bot.simulator.mrkdwn import Names
from bot.simulator.reading import text_of
from bot.simulator.records import Json
from bot.simulator.workspace import Workspace


def chosen(workspace: Workspace, names: Names, element: Json, given: Any, options: list[Json]) -> object:
    """The content for `given`; `options` are the choices on screen. Raises NotVisible for anything else."""
    kind = element["type"]
    if given is None or given in ("", []):
        return [] if kind in SEVERAL else None
    if kind in SEVERAL:
        wanted = given if isinstance(given, (list, tuple, set)) else [given]
        most = element.get("max_selected_items", len(wanted))
        if len(wanted) > most:
            raise NotVisible(f"only {most} can be selected here, not {list(wanted)}")
        return [_one(workspace, names, element, item, options) for item in wanted]
    return _one(workspace, names, element, given, options)


def _one(workspace: Workspace, names: Names, element: Json, given: Any, options: list[Json]) -> object:
    kind: str = element["type"]
    if kind in _TYPED:
        return _TYPED[kind](given)
    if kind.endswith("users_select"):
        return _user(workspace, given)
    if kind.endswith(("channels_select", "conversations_select")):
        return _conversation(workspace, given, direct="conversations" in kind)
    by_words = {text_of(option["text"], names): option for option in options}
    if given not in by_words:
        raise NotVisible(f"no option says {given!r}; there are {list(by_words)}")
    return by_words[given]


def options_of(element: Json) -> list[Json]:
    """The options an element carries itself (external menus carry none)."""
    return every_option(element)


def _user(workspace: Workspace, given: Any) -> str:
    wanted = getattr(given, "id", given)
    for user in workspace.users.values():
        if wanted in (user.id, user.name, user.handle, f"@{user.name}") and not user.deactivated:
            return user.id
    raise NotVisible(f"nobody here is called {given!r}")


def _conversation(workspace: Workspace, given: Any, *, direct: bool) -> str:
    wanted = getattr(given, "id", given)
    for channel in workspace.channels.values():
        if wanted in (channel.id, channel.name, f"#{channel.name}") and channel.kind != "im":
            return channel.id
    if direct:
        return _user(workspace, given)
    raise NotVisible(f"there is no channel {given!r}")


def _date(given: Any) -> str:
    return given.isoformat() if isinstance(given, date) else date.fromisoformat(given).isoformat()


def _time(given: Any) -> str:
    return f"{given if isinstance(given, time) else time.fromisoformat(given):%H:%M}"


def _moment(given: Any) -> int:
    return int(given.timestamp()) if isinstance(given, datetime) else int(given)


def _rich(given: Any) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(given)}]}
    return given if isinstance(given, dict) else {"type": "rich_text", "elements": [section]}


_TYPED: dict[str, Callable[[Any], object]] = {
    "plain_text_input": str,
    "email_text_input": str,
    "url_text_input": str,
    "number_input": str,
    "rich_text_input": _rich,
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _moment,
}
