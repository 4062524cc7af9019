"""The plan of a lead: what was sent, and all that comes, with its days."""

from bot.cadence.ahead import done_line, stop_line
from bot.lead.lines import plain_name, short_name
from bot.slack.blocks import Block, Message, modal, section, sections
from bot.slack.ids import View
from bot.slack.text import bullets, esc
from bot.tracks.sheets import PlanSheet

_DONE = 8


def plan_message(sheet: PlanSheet) -> Message:
    """Draw it as the answer to `/lead plan L-12`."""
    return Message(f"The plan for {plain_name(sheet.lead)}", _blocks(sheet))


def plan_view(sheet: PlanSheet) -> Block:
    return modal(View.PLAN, f"Plan of {sheet.lead.label}"[:24], _blocks(sheet), close="Back")


def _blocks(sheet: PlanSheet) -> list[Block]:
    ahead = sheet.ahead
    if ahead is None:
        text = f"{short_name(sheet.lead)} is not nurtured now, so nothing is planned. *Details* says where it stands."
        return [section(text), *_done(sheet)]
    on = "would be" if ahead.would_be else "is"
    head = f"{short_name(sheet.lead)} {on} on the track *{esc(ahead.track.name, 75)}*"
    if sheet.newest > ahead.track.version and not ahead.would_be:
        head += f", in version {ahead.track.version}: it finishes that one, although there is a newer one"
    blocks = [section(f"{head}.")]
    blocks += _done(sheet)
    lines = [stop_line(stop, ahead) for stop in ahead.stops]
    if ahead.stopped:
        text = f"*Its track stopped, because {ahead.stopped}*\n{bullets(lines)}\n*Details* lets it go on."
        return [*blocks, *sections(text)]
    now = " You have been asked for it already." if ahead.told else ""
    why = f"_Why the first comes then: {sheet.why}.{now}_\n" if sheet.why else ""
    rest = "_Each day counts from the one before: if one moves, the later ones move with it._"
    text = f"*What comes, if nothing happens*\n{bullets(lines)}"
    return [*blocks, *sections(text), section(f"{why}{rest}")]


def _done(sheet: PlanSheet) -> list[Block]:
    if not sheet.done:
        return []
    more = [f"…and {len(sheet.done) - _DONE} before that"] if len(sheet.done) > _DONE else []
    return sections(f"*Done so far*\n{bullets([*map(done_line, sheet.done[:_DONE]), *more])}")
