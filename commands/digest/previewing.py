"""The digest of the week under way, for one person's eyes only."""

from bot.digest.message import digest as digest_view
from bot.digest.post_digests import digest_so_far
from commands.responses import answer
from commands.visit import Visit


async def preview_digest(visit: Visit, rest: str) -> None:
    await answer(visit, digest_view(await visit.desk.read(digest_so_far, visit.person), so_far=True))
