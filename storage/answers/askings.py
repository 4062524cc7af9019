"""Conversations in a DM thread that ask for missing answers one at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Update, and_, select, update

from bot.lead.people import Person
from storage import tables
from storage.sql import Transaction, change_where, given

_asking = tables.asking.c


@dataclass(frozen=True, slots=True)
class Asking:
    """`question` is the key being asked now, `plan` all that this conversation is about, in order; `noted` is what
    the person said instead of an answer to the one before; `tries` counts answers to this one that could not be
    understood."""

    id: int
    team_id: str
    user_id: str
    lead_id: int
    channel: str
    thread_ts: str
    question: str
    skipped: Collection[str]
    plan: Sequence[str]
    noted: str
    tries: int
    open: bool


_COLUMNS = [_asking[name] for name in Asking.__dataclass_fields__]
_ABOUT = and_(_asking.team_id == given("team"), _asking.lead_id == given("lead"), _asking.open.is_(True))


def start(tx: Transaction, by: Person, lead_id: int, channel: str, thread_ts: str, plan: Sequence[str]) -> int:
    """Begin asking what is planned; a conversation with the same person about the same lead ends."""
    ours = (_asking.team_id == by.team_id, _asking.user_id == by.user_id, _asking.lead_id == lead_id)
    tx.connection.execute(update(tables.asking).where(*ours).values(open=False))
    added = tables.asking.insert().values(
        team_id=by.team_id,
        user_id=by.user_id,
        lead_id=lead_id,
        channel=channel,
        thread_ts=thread_ts,
        question=plan[0],
        plan=list(plan),
        noted="",
        skipped=[],
        tries=0,
        open=True,
        asked_at=tx.now,
    )
    asking_id: int = tx.connection.execute(added.returning(_asking.id)).scalar_one()
    return asking_id


def open_one(tx: Transaction, by: Person, thread_ts: str = "", asking_id: int = 0) -> Asking | None:
    """The person's open conversation: that one, that thread's, or else the one last asked."""
    ours = select(*_COLUMNS).where(_asking.team_id == by.team_id, _asking.user_id == by.user_id, _asking.open.is_(True))
    if asking_id:
        ours = ours.where(_asking.id == asking_id)
    if thread_ts:
        ours = ours.where(_asking.thread_ts == thread_ts)
    row = tx.connection.execute(ours.order_by(_asking.asked_at.desc()).limit(1)).mappings().first()
    return Asking(**row) if row else None


def was_asked(tx: Transaction, by: Person, thread_ts: str) -> bool:
    """Whether the person was asked in that thread, or is still."""
    ours = select(_asking.id).where(_asking.team_id == by.team_id, _asking.user_id == by.user_id)
    return tx.connection.execute(ours.where(_asking.thread_ts == thread_ts).limit(1)).first() is not None


def get(tx: Transaction, team_id: str, asking_id: int) -> Asking | None:
    ours = select(*_COLUMNS).where(_asking.team_id == team_id, _asking.id == asking_id)
    row = tx.connection.execute(ours).mappings().first()
    return Asking(**row) if row else None


def open_questions(tx: Transaction, team_id: str, lead_id: int) -> list[str]:
    """The keys of the questions that are being asked about the lead now."""
    ours = select(_asking.question).where(
        _asking.team_id == team_id, _asking.lead_id == lead_id, _asking.open.is_(True)
    )
    return list(tx.connection.execute(ours).scalars())


def turn_to(tx: Transaction, asking: Asking, question: str, skipped: Collection[str], noted: str = "") -> None:
    """Ask another question next."""
    change = {"question": question, "skipped": list(skipped), "noted": noted, "tries": 0, "asked_at": tx.now}
    tx.connection.execute(_this(asking).values(**change))


def count_try(tx: Transaction, asking: Asking) -> None:
    tx.connection.execute(_this(asking).values(tries=_asking.tries + 1))


def _this(asking: Asking) -> Update:
    return update(tables.asking).where(_asking.team_id == asking.team_id, _asking.id == asking.id)


def end(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Stop asking about a lead."""
    change_where(tx, tables.asking, _ABOUT, {"open": False}, team=team_id, lead=lead_id)
