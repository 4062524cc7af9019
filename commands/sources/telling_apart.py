"""Same and A new one, below the question about a source; and Undo of a merge."""

from bot.slack.typed import id_in
from bot.sources.likeness.tell_apart import take_apart, tell_apart
from commands.sources.showing import refresh_source
from commands.visit import Visit


async def press_same(visit: Visit) -> None:
    await _tell(visit, same=True)


async def press_new(visit: Visit) -> None:
    await _tell(visit, same=False)


async def _tell(visit: Visit, *, same: bool) -> None:
    source, other = visit.number, id_in(visit.drawn_from)
    await visit.desk.transact(tell_apart, visit.person, source, other, visit.key, same=same)
    await visit.ack()
    await refresh_source(visit, source)


async def press_take_apart(visit: Visit) -> None:
    kept = await visit.desk.transact(take_apart, visit.person, visit.number, visit.key)
    await visit.ack()
    await refresh_source(visit, kept.id)
