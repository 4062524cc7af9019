"""The workspace: its settings, its held-back messages, and the end when Baton is removed."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.lead.access import standing_of
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Role
from bot.lead.team.part_with import came_back, is_gone, part_with
from bot.lead.team.standing import unfit
from bot.lead.workplace.learn_zone import depends_on_the_zone, is_news, learn_zone, moved_away
from bot.lead.workplace.places import place_choices, zone_choices
from bot.no_answer import NO_ANSWER
from bot.slack.blocks import option
from bot.slack.typed import days_in, words_of
from bot.team.hint_away import hint_away
from bot.team.slack_status import sounds_away
from bot.workspace.configure import configure, settings
from bot.workspace.glossary_page import glossary_view
from bot.workspace.help import all_commands, help_message
from bot.workspace.leaving import ERASE_AFTER, doubt, leave, see_to_those_that_left
from bot.workspace.settings_form import settings_form
from bot.workspace.settle_in import try_again
from commands.dispatch import Listener, moment_of
from commands.handover.standing import none_unfit
from commands.overview import refresh
from commands.responses import answer
from commands.visit import Visit

logger = logging.getLogger(__name__)

_WITHIN = 1.0  # seconds, of the three in which Slack wants its answer


async def open_settings(visit: Visit) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


async def show_glossary(visit: Visit) -> None:
    """Show what Baton's words mean; it is for everybody, and tells of no lead."""
    await visit.open(glossary_view())
    await visit.ack()


async def submit_settings(visit: Visit) -> None:
    form = visit.form
    await none_unfit(visit, {role: set(words_of(form.typed, role)) - set(words_of(form.shown, role)) for role in Role})
    try:
        await visit.desk.transact(configure, visit.person, form, visit.key)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(settings_form(await visit.desk.read(settings, visit.person)), problem.text)
    else:
        await visit.ack()


async def suggest_zones(visit: Visit) -> None:
    """List the time zones in the menu for what was typed so far."""
    await _suggest(visit, zone_choices(str(visit.body.get("value") or "")))


async def suggest_countries(visit: Visit) -> None:
    """List the countries in the menu for what was typed so far."""
    await _suggest(visit, place_choices(str(visit.body.get("value") or "")))


async def _suggest(visit: Visit, choices: Sequence[tuple[str, str]]) -> None:
    await visit.ack(options=[option(value, label) for value, label in choices])


def by_their_day(listener: Listener) -> Listener:
    """Make a listener that first asks Slack where somebody lives, if a day in their form is today there or not."""

    async def listen(visit: Visit) -> None:
        days = list(days_in(visit.typed))
        in_doubt = bool(days) and await visit.desk.read(depends_on_the_zone, days)
        if in_doubt:
            await _ask_where_they_live(visit)
        await listener(visit)

    return listen


async def _ask_where_they_live(visit: Visit) -> None:
    person = visit.person
    try:
        async with asyncio.timeout(_WITHIN):
            answer = await visit.client.users_info(user=person.user_id)
    except NO_ANSWER as problem:
        logger.info("Slack does not say where somebody lives: %s", type(problem).__name__)
    else:
        tz = str((answer.get("user") or {}).get("tz") or "")
        if await visit.desk.read(is_news, person.team_id, person.user_id, tz):
            await visit.desk.transact(learn_zone, person.team_id, person.user_id, tz)


async def press_try_again(visit: Visit) -> None:
    count = await visit.desk.transact(try_again, visit.person, visit.key)
    await visit.ack()
    sending = "one message" if count == 1 else f"{count} messages"
    if visit.in_home:
        await refresh(visit)
    elif count is not None:
        await visit.tell(f"I am sending {sending} again." if count else "Nothing is waiting any longer.")


async def hear_uninstalled(visit: Visit, erase_after: timedelta = ERASE_AFTER) -> None:
    """Let the workspace rest, as Baton was uninstalled; it is erased `erase_after` later unless it comes back."""
    team_id = str(visit.body.get("team_id") or "")
    if await visit.desk.transact(leave, team_id, moment_of(visit.body), str(visit.body.get("event_id"))):
        when = f"in {erase_after.days} days, unless it is installed there again" if erase_after else "now"
        logger.warning("Baton was uninstalled from workspace %s. Its data will be erased %s.", team_id, when)
        while not erase_after and await visit.desk.transact(see_to_those_that_left, {}, erase_after):
            pass
    await visit.ack()


async def hear_revoked(visit: Visit) -> None:
    """Report a revoked token: it leaked, say, or Baton is being uninstalled. Nothing is lost by that."""
    tokens = (visit.body.get("event") or {}).get("tokens") or {}
    if tokens.get("bot"):
        logger.warning(
            "Slack says that Baton's bot token for workspace %s was revoked. Nothing is erased, and messages wait. "
            "If Baton is to go on, put the new token into SLACK_BOT_TOKEN and start it again.",
            visit.body.get("team_id"),
        )
        await visit.desk.transact(doubt, visit.person.team_id, "token_revoked")
    await visit.ack()


async def hear_user_change(visit: Visit) -> None:
    """Somebody's account changed: who can hold no role any more loses theirs, and managers hear what they leave."""
    user, who = (visit.body.get("event") or {}).get("user"), visit.person
    if isinstance(user, dict) and who.user_id:
        why = unfit(user, who.team_id)
        if why:
            await visit.desk.transact(part_with, who, why)
        elif await visit.desk.read(is_gone, who):  # it comes with every change of anybody's status as well
            await visit.desk.transact(came_back, who)
        profile = user.get("profile")
        if not why and isinstance(profile, dict) and sounds_away(profile):
            await visit.desk.transact(hint_away, who, profile)
        if await visit.desk.read(moved_away, who.team_id, who.user_id, str(user.get("tz") or "")):
            await visit.desk.transact(learn_zone, who.team_id, who.user_id, str(user.get("tz")))
    await visit.ack()


async def type_settings(visit: Visit, rest: str) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


async def say_help(visit: Visit, rest: str) -> None:
    said = all_commands if rest else help_message
    await answer(visit, said(*await visit.desk.read(standing_of, visit.person)))
