"""Judging the open drafts again under the version in force, when a manager asks for it."""

import logging
from collections import Counter
from typing import Any

from bot.agreement.rules.tally import Tally
from bot.judging.judge import assessment_of, judge
from bot.lead.access import require
from bot.lead.definition.verdict import Verdict
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from storage import history, inbox, leads, workspaces
from storage.agreement import past_leads, rejudgings
from storage.agreement.rejudgings import Rejudging
from storage.answers import askings
from storage.delivery import outbox
from storage.sql import Transaction, is_about_the_database

logger = logging.getLogger(__name__)

_BATCH = 20  # drafts per transaction, so that nobody waits longer for theirs than for a few clicks
_MOST_LEFT = 200  # drafts that could not be judged and are named


def start_rejudging(tx: Transaction, by: Person, key: str, tried: int = 0) -> int:
    """Have every open draft under an older version judged by the version in force, and return that version.

    The clock does it. Idempotent by `key`. `tried` is the version the manager tried, 0 for any; raises
    SeenEarlierError if another is in force by now.
    """
    require(tx, by, Act.DEFINE)
    version = workspaces.current_version(tx, by.team_id)
    if inbox.receive(tx, by.team_id, key):
        if tried not in (0, version):
            line = f"Version {version} of the lead definition took effect"
            raise SeenEarlierError([line], "Please try it on the open drafts once more: the outcome may differ.")
        rejudgings.start(tx, by, version, past_leads.newest_id(tx, by.team_id))
    return version


def rejudge_next(tx: Transaction) -> bool:
    """Judge the next batch of what managers asked for; returns whether there may be more.

    A crash repeats nothing: a draft that was judged is under the new version, and is not found again. One that
    cannot be judged stays under its own version, and whoever asked is told which it is.
    """
    job = rejudgings.next_one(tx)
    if job is None:
        return False
    batch = past_leads.older_drafts(tx, job.team_id, job.version, job.after, job.until, _BATCH)
    tally = Tally(Counter({_pair(words): count for words, count in job.moved.items()}))
    total = job.total
    for draft in batch:
        try:
            with tx.savepoint():
                pair = _rejudge(tx, job, draft.id)
        except Exception as problem:
            if is_about_the_database(problem):
                raise  # nothing is wrong with the draft: everything is done again
            # One that cannot be judged must not keep the others waiting.
            logger.error("Lead %s could not be re-judged: %s", draft.id, type(problem).__name__)
            continue
        total += 1
        if pair:
            tally.pairs[pair] += 1
    done = len(batch) < _BATCH
    moved = {f"{before} {after}": count for (before, after), count in tally.pairs.items()}
    rejudgings.go_on(tx, job, batch[-1].id if batch else job.until, total, moved, done=done)
    if done:
        left = past_leads.older_drafts(tx, job.team_id, job.version, 0, job.until, _MOST_LEFT)
        told: dict[str, Any] = {"total": total, "lines": list(tally.done()), "left": [draft.label for draft in left]}
        outbox.leave(tx, job.team_id, NoticeKind.REJUDGED, job.asked_by, version=job.version, **told)
    return True


def _rejudge(tx: Transaction, job: Rejudging, lead_id: int) -> tuple[Verdict, Verdict] | None:
    lead = leads.get(tx, job.team_id, lead_id, hold=True)
    if lead is None or lead.stage is not Stage.DRAFT or lead.definition_version >= job.version:
        return None
    before = assessment_of(tx, lead).verdict
    leads.change(tx, lead.team_id, lead.id, definition_version=job.version)
    history.record(tx, lead, EventKind.REJUDGED, job.asked_by, version=job.version)
    renewed = leads.get(tx, job.team_id, lead_id, hold=True)
    assert renewed is not None
    found = assessment_of(tx, renewed)
    if found.verdict is Verdict.MISSING:
        # The usual prompt asks for what is missing: a note for every draft at once would be a flood.
        leads.change(tx, lead.team_id, lead.id, reasons=list(found.reasons), cautions=[])
        _stop_asking_what_was_retired(tx, job, lead_id)
    else:
        judge(tx, renewed, Person(job.team_id, job.asked_by), tell=renewed.in_charge)
    return before, found.verdict


def _stop_asking_what_was_retired(tx: Transaction, job: Rejudging, lead_id: int) -> None:
    asked = workspaces.definition(tx, job.team_id, job.version).by_key
    if any(key not in asked for key in askings.open_questions(tx, job.team_id, lead_id)):
        askings.end(tx, job.team_id, lead_id)


def _pair(words: str) -> tuple[Verdict, Verdict]:
    before, after = words.split()
    return Verdict(before), Verdict(after)
