"""A PostgreSQL server that a test may do anything to."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.guarantees.servers import Relay, Server, a_server


@pytest.fixture(scope="session")
def a_server_of_ones_own(postgresql_url: str) -> Iterator[Server]:
    """Its system user is made for the shared server first, by one worker for all."""
    with a_server() as server:
        yield server


@pytest.fixture
def own_server(a_server_of_ones_own: Server) -> Iterator[Server]:
    """Running, and well again afterwards."""
    yield a_server_of_ones_own
    a_server_of_ones_own.is_well()


@pytest.fixture
async def relay(own_server: Server) -> AsyncIterator[Relay]:
    """The way to that server over TCP."""
    relay = Relay(own_server)
    await relay.opens()
    yield relay
    await relay.closes()
