"""A file that a message shares, as the page opens it: its first rows as a table, or the whole of it to keep."""

import csv
import io
from itertools import islice
from urllib.parse import quote

from aiohttp import web

from bot.simulator.slack import Simulator

MOST_ROWS = 200
_LONGEST_READ = 1_000_000  # bytes: two hundred rows need no more


async def give_file(slack: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer with the file, or with `rows` asked for, with the first of them; 404 for one they cannot see."""
    person, file = slack.people[request.query["as"]], slack.workspace.files.find(request.match_info["file"])
    if file is None or not any(person.id in channel.members for channel, _ in file.places):
        raise web.HTTPNotFound
    if "rows" in request.query:
        text = file.content[:_LONGEST_READ].decode("utf-8-sig", errors="replace")
        rows = list(islice(csv.reader(io.StringIO(text, newline="")), MOST_ROWS + 1))
        return web.json_response({"rows": rows[:MOST_ROWS], "more": len(rows) > MOST_ROWS})
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
    }
    return web.Response(body=file.content, content_type=file.mimetype, headers=headers)
