"""The tables of what is under way: work the clock will find, its pauses, and questions asked one at a time."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value

OPEN_FOLLOW_UP = "kind = 'follow_up' AND state IN ('pending', 'told')"
UNTOLD_FOLLOW_UP = "kind = 'follow_up' AND state = 'pending' AND day > ''"
"""The conditions as written in the indexes: only a query that says one in these words, not by values, can use them."""


PROMISED = "due.state = 'pending' AND due.kind IN ('answer', 'first_contact')"
"""The condition as written in the index, in a statement that joins leads: what is promised about one, and runs."""


FIRST_REMINDER = "kind = 'reminder' AND step = 1"
"""The condition as written in the index: one of them for every follow-up that was told, since `anchor_at`."""


class DueRow(SQLModel, table=True):
    """Work the clock will find: `kind` is prompt (a draft's marketer) or follow_up (a nurtured lead).

    `state` is pending, told (a follow-up that waits for its marketer), done or cancelled. `marketer` is in
    charge of the lead, here as well so that a person's follow-ups are found among a million. `day` is a follow-up's, as
    an ISO date; `due_at` is when it begins where that person lives.
    """

    __tablename__ = "due"
    __table_args__ = (
        Index("ix_due_when", "due_at", **index_of("state = 'pending'")),
        Index("ix_due_lead", "lead_id", "team_id", "kind", "state"),
        Index("ix_due_open", "team_id", "due_at", **index_of(OPEN_FOLLOW_UP)),
        Index("ix_due_promised", "team_id", "anchor_at", "id", **index_of(PROMISED.replace("due.", ""))),
        Index("ix_due_told", "team_id", "marketer", "anchor_at", **index_of(FIRST_REMINDER)),
        Index("ix_due_marketer", "team_id", "marketer", "due_at", **index_of(OPEN_FOLLOW_UP)),
        Index("ix_due_untold", "team_id", "day", "due_at", **index_of(UNTOLD_FOLLOW_UP)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    kind: str
    lead_id: int = Field(foreign_key="lead.id")
    marketer: str = ""
    step: int = 0
    due_at: datetime = a_moment()
    anchor_at: datetime = a_moment()
    state: str = "pending"
    day: str = ""


NOTED = "noted <> ''"
"""The condition as written in the index: what somebody said instead of an answer."""


class Asking(SQLModel, table=True):
    """A conversation in a DM thread that asks for a lead's missing answers one at a time."""

    __table_args__ = (
        Index("ix_asking_thread", "team_id", "channel", "thread_ts"),
        Index("ix_asking_lead", "lead_id"),
        Index("ix_asking_noted", "asked_at", **index_of(NOTED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    lead_id: int = Field(foreign_key="lead.id")
    channel: str
    thread_ts: str
    question: str
    skipped: list[str] = json_value()
    plan: list[str] = json_value()
    noted: str = ""
    tries: int = 0
    open: bool = True
    asked_at: datetime = a_moment()


class TypedAnswer(SQLModel, table=True):
    """The message of a person's in which they answered a question of an asking: an edit of it corrects the answer."""

    __tablename__ = "typed_answer"
    __table_args__ = (Index("ix_typed_answer_lead", "lead_id"),)
    team_id: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    user_id: str
    lead_id: int = Field(foreign_key="lead.id")
    asking_id: int
    question: str
    at: datetime = a_moment()


PAUSED = "NOT over"
"""The condition as written in the index: pauses whose end has not been seen to."""


class PauseRow(SQLModel, table=True):
    """A time in which the clock of a lead's promise stands still, and why. `ends_at` is when it is to end, or did."""

    __tablename__ = "pause"
    __table_args__ = (
        Index("ix_pause_lead", "lead_id", "team_id"),
        Index("ix_pause_on", "team_id", "ends_at", **index_of(PAUSED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    by: str
    reason: str
    began_at: datetime = a_moment()
    ends_at: datetime = a_moment()
    over: bool = False


class HalfFilled(SQLModel, table=True):
    """The words somebody typed into a lead's form but did not save."""

    __tablename__ = "half_filled"
    __table_args__ = (Index("ix_half_filled_lead", "lead_id"), Index("ix_half_filled_at", "at"))
    user_id: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    team_id: str
    typed: dict[str, str] = json_value()
    at: datetime = a_moment()
