"""The mapping of a file: the field or question that each of its columns becomes."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from enum import StrEnum

QUESTION = "question:"
"""Before a question's key, in the target of a column with its answers."""


class Target(StrEnum):
    """The target of a column that is no answer to a question. The first are the details of a lead by name."""

    NAME = "name"
    COMPANY = "company"
    EMAIL = "email"
    TITLE = "title"
    PHONE = "phone"
    SOURCE = "source"
    ARRIVAL = "arrival"
    """The way they came in, by the key or the label of one of `bot.lead.details.ARRIVALS`."""
    NOTES = "notes"
    """Several columns may: each is kept as "Header: value"."""
    SEGMENT = "segment"
    GEOGRAPHY = "geography"
    COMPANY_SIZE = "company_size"
    TZ = "tz"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    CONTACT = "contact"
    """Email and phone in one cell."""
    CREATED = "created"
    """The moment or day they came in."""
    KEY = "key"
    """An id that tells the row apart where it comes from, such as Meta's."""
    TEST = "test"
    """Yes for a test lead."""
    ATTENDED = "attended"
    """Attendance, by words such as yes, no and No Show."""
    AWAY = "away"
    """A yes, or the day of it: they cancelled, or did not show up."""
    MINUTES = "minutes"
    """The minutes they stayed; a person's rows are added up."""
    UNSUBSCRIBED = "unsubscribed"
    """A mark, a day or a reason: they do not want mail."""
    STAFF = "staff"
    """A mark of ours, as a host or panelist."""
    LEFT_OUT = ""
    """Nothing: said in the preview, with the column's name."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The target of each column, by its place from 0, as a Target's value or QUESTION and a key; `layout` is the known
    export's name, as "meta", or "" for one that is only guessed by its words. `unsure` are places whose guess somebody
    should look at. `day_first` says in which order its dates are written, None while both fit."""

    layout: str
    targets: Lookup[int, str]
    unsure: tuple[int, ...] = ()
    day_first: bool | None = None
