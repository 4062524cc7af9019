"""The digest of the week under way, or the last one, for one person's eyes only."""

from bot.digest.look_up import preview
from bot.digest.preview import preview as preview_view
from commands.responses import answer, put_in_place
from commands.visit import Visit


async def preview_digest(visit: Visit, rest: str) -> None:
    last = rest.casefold().startswith("last")
    await answer(visit, preview_view(await visit.desk.read(preview, visit.person, last=last)))


async def press_last(visit: Visit) -> None:
    """Show the other one in its place: the last digest, or the week so far."""
    shown = await visit.desk.read(preview, visit.person, last=visit.value == "last")
    await visit.ack()
    await put_in_place(visit, preview_view(shown))
