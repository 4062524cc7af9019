"""Keeping the page to this machine: the addresses it may listen on, and the requests it answers."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web


class NotLocalError(RuntimeError):
    """The simulator has no passwords, so it listens on this machine only. Set HOST to 127.0.0.1, or, if everybody
    who can reach this address may do as they like in it, set SIMULATOR_PUBLIC=1."""


def check_host(host: str, *, public: bool) -> None:
    """Raise NotLocalError for an address that other machines can reach, unless it is meant to be `public`."""
    if not public and not is_loopback(host):
        raise NotLocalError(" ".join((NotLocalError.__doc__ or "").split()))


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_request(request: web.Request, *, public: bool) -> None:
    """Refuse what another site's page sends through the visitor's browser (a foreign Origin or a rebound name)."""
    host = urlsplit(f"//{request.host}").hostname or ""
    if not public and not is_loopback(host):
        raise web.HTTPForbidden(text=f"{host} is not this machine")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="this request comes from another site")
    # Neither can be sent by a form on another site's page, nor by its scripts without asking first.
    if request.method == "POST" and request.content_type not in ("application/json", "application/octet-stream"):
        raise web.HTTPUnsupportedMediaType(text="JSON or bytes only")
