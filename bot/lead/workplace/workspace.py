"""A workspace's settings, and the working hours that follow from them."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.days_off import DaysOff, own_days
from bot.lead.workplace.places import NOWHERE, country_of
from bot.lead.workplace.typed_hours import read_week


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace's settings. Channels are Slack ids, "" while nobody has chosen one; `tz_assumed`: neither Slack
    nor a manager has said the zone; `erase_secret` is "" until somebody is erased. Contact details of leads
    closed for `keep_months` go (0: never); managers said so, or Baton began to, at `keep_since` (UTC). The last is how
    many leads of imports are offered a working day, the four before are what nurturing keeps to:
    see bot/cadence/window.py."""

    team_id: str
    tz: str
    sales_channel: str
    marketing_channel: str
    digest_weekday: int
    digest_hour: int
    created_at: datetime
    digest_since: datetime
    keep_since: datetime
    country: str = ""
    region: str = ""
    week: str = "Mon-Fri 9:00-17:00"
    promises: str = ""
    own_days: str = ""
    tz_assumed: bool = False
    erase_secret: str = ""
    keep_months: int = 24
    cap_person: int = 3
    cap_company: int = 8
    ration: int = 25
    early_days: int = 10
    late_hours: int = 24
    import_ration: int = 10

    @property
    def home_country(self) -> str:
        """Return the ISO code of the team's country, "DE": as managers said, else by the zone; "" for none."""
        return "" if self.country == NOWHERE else self.country or country_of(self.tz)

    @property
    def days_off(self) -> DaysOff:
        return DaysOff(self.home_country, self.region, own_days(self.own_days))

    @property
    def hours(self) -> WorkingHours:
        """Return the hours when the team works, and when its channels are sent what they get."""
        return self.hours_in(self.tz)

    def hours_in(self, tz: str, week: str = "") -> WorkingHours:
        """Return the same hours on the clocks of another zone, for what only one person gets there; or their own."""
        return WorkingHours(ZoneInfo(tz), read_week(week or self.week), self.days_off)

    @property
    def digest_time(self) -> time:
        return time(self.digest_hour)
