"""Passing a lead on that waits for a rep's answer: the next rep hears of it, and has the whole time."""

from bot.cadence.work import Work
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.promises.settle_away import give_as_nobody_said, is_asked_about
from bot.routing.decided import latest, routed_at
from bot.routing.pass_over import UNANSWERED, pass_over
from bot.routing.rules.decision import Why
from bot.team.eligible import until_words
from bot.team.rep import Away
from bot.undo.deed import PROMISED
from bot.undo.settle import redraw
from storage import leads, workspaces
from storage.delivery import outbox
from storage.promises import running
from storage.routing import log
from storage.sql import Transaction
from storage.undo import posted

BATCH = 50


def pass_on(tx: Transaction, lead: Lead, why: str, *, away: bool = False) -> str:
    """Pass over whoever the lead is for, as `pass_over` does, and ask the next, whose clock begins now. Returns whom it
    is for now, "" for everybody in the channel, for whom the clock goes on."""
    before = lead.routed_to
    to = pass_over(tx, lead, before, why, away=away)
    if to != before:
        redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, PROMISED, lead.stage_at))
    if to and to != before:
        running.stop(tx, lead.team_id, lead.id, Work.ANSWER)
        running.begin(tx, lead, Work.ANSWER, 0)
        outbox.leave(tx, lead.team_id, NoticeKind.YOUR_TURN, to, lead.id, offer=lead.offer)
    return to


def why_not_any_more(tx: Transaction, lead: Lead, away: Away | None) -> str:
    """Say why whoever the lead is for, who is `away` now or not, cannot answer it any more, to stand behind their name;
    "" if they can. It does not count that they were away when it was given to them: it waits for them, or a colleague
    wanted it so."""
    if not lead.routed_to:
        return ""
    if Role.REP not in workspaces.roles_of(tx, Person(lead.team_id, lead.routed_to)):
        return "is no longer a sales rep here"
    return f"is away {until_words(away)}" if away and away.since > routed_at(tx, lead) else ""


def waits_for_its_rep(tx: Transaction, lead: Lead) -> bool:
    """Tell whether the lead waits by the rules until its own rep, who was away as it came, is back."""
    noted = latest(tx, lead)
    return noted is not None and noted.why == Why.WAITS


def pass_on_what_is_over(tx: Transaction) -> int:
    """Pass on a batch of leads whose reserved time is over; returns how many."""
    over = log.reserved_until(tx, tx.now, BATCH)
    for team_id, lead_id in over:
        lead = leads.get(tx, team_id, lead_id, hold=True, answers=False)
        if lead and lead.stage is Stage.OFFERED and lead.reserved_until and lead.reserved_until <= tx.now:
            if is_asked_about(lead):
                give_as_nobody_said(tx, lead)
            else:
                pass_on(tx, lead, UNANSWERED)
    return len(over)
