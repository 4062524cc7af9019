"""Logs that can be shown to anybody: every line has one shape, and nothing secret or personal in its final text."""

import asyncio
import logging
import re
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any

# These log request bodies, statement parameters or sockets' traffic below WARNING, whatever LOG_LEVEL says.
TALKATIVE = (
    "slack_bolt",
    "baton.bolt",  # the logger application.py hands to Bolt
    "slack_sdk",
    "aiohttp.access",
    "apscheduler",
    "sqlalchemy",
    "alembic",
    "psycopg",
)

_GONE = "[redacted]"
_URL_END = r"[^\s\"'<>]*"
_SLASH = r"\\?/"  # JSON may write a slash as \/
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), replacement)
    for pattern, replacement in (
        (rf"(response_urls?(?:\\?[\"'])?\s*[:=]\s*)[^\s,}}]+{_URL_END}", rf"\1{_GONE}"),
        (rf"https?:{_SLASH}{_SLASH}hooks\.slack(?:-gov)?\.com{_URL_END}", _GONE),
        (
            rf"https?:{_SLASH}{_SLASH}[\w.:\[\]-]{{1,253}}{_SLASH}(?:response|commands|actions){_URL_END}",
            _GONE,
        ),
        (rf"(wss?:{_SLASH}{_SLASH}[\w.:\[\]-]{{1,253}}){_URL_END}", rf"\1/{_GONE}"),
        (r"(\bticket(?:\\?[\"'])?\s*[:=]\s*(?:\\?[\"'])?)[^\s&\"',}]+", rf"\1{_GONE}"),
        (r"xox[a-z](?:\.xox[a-z])?-[\w.%-]+", _GONE),
        (r"xapp-[\w.%-]+", _GONE),
        (r"\bBearer(?:\s|%20)+[^\s\"',]+", f"Bearer {_GONE}"),
        (r"(signing_?secret(?:\\?[\"'])?\s*[:=]\s*(?:\\?[\"'])?)[^\s&\"',}]+", rf"\1{_GONE}"),
        (r"\bv0=[0-9a-f]{64}", f"v0={_GONE}"),
        (r"\b[0-9a-f]{32}\b", _GONE),  # a signing secret as Slack issues it
        (r"(\b[a-z][a-z0-9+]{1,30}://[^\s/:@]{0,128}:)[^\s/@]{1,256}@", rf"\1{_GONE}@"),
        (r"[\w.+'-]{1,64}(?:@|%40)(?:[\w-]{1,63}\.)+[\w-]{2,63}", "[email]"),
        # A database's complaint quotes the row, with everything a person typed into it.
        (r"\[parameters: .*\]", f"[parameters: {_GONE}]"),
        (r"^(\s*DETAIL:).*$", rf"\1 {_GONE}"),
    )
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNAMBIGUOUS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def redact(text: str, known: Iterable[str] = ()) -> str:
    """Return `text` without tokens, secrets, private URLs and emails; `known` are secrets to remove literally."""
    for secret in known:
        text = text.replace(secret, _GONE)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def reference() -> str:
    """Make a short random name for an unexpected error, easy to read out: told to the person, kept in the log."""
    return "B-" + "".join(secrets.choice(_UNAMBIGUOUS) for _ in range(5))


def places(problem: BaseException) -> str:
    """Return the traceback with types and places but no messages, which may quote what people wrote."""
    chain: BaseException | None = problem
    lines: list[str] = []
    seen: set[int] = set()
    while chain is not None and id(chain) not in seen:
        seen.add(id(chain))
        inner = [f"{places(each)}\n" for each in getattr(chain, "exceptions", ())]
        lines = [f"{type(chain).__name__}:\n", *traceback.format_tb(chain.__traceback__), *inner, *lines]
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    return "".join(lines).rstrip()


def configure_logs(level: str | int = "INFO", known: Iterable[str] = ()) -> None:
    """Send every logger to stderr, redacted; `known` are secrets to remove literally (the signing secret)."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _Handler)]:
        root.removeHandler(handler)
    root.addHandler(_Handler(known))
    root.setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))


def log_what_nobody_caught() -> None:
    """Make Python's last resorts, which would print whole messages to stderr, write to the log instead."""

    def told(where: str, problem: BaseException | None) -> None:
        logging.getLogger("baton").error("%s: %s", where, places(problem) if problem else "no exception")

    sys.excepthook = lambda _type, problem, _tb: told("Nobody caught this", problem)
    sys.unraisablehook = lambda about: told("This could not be raised", about.exc_value)
    threading.excepthook = lambda about: told("A thread ended with this", about.exc_value)
    logging.captureWarnings(True)


def asyncio_trouble(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Handle a loop's exceptions. The default handler prints tasks, whose repr holds the exception's message."""
    problem = context.get("exception")
    what = str(context.get("message") or "Something went wrong in the event loop")
    logging.getLogger("baton").error("%s: %s", what, places(problem) if problem else "no exception")


class RedactingFormatter(logging.Formatter):
    """A formatter with one line per record, UTC; a traceback is indented, so that no message can forge a line."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s.%(msecs)03dZ %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime
        # A short "secret" would blot out ordinary words.
        self._known = tuple(secret for secret in known if len(secret) >= 8)

    def formatException(  # noqa: N802 - logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Format types and places only."""
        return f"Traceback, without messages: {places(ei[1])}" if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        text = redact(super().format(record), self._known)
        text = text.replace("\r\n", "\n").replace("\n", "\n    ")
        return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class _Handler(logging.StreamHandler):  # type: ignore[type-arg]
    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(sys.stderr)
        self.setFormatter(RedactingFormatter(known))

    def filter(self, record: logging.LogRecord) -> bool:
        # Bolt gives each of its loggers the root's level outright, so capping their parent is not enough.
        if record.levelno < logging.WARNING and record.name.startswith(TALKATIVE):
            return False
        return bool(super().filter(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        # The inherited method prints the record's arguments as they are.
        kind = getattr(sys.exc_info()[0], "__name__", "error")
        try:
            self.stream.write(f"A log record could not be written ({kind} at {record.pathname}:{record.lineno}).\n")
        except (OSError, ValueError):
            return
