"""Pages and answers of routing: why a lead went where it went, whose turn is next, the log, and a dry run."""

from bot.lead.lines import plain_name
from bot.routing.routed import Mode
from bot.routing.rules.explain import step_words, unfolded
from bot.routing.rules.rulebook import Group
from bot.routing.sheets import LogSheet, RouteSheet, RoutingSheet, TrialSheet
from bot.routing.views.page import next_words
from bot.slack.blocks import Block, Message, actions, button, context, modal, section, sections
from bot.slack.ids import Action, View
from bot.slack.text import bullets, esc, moment, person

SHOWN = 15


def route_view(sheet: RouteSheet) -> Block:
    """Draw the window behind *Why this rep?*; drawing it changes nothing."""
    return modal(View.NOTE, f"Routing of {sheet.lead.label}", route_message(sheet).blocks)


def route_message(sheet: RouteSheet) -> Message:
    """Draw the same as the answer to `/lead route L-12`."""
    text = "\n".join(unfolded(sheet.lead, sheet.noted, sheet.following))
    return Message(f"How {plain_name(sheet.lead)} was routed", sections(text))


def turns_message(sheet: RoutingSheet | None, *, manages: bool) -> Message:
    """Draw whose turn is next in each group."""
    if sheet is None:
        text = "No routing rules are in force: every lead is for the whole sales channel."
        text += " Set them up under *Settings* → *Routing*." if manages else ""
        return Message(text, [section(text), *_way_in(manages)])
    lines = [f"*{esc(group.name, 75)}*: {_next_in(sheet, group)}" for group in sheet.draft.groups]
    text = f"*Whose turn is next*\n{bullets(lines)}\n`/lead route L-12` tells why a lead went where it went."
    return Message("Whose turn is next", [*sections(text), *_way_in(manages)])


def _next_in(sheet: RoutingSheet, group: Group) -> str:
    if group.mode is Mode.OPEN:
        return "the whole channel"
    following = sheet.following.get(group.id)
    return next_words(following) if following else "nobody can be given leads now"


def _way_in(manages: bool) -> list[Block]:
    return [actions(button("Routing", Action.ROUTING, 0))] if manages else []


def log_view(sheet: LogSheet) -> Block:
    """Draw a page of the log."""
    lines = [
        f"{moment(noted.at)}: {f'L-{number} ' if number else ''}{step_words(noted)}" for noted, number in sheet.lines
    ]
    blocks = sections(bullets(lines)) if lines else [section("Nothing has been routed yet, and no rule was changed.")]
    row = _turn(Action.ROUTE_LOG, sheet.later, len(sheet.lines), sheet.known)
    return modal(View.ROUTE_LIST, "Log of routing", [*blocks, *row])


def trial_view(sheet: TrialSheet) -> Block:
    """Draw a dry run of the draft: who would have got what."""
    if not sheet.tried:
        text = f"No lead was offered to sales within the last {sheet.days} days, so there is nothing to try it on."
        return modal(View.ROUTE_LIST, "On past leads", [section(text)], close="Back")
    counted = [f"{_who(user)}: {gets} (had {had})" for user, gets, had in sheet.counts]
    head = f"*{len(sheet.tried)} leads* offered in the last {sheet.days} days would have gone to:"
    some = sheet.tried[sheet.later : sheet.later + SHOWN]
    lines = [f"{each.label}: {_who(each.gets)}, {each.why}{_had(each.had, each.gets)}" for each in some]
    blocks = [*sections(f"{head}\n{bullets(counted)}"), *sections(bullets(lines))]
    if sheet.more:
        blocks.append(context(f"{sheet.more:,} earlier ones were not tried."))
    blocks.append(context("As the reps are now, at the hour each lead was offered. This changes nothing."))
    row = _turn(Action.TRY_ROUTING, sheet.later, len(some), len(sheet.tried))
    return modal(View.ROUTE_LIST, "On past leads", [*blocks, *row], close="Back")


def _who(user: str) -> str:
    return person(user) if user else "the whole channel"


def _had(had: str, gets: str) -> str:
    return "" if had == gets or not had else f" (was {person(had)})"


def _turn(action: Action, later: int, shown: int, total: int) -> list[Block]:
    """Draw the ways to the pages before and after, and say where this one is."""
    if total <= shown:
        return []
    newer = [button("Newer", f"{action}:newer", max(0, later - SHOWN))] if later else []
    older = [button("Older", f"{action}:older", later + SHOWN)] if later + shown < total else []
    return [context(f"{later + 1} to {later + shown}, newest first"), actions(*newer, *older)]
