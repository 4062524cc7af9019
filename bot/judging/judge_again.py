"""Judging a lead again once something that counts has changed."""

from bot.judging.judge import assessment_of, judge
from bot.lead.definition.verdict import Verdict
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from storage.sql import Transaction


def judge_again(tx: Transaction, lead: Lead, by: Person, *, answered: bool, moved: bool) -> None:
    """Judge a lead that marketing has, if it was `answered` or its conversation `moved`; one that is nurtured and would
    be nurtured again keeps its plan."""
    if lead.stage not in OPEN_TO_ANSWERS or not (answered or moved):
        return
    verdict = assessment_of(tx, lead).verdict
    kept = lead.stage is Stage.NURTURING and verdict in (Verdict.NURTURE, Verdict.MISSING)
    if not kept and (answered or verdict is Verdict.READY):
        judge(tx, lead, by)
