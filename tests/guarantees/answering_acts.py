"""The acts on answers and overrides, and who may do them: part of the table in everything.py."""

from typing import Any

from bot.answers import correct as correcting
from bot.answers import document as answering
from bot.answers import look_up as questionnaires
from bot.answers.sheets import AnswersForm
from bot.intake import look_up as intake_forms
from bot.judging import offer_anyway as overriding
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.slack.filled import Filled
from storage import leads
from storage.answers import answered
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MANAGER, MARKETER, MARKETING, NURTURING, WITH_MARKETING, Asked, Place

_SAID = correcting.Correction("planned", "Jane Doe", "a call")
_FASTER = {"requirement": "Faster"}
_OPEN = WITH_MARKETING | {Stage.ACCEPTED, Stage.REFUSED}
_KEPT_BACK = NURTURING | {Stage.REFUSED}


def _theirs(roles: frozenset[Role], stage: Stage) -> bool:
    """Marketers' while marketing has the lead or has closed it; its owner's and originator's, whoever they are, once
    accepted."""
    return bool(roles & MARKETING) if stage in WITH_MARKETING | {Stage.REFUSED} else stage is Stage.ACCEPTED


def _vet(tx: Transaction, by: Person, at: Place) -> Any:
    lead = leads.get(tx, by.team_id, at.lead_id)
    if lead:
        answered.save(tx, lead, {"money": "approved"}, "U1")
    return correcting.vet(tx, by, at.lead_id, "money", "k")


ANSWERING: dict[str, Asked] = {
    "may add leads": Asked(lambda tx, by, at: intake_forms.to_capture(tx, by), MARKETER, about=False),
    "save a page": Asked(
        lambda tx, by, at: answering.save_page(tx, by, at.lead_id, _FASTER, "k", AnswersForm(Filled({}, _FASTER))),
        MARKETING,
        WITH_MARKETING,
    ),
    "keep what was typed": Asked(
        lambda tx, by, at: answering.keep_typed(tx, by, at.lead_id, {"requirement": "Faster"}), MARKETING
    ),
    "close the form": Asked(
        lambda tx, by, at: answering.left_open(tx, by, at.lead_id, {"requirement": "F"}, pages_saved=True), MARKETING
    ),
    "page of questions": Asked(
        lambda tx, by, at: questionnaires.page(tx, by, at.lead_id, []), MARKETING, WITH_MARKETING
    ),
    "questions asked again": Asked(
        lambda tx, by, at: questionnaires.asked_again(tx, by, at.lead_id, ["money"]), MARKETING, WITH_MARKETING
    ),
    "script": Asked(lambda tx, by, at: questionnaires.script(tx, by, at.lead_id), MARKETING, WITH_MARKETING),
    "form of an answer": Asked(
        lambda tx, by, at: correcting.to_correct_answer(tx, by, at.lead_id, "money"), ANYONE, _OPEN, theirs=_theirs
    ),
    "correct an answer": Asked(
        lambda tx, by, at: correcting.correct_answer(tx, by, at.lead_id, "money", _SAID, "k"),
        ANYONE,
        _OPEN,
        theirs=_theirs,
        reopens=True,
    ),
    "vet an answer": Asked(_vet, ANYONE, _OPEN, theirs=_theirs),
    "form of overriding": Asked(lambda tx, by, at: overriding.to_offer_anyway(tx, by, at.lead_id), MANAGER, _KEPT_BACK),
    "offer anyway": Asked(
        lambda tx, by, at: overriding.offer_anyway(tx, by, at.lead_id, "Because.", "k"),
        MANAGER,
        _KEPT_BACK,
        Stage.OFFERED,
    ),
}
