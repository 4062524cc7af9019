"""Windows onto the simulator with the real Baton in it, and onto one with a toy app that knows nothing of Baton."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser

from bot.clock import MovableClock
from bot.playground.playground import Playground
from bot.simulator.page.page import Extras, Page
from tests.browser.chromium import HOW_TO_GET_IT, find_chromium, running_chromium
from tests.browser.windows import Window, new_window
from tests.simulator.toy import Toy, running_toy

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # 10:30 in Berlin
Opens = Callable[..., Awaitable[Window]]
Pages = Callable[..., Awaitable[str]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(HOW_TO_GET_IT)
        pytest.skip(HOW_TO_GET_IT)
    async with running_chromium(path) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def playground(browser: Browser) -> AsyncIterator[Playground]:
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    yield playground
    await playground.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, playground: Playground) -> AsyncIterator[Opens]:
    """`await opens("Mia Marketer")`: a window of this person's own."""
    opened = []

    async def opens(person: str, **options: object) -> Window:
        window = await new_window(browser, f"http://127.0.0.1:{playground.port}/", **options)
        opened.append(window)
        return await window.opens(person)

    yield opens
    for window in opened:
        await window.page.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def toy(browser: Browser) -> AsyncIterator[Toy]:
    async with running_toy() as toy:
        yield toy


@pytest_asyncio.fixture(loop_scope="session")
async def pages() -> AsyncIterator[Pages]:
    """`await pages(toy)`: the address of a page on the toy's simulator; `extras` as an app's people would give."""
    runners = []

    async def serve(toy: Toy, extras: Extras | None = None) -> str:
        application = web.Application()
        application.add_routes(Page(toy.slack, toy.clock, extras).routes)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/"

    yield serve
    for runner in runners:
        await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def ada(browser: Browser, toy: Toy, pages: Pages) -> AsyncIterator[Window]:
    """Ada's window, on the toy's simulator."""
    window = await new_window(browser, await pages(toy))
    try:
        yield await window.opens("Ada Lovelace")
    finally:
        await window.page.context.close()
    assert not window.errors
