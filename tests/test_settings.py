"""The environment is read whole, and everything wrong with it is told at once."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import Mode, Settings, SettingsError, read_settings

ROOT = Path(__file__).parent.parent
BOT, APP, SECRET = "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"
CREDENTIALS = {BOT: "xoxb-1-canary", APP: "xapp-1-canary", SECRET: "c0ffee-canary"}


def given(*names: str, **more: str) -> dict[str, str]:
    return {name: CREDENTIALS[name] for name in names} | more


def problems(environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(environ)
    assert "\n".join(caught.value.problems) == str(caught.value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("names", "mode"),
    [
        ((), Mode.SIMULATOR),
        ((BOT, APP), Mode.SOCKET),
        ((BOT, APP, SECRET), Mode.SOCKET),
        ((BOT, SECRET), Mode.HTTP),
    ],
)
def test_a_whole_set_of_credentials_picks_the_mode(names: tuple[str, ...], mode: Mode) -> None:
    assert read_settings(given(*names)).mode is mode


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ((BOT,), [APP, SECRET]),
        ((APP,), [BOT]),
        ((SECRET,), [BOT]),
        ((APP, SECRET), [BOT]),
    ],
)
def test_half_a_set_names_what_is_missing_and_where_it_is_found(names: tuple[str, ...], missing: list[str]) -> None:
    found = problems(given(*names))
    assert [problem.split(" is missing")[0] for problem in found] == missing
    assert all("api.slack.com/apps → your app" in problem for problem in found)
    assert "canary" not in str(found)


def test_blank_credentials_are_absent_ones() -> None:
    assert read_settings({BOT: "", APP: "  ", SECRET: "\t"}).mode is Mode.SIMULATOR
    assert problems({BOT: "xoxb-1", APP: " "})


def test_defaults() -> None:
    settings = read_settings({})
    assert (settings.api_url, settings.database_url) == ("https://slack.com/api/", "sqlite:///baton.db")
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", None, "INFO")
    assert settings.listening_port == 3000
    assert read_settings({"PORT": "0"}).listening_port == 0
    assert (settings.sales_channel, settings.marketing_channel, settings.managers) == (None, None, ())


def test_lists_take_any_spacing_and_name_each_person_once() -> None:
    settings = read_settings({"MANAGERS": " U0AAA , W0BBB,,U0AAA\n", "SALES_CHANNEL": " C0SALES "})
    assert settings.managers == ("U0AAA", "W0BBB")
    assert settings.sales_channel == "C0SALES"


@pytest.mark.parametrize("url", ["http://127.0.0.1:4000/api", "http://127.0.0.1:4000/api/", "https://x.example//"])
def test_the_api_address_ends_in_one_slash(url: str) -> None:
    assert re.search(r"[^/]/$", read_settings({"SLACK_API_URL": url}).api_url)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        (BOT, "xoxp-1-canary", "xoxb-"),
        (BOT, "xoxb-1 canary", "no spaces"),
        (APP, "xoxb-1-canary", "xapp-"),
        ("SLACK_API_URL", "slack.com/api", "https://"),
        ("SLACK_API_URL", "ftp://slack.com/api", "https://"),
        ("SLACK_API_URL", "http://[bad/", "https://"),
        ("SLACK_API_URL", "http://a:99999/", "https://"),
        ("DATABASE_URL", "nonsense canary", "DATABASE_URL cannot be read"),
        ("DATABASE_URL", "mysql://root:canary@host/db", "SQLite or PostgreSQL"),
        ("SALES_CHANNEL", "#sales", "'#sales'"),
        ("MARKETING_CHANNEL", "U0AAA", "'U0AAA'"),
        ("MANAGERS", "U0AAA, jane", "'jane'"),
        ("MARKETERS", "C0AAA", "'C0AAA'"),
        ("SALES_REPS", "U0AAA;U0BBB", "'U0AAA;U0BBB'"),
        ("HOST", "http://here", "not a host name"),
        ("PORT", "65536", "0 to 65535"),
        ("PORT", "-1", "0 to 65535"),
        ("PORT", "٣", "0 to 65535"),
        ("ERASE_AFTER_DAYS", "a week", "0 to 3650"),
        ("ERASE_AFTER_DAYS", "3651", "0 to 3650"),
        ("LOG_LEVEL", "chatty", "'CHATTY'"),
        ("SIMULATOR_PUBLIC", "maybe", "'maybe'"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(name: str, value: str, says: str) -> None:
    told = " ".join(problems(given(BOT, APP) | {name: value}))
    assert name in told
    assert says in told
    assert "canary" not in told


def test_everything_wrong_is_told_at_once() -> None:
    found = problems({APP: "wrong", "PORT": "x", "MANAGERS": "a,b", "DATABASE_URL": "?", "LOG_LEVEL": "x"})
    assert len(found) == 7


def test_secrets_stay_out_of_the_repr() -> None:
    settings = read_settings(given(BOT, APP, SECRET, DATABASE_URL="postgresql://baton:canary@host/baton"))
    assert "canary" not in repr(settings)
    assert "canary" not in str(settings)


def test_the_example_file_explains_every_variable_and_starts_the_simulator() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    values = {name: value or "" for name, value in dotenv_values(ROOT / ".env.example").items()}
    assert read_settings(values) == read_settings({})
    named = {field.upper() for field in Settings.__dataclass_fields__} - {"MODE"}
    slack = {"BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_URL"}
    assert set(values) == {f"SLACK_{name}" if name in slack else name for name in named}
    assert len(re.findall(r"(?m)^# .+\n[A-Z_]+=$", example)) == len(values)
