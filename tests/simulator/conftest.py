"""The toy app over Socket Mode, and over both transports where the transport matters."""

from collections.abc import AsyncIterator

import pytest

from tests.simulator.toy import Toy, running_toy


@pytest.fixture
async def toy() -> AsyncIterator[Toy]:
    async with running_toy() as toy:
        yield toy


@pytest.fixture(params=["socket", "http"])
async def either(request: pytest.FixtureRequest) -> AsyncIterator[Toy]:
    async with running_toy(over_http=request.param == "http") as toy:
        yield toy
