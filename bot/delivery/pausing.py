"""Pausing what Slack refuses to Baton itself: messages wait, whoever can help is told, and later all of it goes on."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import holding
from bot.delivery.outcomes import Fate, Outcome, backoff
from bot.lead.kinds import NoticeKind
from bot.slack.refusals import EVERYTHING, OF_ONE_OR_ALL, Refusal, in_the_log
from storage import workspaces
from storage.delivery import outbox, refusals
from storage.delivery.claims import ClaimedNotice
from storage.delivery.ripeness import LONGEST_WAIT
from storage.sql import Transaction

logger = logging.getLogger(__name__)

LOOKING = timedelta(seconds=60)
"""A time longer than it takes to look, by asking Slack who we are and delivering one notice."""


def pause(tx: Transaction, notice: ClaimedNotice, outcome: Outcome) -> None:
    """Let a notice wait that is not to blame, like all others that Slack would refuse too."""
    now = tx.now
    _begin(tx, notice.team_id, outcome, now + backoff(1))
    if refusals.wait_for_its_end(tx, notice, outcome.refused) and notice.unclear and outcome.refused != EVERYTHING:
        # We look again after about as long as it has taken so far.
        holding.still_unclear(tx, notice, now + (now - notice.tried_at))


def doubt(tx: Transaction, team_id: str, outcome: Outcome) -> None:
    """Have it seen at once whether what was refused is refused to messages as well."""
    _begin(tx, team_id, outcome, tx.now)
    tx.left_for.add((team_id, ""))


def _begin(tx: Transaction, team_id: str, outcome: Outcome, look_at: datetime) -> None:
    refusal = Refusal(team_id, outcome.refused, outcome.code, outcome.needed, tx.now, look_at, 0)
    if refusals.begin(tx, refusal):
        logger.warning("%s None is lost; looking again by itself.", in_the_log(refusal))


def park_or_pause(tx: Transaction, notice: ClaimedNotice, reason: str) -> None:
    """Park a notice; but if nobody can be told of that for the same kind of reason, no message is to blame."""
    if reason in OF_ONE_OR_ALL and notice.kind in holding.TO_MANAGERS:
        pause(tx, notice, Outcome(Fate.REFUSED, reason, refused=reason))
    else:
        holding.park(tx, notice, reason)


def is_due(refusal: Refusal, now: datetime) -> bool:
    """Tell whether it is time to look again. A clock that was set back makes nobody wait for it."""
    return refusal.look_at <= now or refusal.look_at > now + LONGEST_WAIT


def take_a_look(tx: Transaction, refusal: Refusal) -> bool:
    """Return whether this process is the one to look; should it die, another will look later."""
    return refusals.look(tx, refusal, tx.now + LOOKING)


def still_refused(tx: Transaction, refusal: Refusal, outcome: Outcome) -> None:
    """Note the same answer again. The first time, managers are told, if Slack takes that."""
    looks = refusal.looks + 1
    now_is = replace(refusal, code=outcome.code, needed=outcome.needed, looks=looks, look_at=_next_look(tx, looks))
    refusals.again(tx, now_is)
    logger.info("%s Looked %d times.", in_the_log(now_is), looks)
    if looks == 1 and not refusal.of_everything:
        _tell_managers(tx, refusal, NoticeKind.PAUSED)


def look_later(tx: Transaction, refusal: Refusal) -> None:
    """Put the next look off: Slack gave no answer, or one that says nothing of this."""
    refusals.again(tx, replace(refusal, look_at=_next_look(tx, refusal.looks + 2)))


def _next_look(tx: Transaction, looks: int) -> datetime:
    return tx.now + backoff(looks + 1)


def resume(tx: Transaction, refusal: Refusal) -> None:
    """End the pause: everything that waited goes out. Managers hear of it unless it was over at once."""
    if not refusals.end(tx, refusal):
        return
    logger.warning("Slack takes it again in workspace %s (%s): %s", refusal.team_id, refusal.what, "messages go out.")
    if refusal.looks:
        about = {"code": refusal.code, "needed": refusal.needed, "since": refusal.since.isoformat()}
        _tell_managers(tx, refusal, NoticeKind.RESUMED, **about, until=tx.now.isoformat())


def _tell_managers(tx: Transaction, refusal: Refusal, kind: NoticeKind, **about: Any) -> None:
    for manager in workspaces.managers(tx, refusal.team_id):
        outbox.leave(tx, refusal.team_id, kind, manager, what=refusal.what, **about)
