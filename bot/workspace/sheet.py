"""The workspace's settings as a manager sees and changes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.lead.people import Role
from bot.lead.workplace.places import NOWHERE, place_name
from bot.slack.text import channel, esc, person

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = range(6, 20)
EXPERIENCED = "experienced"

SETTING_LABELS: Mapping[str, str] = {
    "sales_channel": "Sales channel",
    "marketing_channel": "Marketing channel",
    Role.MARKETER: "Marketers",
    Role.REP: "Sales reps",
    Role.MARKETING_MANAGER: "Managers of marketing",
    Role.SALES_MANAGER: "Managers of sales",
    EXPERIENCED: "Experienced in sales",
    "tz": "Time zone",
    "week": "Working hours",
    "country": "Country",
    "own_days": "Days off of your own",
    "digest_weekday": "Weekly digest: day",
    "digest_hour": "Weekly digest: time",
    "cap_person": "Touches of one prospect in 30 days",
    "cap_company": "Touches of one company in 30 days",
    "ration": "Follow-ups a day for one marketer",
    "early_days": "Working days before a date they named",
    "late_hours": "Alarm if one is late, in hours",
    "import_ration": "Imported leads for sales a day",
    "keep_months": "Contact details of closed leads",
}
"""The fields of the form, in its order, with their labels."""

SECTIONS: Mapping[str, str] = {
    "sales_channel": "Channels and people",
    "tz": "When you work",
    "digest_weekday": "Weekly digest",
    "cap_person": "Nurturing",
    "import_ration": "Imports",
    "keep_months": "What is kept",
}
"""The headings of groups of fields, by the first field of each."""

NUMBERS: Mapping[str, range] = {
    "cap_person": range(1, 31),
    "cap_company": range(1, 201),
    "ration": range(1, 201),
    "early_days": range(61),
    "late_hours": range(1, 241),
    "import_ration": range(1, 201),
}
"""The fields that are typed as whole numbers, each with those there can be."""

PEOPLE = (*Role, EXPERIENCED)
"""The fields that are lists of people."""


@dataclass(frozen=True, slots=True)
class SettingsSheet:
    """The workspace's settings as a manager sees them. `tz` is empty until somebody has said it; `country` may name a
    region, "DE-BY"; `coming` are the next days off, with the names of public holidays."""

    sales_channel: str = ""
    marketing_channel: str = ""
    tz: str = "UTC"
    digest_weekday: int = 0
    digest_hour: int = 9
    members: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    experienced: Sequence[str] = ()
    week: str = "Mon-Fri 9:00-17:00"
    country: str = ""
    own_days: str = ""
    coming: Sequence[tuple[date, str]] = ()
    keep_months: int = 24
    cap_person: int = 3
    cap_company: int = 8
    ration: int = 25
    early_days: int = 10
    late_hours: int = 24
    import_ration: int = 10

    @property
    def fields(self) -> dict[str, str | Sequence[str]]:
        """The values in the form's fields."""
        return {
            "sales_channel": self.sales_channel,
            "marketing_channel": self.marketing_channel,
            "tz": self.tz,
            "week": self.week,
            "country": self.country or NOWHERE,
            "own_days": self.own_days,
            "digest_weekday": str(self.digest_weekday),
            "digest_hour": str(self.digest_hour),
            **{name: str(getattr(self, name)) for name in ("keep_months", *NUMBERS)},
            **{role: self.members.get(role, ()) for role in Role},
            EXPERIENCED: self.experienced,
        }


def in_words(name: str, value: str | Sequence[str]) -> str:
    """Put a setting into words, in Slack's mrkdwn; "" for nothing."""
    if not isinstance(value, str):
        return ", ".join(person(user) for user in value)
    if name == "digest_weekday":
        return WEEKDAYS[int(value)]
    if name == "keep_months":
        return f"kept for {value} months" if int(value) else "kept for ever"
    if name == "digest_hour":
        return f"{int(value):02}:00"
    if name == "country":
        return esc(place_name(value))
    if name in ("tz", "week", "own_days", *NUMBERS):
        return esc(value, 300)
    return channel(value) if value else ""
