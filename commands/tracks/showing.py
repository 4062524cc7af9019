"""Showing the tracks on the Home tab, the log, and who would move; saving a track, and retiring one."""

from bot.lead.meanwhile import SeenEarlierError
from bot.slack.ids import View
from bot.slack.typed import drawn_from
from bot.tracks.draft import look_at_track
from bot.tracks.forms import save_form, typed_under_way
from bot.tracks.lists import log_view, movers_view
from bot.tracks.look_up import all_tracks, plan_called, plan_of, track_log
from bot.tracks.move_over import movers
from bot.tracks.page import track_page, tracks_page
from bot.tracks.plan_page import plan_message, plan_view
from bot.tracks.save import retire, save
from bot.tracks.sheets import TrackSheet, UnderWay
from commands.responses import answer, show_page
from commands.visit import Visit


def key_in(visit: Visit) -> str:
    """Return the key of the track that the open window is about."""
    return drawn_from(visit.metadata).partition(" ")[0]


async def redraw_tracks(visit: Visit) -> None:
    """Show on the page beneath, if there is one, the tracks as they are now."""
    if visit.beneath:
        await visit.redraw(visit.beneath, tracks_page(await visit.desk.read(all_tracks, visit.person)))


async def open_tracks(visit: Visit) -> None:
    await show_page(visit, tracks_page(await visit.desk.read(all_tracks, visit.person)), View.TRACKS)
    await visit.ack()


async def open_track(visit: Visit) -> None:
    await visit.open(track_page(await visit.desk.read(look_at_track, visit.person, visit.value)))
    await visit.ack()


async def submit_track(visit: Visit) -> None:
    """Save what the page shows; where leads are on it, ask first what becomes of them."""
    await _save(visit, None)


async def submit_save(visit: Visit) -> None:
    await _save(visit, typed_under_way(visit.typed))


async def _save(visit: Visit, under_way: UnderWay | None) -> None:
    key, _, seen = drawn_from(visit.metadata).partition(" ")
    try:
        sheet = await visit.desk.transact(save, visit.person, key, visit.key, seen, under_way)
    except SeenEarlierError as problem:
        now = await visit.desk.read(look_at_track, visit.person, key)
        await visit.turn_to(track_page(now, f":warning: {problem.text}"))
        return
    if sheet.is_changed:
        await visit.turn_to(save_form(sheet))
        return
    await visit.turn_to(track_page(sheet, f":white_check_mark: {_said(sheet, under_way)}"))
    await redraw_tracks(visit)


def _said(sheet: TrackSheet, under_way: UnderWay | None) -> str:
    saved = f"Saved as version {sheet.version}. Leads that come on it from now on get it."
    if under_way is UnderWay.MOVE:
        return f"{saved} Those under way are moved now; I write to you when all of them are."
    if under_way is UnderWay.FINISH:
        return f"{saved} Those under way finish the version they are on."
    return saved


async def press_retire(visit: Visit) -> None:
    await _retire(visit, back=False)


async def press_use_again(visit: Visit) -> None:
    await _retire(visit, back=True)


async def _retire(visit: Visit, *, back: bool) -> None:
    await visit.desk.transact(retire, visit.person, visit.value, visit.key, back=back)
    await open_tracks(visit)


async def open_log(visit: Visit) -> None:
    await show_page(visit, log_view(await visit.desk.read(track_log, visit.person, visit.number)), View.TRACK_LIST)
    await visit.ack()


async def open_movers(visit: Visit) -> None:
    """Show who would move to the draft, and to when; pages of it turn in the same window."""
    sheet = await visit.desk.read(movers, visit.person, key_in(visit), visit.number)
    await show_page(visit, movers_view(sheet), View.TRACK_LIST)
    await visit.ack()


async def show_plan(visit: Visit) -> None:
    """Show a lead's plan: as it is, or for a form that has another track or day, as it would be."""
    track, _, first = visit.drawn_from.partition(" ")
    await visit.open(plan_view(await visit.desk.read(plan_of, visit.person, visit.lead_id, track, first)))
    await visit.ack()


async def type_plan(visit: Visit, rest: str) -> None:
    """Tell what comes for the lead called "L-12"."""
    await answer(visit, plan_message(await visit.desk.read(plan_called, visit.person, rest)))
