"""What managers do: settings, and held-back messages; and what is left when Baton is removed."""

from typing import Any

from bot.lead.people import Role
from bot.workspace.settings_form import settings_form
from bot.workspace.settle_in import configure, erase, settings, try_again
from bot.workspace.sheet import SettingsSheet
from commands.home_tab import refresh_home
from commands.visit import Visit


async def open_settings(visit: Visit) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


async def submit_settings(visit: Visit) -> None:
    typed = visit.typed
    wanted = SettingsSheet(
        sales_channel=str(typed.get("sales_channel") or ""),
        marketing_channel=str(typed.get("marketing_channel") or ""),
        digest_weekday=_number(typed, "digest_weekday", 6, 0),
        digest_hour=_number(typed, "digest_hour", 23, 9),
        members={role: typed.get(role) or [] for role in Role},
        experienced=typed.get("experienced") or [],
    )
    await visit.desk.transact(configure, visit.person, wanted, visit.key)
    await visit.ack()


def _number(typed: dict[str, Any], name: str, highest: int, otherwise: int) -> int:
    text = str(typed.get(name) or "")
    return int(text) if text.isdecimal() and int(text) <= highest else otherwise


async def press_try_again(visit: Visit) -> None:
    count = await visit.desk.transact(try_again, visit.person, visit.key)
    await visit.ack()
    sending = "one message" if count == 1 else f"{count} messages"
    if visit.in_home:
        await refresh_home(visit)
    elif count is not None:
        await visit.tell(f"I am sending {sending} again." if count else "Nothing is waiting any more.")


async def removed(visit: Visit) -> None:
    """Baton was uninstalled, or its bot token revoked: the workspace's data is erased."""
    event = visit.body.get("event") or {}
    tokens = event.get("tokens") or {}
    await visit.ack()
    if event.get("type") == "app_uninstalled" or tokens.get("bot"):
        await visit.desk.transact(erase, str(visit.body.get("team_id") or ""))
