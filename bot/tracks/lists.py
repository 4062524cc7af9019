"""The lists about tracks: who would move to a new version, and the log of who changed what."""

from bot.slack.blocks import Block, actions, button, context, modal, section, sections
from bot.slack.ids import Action, View
from bot.slack.text import bullets, day, esc, moment, person
from bot.tracks.sheets import LINES, MOVERS, LogSheet, Mover, MoversSheet, Saved, UnderWay

_CHANGES = 12
_CAME = {
    UnderWay.FINISH: "Those under way finish the version they are on.",
    UnderWay.MOVE: "Those under way move to it.",
}


def movers_view(sheet: MoversSheet) -> Block:
    """Draw a page of those who would move, each with what comes next and when."""
    if not sheet.movers:
        return modal(View.TRACK_LIST, "Who would move", [section("Nobody is on this track any more.")], close="Back")
    head = f"If they move, {sheet.total:,} {'lead goes' if sheet.total == 1 else 'leads go'} on with:"
    blocks = [section(head), *sections(bullets(map(_mover, sheet.movers)))]
    blocks.append(context("Days by today's calendar and caps. Nothing has changed yet."))
    row = _turn(Action.TRACK_MOVERS, sheet.earlier, len(sheet.movers), sheet.total, MOVERS)
    metadata = f"0 {sheet.track.key}"
    return modal(View.TRACK_LIST, "Who would move", [*blocks, *row], close="Back", metadata=metadata)


def _mover(mover: Mover) -> str:
    who = f"*{mover.label}* {esc(mover.name, 75)}"
    if mover.told:
        return f"{who}: “{esc(mover.what, 75)}”, which its marketer has been asked for already"
    was = "as planned" if mover.on == mover.now_on else f"instead of {day(mover.now_on)}"
    return f"{who}: “{esc(mover.what, 75)}” on {day(mover.on)}, {was}"


def log_view(sheet: LogSheet) -> Block:
    """Draw a page of the log."""
    if not sheet.lines:
        text = "Nobody has changed a track yet: all are as they came with Baton."
        return modal(View.TRACK_LIST, "Log of tracks", [section(text)], close="Back")
    blocks = [block for line in sheet.lines for block in sections(_line(line))]
    row = _turn(Action.TRACK_LOG, sheet.later, len(sheet.lines), sheet.known, LINES)
    return modal(View.TRACK_LIST, "Log of tracks", [*blocks, *row], close="Back")


def _line(line: Saved) -> str:
    more = [f"…and {len(line.changes) - _CHANGES} more"] if len(line.changes) > _CHANGES else []
    came = f"\n_{_CAME[UnderWay(line.under_way)]}_" if line.under_way else ""
    head = f"*{esc(line.name, 75)}*, version {line.version}, by {person(line.changed_by)} {moment(line.changed_at)}"
    return f"{head}\n{bullets([*line.changes[:_CHANGES], *more])}{came}"


def _turn(action: Action, before: int, shown: int, total: int, size: int) -> list[Block]:
    """Draw the ways to the pages before and after, and say where this one is."""
    if total <= shown:
        return []
    back = [button("Back", f"{action}:back", max(0, before - size))] if before else []
    on = [button("Next", f"{action}:on", before + shown)] if before + shown < total else []
    return [context(f"{before + 1:,} to {before + shown:,}"), actions(*back, *on)]
