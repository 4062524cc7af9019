"""A PostgreSQL server that a test may do anything to."""

from tests.guarantees.own_server import a_server_of_ones_own, own_server, relay

__all__ = ["a_server_of_ones_own", "own_server", "relay"]
