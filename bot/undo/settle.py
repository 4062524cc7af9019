"""Putting what came of an act where its buttons were, in every copy of the message, with Undo for whoever did it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from bot.cadence.work import Work
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.undo.deed import ASKING, FOLLOW_UPS, Deed, Message, Result, before
from storage import history, leads, workspaces
from storage.delivery import outbox
from storage.nurture import courses
from storage.sql import Transaction
from storage.undo import deeds, planned, posted

BATCH = 200


def moved_on(tx: Transaction, lead: Lead) -> None:
    """Draw the messages anew that asked something about the lead where it stood, as `lead` says, until now. One that
    says what came of it keeps that."""
    asking = posted.about(tx, lead, ASKING, lead.stage_at)
    if any(message.kind in FOLLOW_UPS for message in asking):
        asking = [message for message in asking if message.kind not in FOLLOW_UPS]
        asking += posted.about(tx, lead, FOLLOW_UPS, max(lead.stage_at, _answered_last(tx, lead)))
    settled = posted.settled(tx, lead, lead.stage_at) if asking else set()
    redraw(tx, lead.team_id, lead.id, [message for message in asking if message.ts not in settled])


def _answered_last(tx: Transaction, lead: Lead) -> datetime:
    """Return when a follow-up of the lead was dealt with last, before this act (UTC): the messages before it say so."""
    before = (event for event in reversed(history.of_lead(tx, lead)) if event.at < tx.now)
    last = next((event for event in before if event.kind in _ANSWERS), None)
    return last.at if last and last.kind != EventKind.UNDONE else lead.stage_at


_ANSWERS = frozenset({EventKind.FOLLOWED_UP, EventKind.SKIPPED, EventKind.SNOOZED, EventKind.UNDONE})
_ASKED = (Work.PROMPT, Work.FOLLOW_UP, Work.REMINDER)
"""The work that messages with buttons ask for."""


class Before(NamedTuple):
    """A lead as it was before an act, with what was planned for it, since when (UTC), and its run through a track."""

    lead: Lead
    planned: dict[int, str]
    since: datetime
    run: dict[str, Any]


def as_it_is(tx: Transaction, lead: Lead) -> Before:
    """Look at the lead before an act that can be undone."""
    waiting = planned.of_lead(tx, lead.team_id, lead.id)
    since = min((item.since for item in waiting if item.kind in _ASKED), default=lead.stage_at)
    return Before(lead, {item.id: item.state for item in waiting}, since, courses.as_it_is(tx, lead))


def settle(tx: Transaction, lead: Lead, result: Result, kinds: Collection[NoticeKind], since: datetime) -> None:
    """Put it where the buttons were of the messages of these kinds that were left at `since` (UTC) or later."""
    leave_results(tx, lead.team_id, lead.id, posted.about(tx, lead, kinds, since), result)


def let_undo(
    tx: Transaction,
    by: Person,
    was: Before,
    did: EventKind,
    kinds: Collection[NoticeKind],
    following: str = "",
    **more: Any,
) -> None:
    """Settle what was done with the lead, which its history says already, so that `by` can undo it. What was done with
    it before cannot be undone any more. `more` is what else it takes to undo it: see `take_back`."""
    messages = posted.about(tx, was.lead, kinds, was.since)
    let_undo_in(tx, by, was, did, messages, following, **more)


def let_undo_in(
    tx: Transaction,
    by: Person,
    was: Before,
    did: EventKind,
    messages: Sequence[Message],
    following: str = "",
    *,
    quietly: bool = False,
    **more: Any,
) -> int:
    """Do the same, where these messages asked for it; returns the deed's id. `quietly`, whoever did it is told
    otherwise."""
    lead = was.lead
    close_earlier(tx, lead)
    lines = history.counted(tx, lead)
    kept = {**before(lead, was.planned), "run": was.run, **more}
    deed_id = deeds.add(tx, lead, did, by.user_id, lines, kept, following)
    deeds.tell_in(tx, lead.team_id, lead.id, deed_id, messages)
    result = Result(did, by.user_id, tx.now, following, str(more.get("detail") or ""))
    leave_results(tx, lead.team_id, lead.id, messages, result, deed_id)
    if not quietly and not any(message.to == by.user_id for message in messages):
        outbox.leave(tx, lead.team_id, NoticeKind.RESULT, by.user_id, lead.id, deed=deed_id, **result.data)
    return deed_id


def close_earlier(tx: Transaction, lead: Lead) -> None:
    """Take the Undo buttons away of what was done with the lead before, as something further happens to it now."""
    for earlier in deeds.of_lead(tx, lead.team_id, lead.id):
        close(tx, earlier)


def close(tx: Transaction, deed: Deed) -> None:
    """Take the Undo button away: it stays done."""
    if deeds.forget(tx, deed):
        if deed.did is EventKind.ACCEPTED:
            _accepted_for_good(tx, deed)
        mine = [message for message in deed.messages if message.to == deed.done_by]
        leave_results(tx, deed.team_id, deed.lead_id, mine or _on_its_way(tx, deed), deed.result)


def _on_its_way(tx: Transaction, deed: Deed) -> list[Message]:
    """Find the message that tells whoever did it where it has not been noted yet: Slack may have it already, with its
    button."""
    lead = leads.get(tx, deed.team_id, deed.lead_id, answers=False)
    found = posted.about(tx, lead, (NoticeKind.RESULT,), deed.done_at) if lead else []
    told = [message for message in found if message.to == deed.done_by and not message.data.get("drawn")]
    return [message for message in told if message.data.get("deed") == deed.id]


def _accepted_for_good(tx: Transaction, deed: Deed) -> None:
    """Take the Undo button out of the owner's message, and tell the channel's thread who accepted it."""
    lead = leads.get(tx, deed.team_id, deed.lead_id, answers=False)
    if lead:
        redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, (NoticeKind.YOURS,), deed.done_at))
        told: dict[str, Any] = {"did": deed.did, "by": deed.done_by, "offer": lead.offer}
        outbox.leave(tx, lead.team_id, NoticeKind.STORY, "sales", lead.id, **told)


def close_what_is_over(tx: Transaction) -> int:
    """Do that for a batch of what was done more than ten minutes ago; returns how many."""
    over = deeds.over(tx, tx.now, BATCH)
    for deed in over:
        close(tx, deed)
    return len(over)


def leave_results(
    tx: Transaction, team_id: str, lead_id: int, messages: Iterable[Message], result: Result, deed_id: int = 0
) -> None:
    """Draw these messages anew: in place of their buttons stands the result."""
    for message in messages:
        where = about_message(message)
        outbox.leave(tx, team_id, NoticeKind.RESULT, message.to, lead_id, deed=deed_id, **where, **result.data)


def redraw(tx: Transaction, team_id: str, lead_id: int | None, messages: Iterable[Message]) -> None:
    """Draw these messages anew, as the lead is now."""
    for message in messages:
        outbox.leave(tx, team_id, NoticeKind.REDRAWN, message.to, lead_id, **about_message(message))


def say_instead(tx: Transaction, team_id: str, kind: NoticeKind, said: str, **about: Any) -> None:
    """Have the last message of that kind to each manager, which is about no lead and says that, tell what came of it
    in place of what it asked for; `said` is in Slack's mrkdwn and names only people of ours. Without it they are drawn
    as things are now."""
    found = posted.to_people(tx, team_id, workspaces.managers(tx, team_id), [kind])
    theirs = [message for message in found if about.items() <= dict(message.data).items()]
    for message in {message.to: message for message in sorted(theirs, key=lambda each: each.ts)}.values():
        where = about_message(message) | ({"said": said} if said else {})
        outbox.leave(tx, team_id, NoticeKind.REDRAWN, message.to, None, **where)


def about_message(message: Message) -> dict[str, Any]:
    """Return what a notice has to know of the message it draws anew."""
    return {
        "drawn": message.kind,
        "channel": message.channel,
        "ts": message.ts,
        "of": message.of,
        "knew": dict(message.data),
    }
