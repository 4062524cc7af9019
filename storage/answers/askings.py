"""Conversations in a DM thread that ask for missing answers one at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import and_, select, text, update

from bot.lead.people import Person
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_asking = tables.asking.c


@dataclass(frozen=True, slots=True)
class Asking:
    """A conversation that asks. `question` is the key being asked now, `plan` all the keys it is about, in order;
    `noted` is what the person said instead of an answer to the one before; `tries` counts answers to this one that
    could not be understood."""

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


_NEW = {"noted": "", "skipped": [], "tries": 0, "open": True}
_SELECT = select(*(_asking[name] for name in Asking.__dataclass_fields__))
_ABOUT = and_(_asking.team_id == given("team"), _asking.lead_id == given("lead"))
_THIS = and_(_asking.team_id == given("team"), _asking.id == given("asking"))
_GET = Prepared(_SELECT.where(_THIS))
_WAS_ASKED = Prepared(
    select(_asking.id)
    .where(_asking.team_id == given("team"), _asking.user_id == given("user"), _asking.thread_ts == given("thread"))
    .limit(1)
)
_OPEN_QUESTIONS = Prepared(select(_asking.question).where(_ABOUT, _asking.open.is_(True)))
_FORGET_WORDS = Prepared(
    update(tables.asking).where(text(tables.NOTED), _asking.asked_at < given("moment")).values(noted="")
)
_TURN = Prepared(update(tables.asking).where(_THIS), "question", "skipped", "noted", "tries", "asked_at")
_COUNT_TRY = Prepared(update(tables.asking).where(_THIS).values(tries=_asking.tries + 1))
_END = update(tables.asking).where(_ABOUT).values(open=False)
_END_ALL = Prepared(_END.where(_asking.open.is_(True)))
_END_WITH_USER = Prepared(_END.where(_asking.user_id == given("user")))


def forget_words(tx: Transaction, moment: datetime) -> None:
    """Forget what was said instead of an answer before `moment` (UTC), in all workspaces."""
    _FORGET_WORDS.run(tx, moment=moment)


def start(tx: Transaction, by: Person, lead_id: int, channel: str, thread_ts: str, plan: Sequence[str]) -> int:
    """Begin asking what is planned; any conversation with the same person about the same lead ends."""
    _END_WITH_USER.run(tx, team=by.team_id, lead=lead_id, user=by.user_id)
    row = {"team_id": by.team_id, "user_id": by.user_id, "lead_id": lead_id, "channel": channel}
    row |= {"thread_ts": thread_ts, "question": plan[0], "plan": list(plan), "asked_at": tx.now, **_NEW}
    asking_id: int = insert(tables.asking, *row, returning="id").value(tx, **row)
    return asking_id


def open_one(tx: Transaction, by: Person, thread_ts: str = "", asking_id: int = 0) -> Asking | None:
    """Return the person's open conversation: the one with that id, that thread's, or else the last one."""
    which = {name: value for name, value in (("asking", asking_id), ("thread", thread_ts)) if value}
    row = _open_one(*which).first(tx, team=by.team_id, user=by.user_id, **which)
    return Asking(**row) if row else None


def was_asked(tx: Transaction, by: Person, thread_ts: str) -> bool:
    """Tell whether the person was, or still is, asked in that thread."""
    return _WAS_ASKED.first(tx, team=by.team_id, user=by.user_id, thread=thread_ts) is not None


@cache
def _open_one(*which: str) -> Prepared:
    conditions = {"asking": _asking.id == given("asking"), "thread": _asking.thread_ts == given("thread")}
    theirs = _SELECT.where(_asking.team_id == given("team"), _asking.user_id == given("user"), _asking.open.is_(True))
    one = theirs.where(*(conditions[name] for name in which)).order_by(_asking.asked_at.desc()).limit(1)
    return Prepared(one)


def get(tx: Transaction, team_id: str, asking_id: int) -> Asking | None:
    row = _GET.first(tx, team=team_id, asking=asking_id)
    return Asking(**row) if row else None


def open_questions(tx: Transaction, team_id: str, lead_id: int) -> list[str]:
    """Return the keys of the questions that are being asked about the lead now."""
    return _OPEN_QUESTIONS.values(tx, team=team_id, lead=lead_id)


def turn_to(tx: Transaction, asking: Asking, question: str, skipped: Collection[str], noted: str = "") -> None:
    """Ask another question next."""
    change = {"question": question, "skipped": list(skipped), "noted": noted, "tries": 0, "asked_at": tx.now}
    _TURN.run(tx, team=asking.team_id, asking=asking.id, **change)


def count_try(tx: Transaction, asking: Asking) -> None:
    _COUNT_TRY.run(tx, team=asking.team_id, asking=asking.id)


def end(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Stop asking about a lead."""
    _END_ALL.run(tx, team=team_id, lead=lead_id)
