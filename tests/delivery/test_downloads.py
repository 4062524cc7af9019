"""Fetching a file that somebody gave: from Slack alone, ten megabytes at most, and never the page to sign in."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.files.downloading import LARGEST, download, is_slacks
from bot.delivery.outcomes import CallError, Fate

SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    ("url", "base", "ours"),
    [
        ("https://files.slack.com/files-pri/T1-F1/download/a.csv", SLACK, True),
        ("https://acme.slack.com/files/a.csv", "https://www.slack.com/api/", True),
        ("https://files.slack-gov.com/a.csv", "https://slack-gov.com/api/", True),
        ("http://files.slack.com/a.csv", SLACK, False),
        ("https://files.slack.com.evil.example/a.csv", SLACK, False),
        ("https://evilslack.com/a.csv", SLACK, False),
        ("https://files.slack.com@evil.example/a.csv", SLACK, False),
        ("https://u:p@files.slack.com/a.csv", SLACK, False),
        ("https://files.slack.com:8443/a.csv", SLACK, False),
        ("https://drive.example/a.csv", SLACK, False),
        ("", SLACK, False),
        ("http://127.0.0.1:81/files-pri/a.csv", "http://127.0.0.1:80/api/", False),
        ("http://127.0.0.1:80/files-pri/a.csv", "http://127.0.0.1:80/api/", True),
    ],
)
def test_the_token_goes_to_slack_alone(url: str, base: str, ours: bool) -> None:
    assert is_slacks(url, base) is ours


class Server:
    """Serves one file in many ways, and counts what it sent."""

    def __init__(self) -> None:
        self.url, self.asked = "", list[str]()

    async def give(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.headers.get("Authorization", ""))
        match request.match_info["how"]:
            case "plain":
                return web.Response(body=b"a,b", content_type="text/csv")
            case "login":
                return web.Response(text="<html>Sign in</html>", content_type="text/html")
            case "away":
                raise web.HTTPFound("http://elsewhere.example/?redir=a.csv")
            case "broken":
                return web.Response(status=503)
            case "declared":
                return web.Response(body=b"x" * (LARGEST + 1))
        endless = web.StreamResponse()
        endless.enable_chunked_encoding()
        await endless.prepare(request)
        try:
            while True:
                await endless.write(b"x" * 2**20)
        except ConnectionError:
            return endless


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    served, application = Server(), web.Application()
    application.add_routes([web.get("/files-pri/{how}", served.give)])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    served.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield served
    await runner.cleanup()


async def fetched(server: Server, how: str) -> bytes:
    return await download(AsyncWebClient("xoxb-1", f"{server.url}/api/"), f"{server.url}/files-pri/{how}")


async def test_a_file_comes_with_the_token(server: Server) -> None:
    assert await fetched(server, "plain") == b"a,b"
    assert server.asked == ["Bearer xoxb-1"]


@pytest.mark.parametrize(
    ("how", "code", "fate"),
    [
        ("login", "no_access", Fate.PERMANENT),
        ("away", "no_access", Fate.PERMANENT),
        ("broken", "download_http_503", Fate.TRANSIENT),
        ("declared", "too_large", Fate.PERMANENT),
        ("endless", "too_large", Fate.PERMANENT),
    ],
)
async def test_anything_but_the_file_is_told_apart(server: Server, how: str, code: str, fate: Fate) -> None:
    with pytest.raises(CallError) as failed:
        await fetched(server, how)
    assert (failed.value.outcome.code, failed.value.outcome.fate) == (code, fate)
    assert len(server.asked) == 1, "nobody follows it elsewhere"


async def test_nothing_is_asked_of_another_host(server: Server) -> None:
    client = AsyncWebClient("xoxb-1", SLACK)
    with pytest.raises(CallError, match="not_slacks"):
        await download(client, f"{server.url}/files-pri/plain")
    assert not server.asked
