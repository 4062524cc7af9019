"""Whatever is logged, and however, nothing secret or personal comes out."""

import io
import logging
import re
import time
from collections.abc import Iterator

import pytest

from bot.logs import RedactingFormatter, configure_logs, redact, reference


def others() -> list[logging.Handler]:
    """The root's handlers that are not Baton's: pytest's own."""
    return [handler for handler in logging.getLogger().handlers if type(handler).__module__ != "bot.logs"]


@pytest.fixture
def stderr(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written to stderr by logs at DEBUG; the loggers are put back afterwards."""
    root = logging.getLogger()
    level = root.level
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    configure_logs("DEBUG", ["literal-canary-secret"])
    yield written
    root.handlers[:] = others()
    root.setLevel(level)


CANARIES = [
    "token xoxb-12-34-canary",
    "token=xoxe.xoxp-1-canary",
    "xapp-1-A0-12-canary in a line",
    "Authorization: Bearer canary.abc/def+g==",
    "mail from jane.canary@acme.example today",
    "text=jane.canary%40acme.example&x=1",
    "<mailto:jane@canary.acme.example|jane>",
    "o'canary+leads@acme.co.uk",
    "jörg.canary@bücher.example",
    "POST https://hooks.slack.com/commands/T1/2/canary",
    r'{"response_url": "https:\/\/hooks.slack.com\/actions\/T1\/2\/canary"}',
    "{'response_url': 'http://127.0.0.1:4000/r/canary', 'a': 1}",
    "response_url=http%3A%2F%2Fcanary&user=U1",
    "at http://localhost:4000/response/T1/canary failed",
    "wss://wss-primary.slack.com/link/?ticket=canary&app_id=x",
    "ticket: canary",
    "signing_secret='canary'",
    "the signing secret 8f742231b10e8888abcd99yyyzzz85a5 literal-canary-secret",
    "X-Slack-Signature: v0=" + "ca" * 32,
    "postgresql+psycopg://baton:canary@host/name",
    "INSERT ... [parameters: {'name': 'Jane Canary', 'note': ']'}]",
    "IntegrityError\nDETAIL:  Failing row contains (1, Jane Canary).",
]


@pytest.mark.parametrize("text", CANARIES)
def test_what_must_not_be_read_is_removed(text: str) -> None:
    told = redact(text, ["literal-canary-secret"])
    assert "canary" not in told.lower()
    assert "caca" not in told


@pytest.mark.parametrize("text", CANARIES)
def test_a_traceback_and_arguments_are_redacted_too(stderr: io.StringIO, text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("bot.trial").exception("It failed: %s", text, stack_info=True)
    told = stderr.getvalue()
    assert "Traceback" in told
    assert "canary" not in "".join(line for line in told.splitlines() if "raise " not in line).lower()


@pytest.mark.parametrize("text", ["lead L-12 was offered to <@U123> by C0SALES", "B-7QX2K", "12:30 @ noon"])
def test_ordinary_words_are_left(text: str) -> None:
    assert redact(text) == text


def test_a_line_has_the_time_in_utc_the_level_and_the_logger() -> None:
    record = logging.LogRecord("bot.trial", logging.INFO, "f.py", 1, "hello %s", ("you",), None)
    record.created, record.msecs = 0.0, 7.0
    assert RedactingFormatter().format(record) == "1970-01-01T00:00:00.007Z INFO    bot.trial: hello you"


def test_no_message_can_forge_a_line() -> None:
    record = logging.LogRecord("bot", logging.INFO, "f.py", 1, "a\n2026-01-01 ERROR\r\x1b[2J\u2028b", (), None)
    lines = RedactingFormatter().format(record).split("\n")
    assert lines[1].startswith("    2026")
    assert "\x1b" not in lines[1]
    assert len("".join(lines).splitlines()) == 1


@pytest.mark.parametrize("name", ["slack_bolt.AsyncApp", "slack_sdk.web", "aiohttp.access", "sqlalchemy.engine"])
def test_talkative_libraries_are_silent_below_warning(stderr: io.StringIO, name: str) -> None:
    logger = logging.getLogger(name)
    logger.setLevel(logging.DEBUG)  # as Bolt does to each of its own
    logger.debug("body")
    logger.info("body")
    logger.warning("careful")
    logger.setLevel(logging.NOTSET)
    assert stderr.getvalue().count("\n") == 1
    assert "careful" in stderr.getvalue()


@pytest.mark.usefixtures("stderr")
def test_configuring_twice_prints_once(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    logging.getLogger("bot.trial").info("once")
    logging.getLogger("bot.trial").debug("never")
    assert capsys.readouterr().err.count("\n") == 1


def test_a_record_that_cannot_be_formatted_does_not_print_its_arguments(stderr: io.StringIO) -> None:
    trial = logging.getLogger("bot.trial")
    trial.propagate = False  # pytest's handlers would raise
    trial.handlers[:] = [handler for handler in logging.getLogger().handlers if handler not in others()]
    trial.info("%d of them", "jane.canary")
    trial.propagate, trial.handlers[:] = True, []
    assert "could not be written (TypeError" in stderr.getvalue()
    assert "canary" not in stderr.getvalue()


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "xoxb-", "https://", "response_url=", "1.-", "wss://a"])
def test_a_long_hostile_text_is_redacted_quickly(piece: str) -> None:
    began = time.process_time()
    redact(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 2


def test_a_reference_is_short_and_unambiguous() -> None:
    assert all(re.fullmatch(r"B-[2-9A-HJKMNP-Z]{5}", reference()) for _ in range(50))
    assert len({reference() for _ in range(50)}) > 45
