"""A call to the Web API as it comes over HTTP: its arguments, and hanging up on it."""

import json
from typing import Any

from aiohttp import web

from bot.simulator.records import Json


async def read_arguments(request: web.Request) -> Json:
    args: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        try:
            given = json.loads(body) if body else {}
        except ValueError:
            given = {}
        return {**args, **(given if isinstance(given, dict) else {})}
    form = await request.post()
    return {**args, **{name: value for name, value in form.items() if isinstance(value, str)}}


def hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
