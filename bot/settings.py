"""The settings in the environment: one frozen Settings, or one error that names everything wrong with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from storage.sql import parse_url

WHERE = {
    "SLACK_BOT_TOKEN": "Slack: api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token.",
    "SLACK_APP_TOKEN": "Slack: api.slack.com/apps → your app → Basic Information → App-Level Tokens, "
    "with connections:write.",
    "SLACK_SIGNING_SECRET": "Slack: api.slack.com/apps → your app → Basic Information → App Credentials → "
    "Signing Secret.",
    "SALES_CHANNEL": "Slack: open the channel → its name at the top → About → Channel ID.",
    "MARKETING_CHANNEL": "Slack: open the channel → its name at the top → About → Channel ID.",
    "MANAGERS": "Slack: open a person's profile → ⋮ → Copy member ID.",
    "MARKETERS": "Slack: open a person's profile → ⋮ → Copy member ID.",
    "SALES_REPS": "Slack: open a person's profile → ⋮ → Copy member ID.",
    "SLACK_API_URL": "Leave it out to use https://slack.com/api/.",
    "HOST": "Leave it out to listen on 127.0.0.1.",
    "PORT": "Leave it out to listen on 3000 (in Socket Mode: nowhere); 0 takes any free port.",
    "SIMULATOR_PUBLIC": "Use 1 for yes; leave it out for no.",
    "ERASE_AFTER_DAYS": "Leave it out for 7; 0 erases at once.",
    "LOG_LEVEL": "One of DEBUG, INFO, WARNING, ERROR; leave it out for INFO.",
}
DEFAULT_PORT = 3000
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,}", re.ASCII)
_PERSON = re.compile(r"[UW][A-Z0-9]{2,}", re.ASCII)


class SettingsError(Exception):
    """An environment that cannot be used; the text has one line for each thing to put right."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class Mode(Enum):
    """The way Slack reaches Baton."""

    SOCKET = "Socket Mode"
    HTTP = "HTTP"
    SIMULATOR = "simulator"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything Baton is told from outside. Secrets, and the database's password, stay out of its repr.

    `port` is None if nobody named one: Socket Mode needs none.
    """

    mode: Mode
    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    database_url: str = field(repr=False)
    api_url: str
    sales_channel: str | None
    marketing_channel: str | None
    managers: tuple[str, ...]
    marketers: tuple[str, ...]
    sales_reps: tuple[str, ...]
    host: str
    port: int | None
    erase_after_days: int
    log_level: str
    simulator_public: bool

    @property
    def listening_port(self) -> int:
        """The port HTTP mode and the simulator listen on."""
        return DEFAULT_PORT if self.port is None else self.port


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings from `environ` (blank is absent); raises SettingsError naming every missing or wrong value."""
    source = _Source(environ)
    settings = Settings(
        mode=source.mode(),
        bot_token=source.token("SLACK_BOT_TOKEN", "xoxb-"),
        app_token=source.token("SLACK_APP_TOKEN", "xapp-"),
        signing_secret=source.text("SLACK_SIGNING_SECRET"),
        database_url=source.database("DATABASE_URL"),
        api_url=source.web_address("SLACK_API_URL", "https://slack.com/api/"),
        sales_channel=source.channel("SALES_CHANNEL"),
        marketing_channel=source.channel("MARKETING_CHANNEL"),
        managers=source.people("MANAGERS"),
        marketers=source.people("MARKETERS"),
        sales_reps=source.people("SALES_REPS"),
        host=source.host("HOST"),
        port=source.number("PORT", 65535),
        erase_after_days=source.number("ERASE_AFTER_DAYS", 3650, 7) or 0,
        log_level=source.level("LOG_LEVEL"),
        simulator_public=source.flag("SIMULATOR_PUBLIC"),
    )
    if source.problems:
        raise SettingsError(source.problems)
    return settings


class _Source:
    """A reader of one variable at a time, which remembers what was wrong with it and never repeats a secret."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self._environ.get(name, "").strip() or default

    def _wrong(self, name: str, what: str) -> None:
        self.problems.append(f"{name} {what} {WHERE.get(name, '')}".rstrip())

    def mode(self) -> Mode:
        """Return the mode the credentials are for; of half a set, report what is missing from it."""
        bot, app, secret = (
            bool(self.text(name)) for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
        )
        if bot and app:
            return Mode.SOCKET
        if bot and secret:
            return Mode.HTTP
        if bot:
            self._wrong("SLACK_APP_TOKEN", "is missing (add it for Socket Mode).")
            self._wrong("SLACK_SIGNING_SECRET", "is missing (or add this one instead, for HTTP).")
        elif app or secret:
            self._wrong("SLACK_BOT_TOKEN", "is missing.")
        return Mode.SIMULATOR

    def token(self, name: str, prefix: str) -> str:
        value = self.text(name)
        if value and not re.fullmatch(re.escape(prefix) + r"[!-~]+", value):
            self._wrong(name, f"does not look right: it starts with {prefix} and has no spaces.")
        return value

    def database(self, name: str) -> str:
        value = self.text(name, "sqlite:///baton.db")
        try:
            parse_url(value)
        except ValueError as problem:
            self.problems.append(str(problem))
        return value

    def web_address(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            parts = urlsplit(value)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            usable = False
        if not usable or re.search(r"[\s?#]", value):
            self._wrong(name, "is not a web address that starts with https:// or http://.")
        return value.rstrip("/") + "/"

    def channel(self, name: str) -> str | None:
        value = self.text(name)
        if value and not _CHANNEL.fullmatch(value):
            self._wrong(name, f"is {value!r}, which is not a channel id such as C0123ABCD.")
        return value or None

    def people(self, name: str) -> tuple[str, ...]:
        """Return the ids in the order given, each once."""
        people = dict.fromkeys(part.strip() for part in self.text(name).split(",") if part.strip())
        for person in people:
            if not _PERSON.fullmatch(person):
                self._wrong(name, f"names {person!r}, which is not a member id such as U0123ABCD.")
        return tuple(people)

    def host(self, name: str) -> str:
        value = self.text(name, "127.0.0.1")
        if re.search(r"[\s/]", value):
            self._wrong(name, f"is {value!r}, which is not a host name or an address.")
        return value

    def number(self, name: str, most: int, default: int | None = None) -> int | None:
        value = self.text(name)
        if not value:
            return default
        if re.fullmatch(r"[0-9]{1,5}", value) and int(value) <= most:
            return int(value)
        self._wrong(name, f"is {value!r}, which is not a number from 0 to {most}.")
        return default

    def level(self, name: str) -> str:
        value = self.text(name, "INFO").upper()
        if value not in _LEVELS:
            self._wrong(name, f"is {value!r}, which is not a level.")
        return value

    def flag(self, name: str) -> bool:
        value = self.text(name, "0")
        if value not in ("0", "1"):
            self._wrong(name, f"is {value!r}, which is neither 1 nor 0.")
        return value == "1"
