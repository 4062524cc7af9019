"""What managers do: settings, and held-back messages; and what is left when Baton is removed."""

from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.help import help_message
from bot.workspace.configure import configure, settings
from bot.workspace.settings_form import settings_form
from bot.workspace.settle_in import erase, try_again
from commands.overview import refresh_home
from commands.responses import answer
from commands.visit import Visit


async def open_settings(visit: Visit) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


async def submit_settings(visit: Visit) -> None:
    try:
        await visit.desk.transact(configure, visit.person, visit.form, visit.key)
    except ChangedMeanwhileError as problem:
        visit.draw_again(settings_form(await visit.desk.read(settings, visit.person)), problem.text)
    else:
        await visit.ack()


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


async def type_settings(visit: Visit, rest: str) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


async def say_help(visit: Visit, rest: str) -> None:
    await answer(visit, help_message())
