"""Looking up the questions to ask about a lead now, with what was typed before."""

from collections.abc import Sequence

from bot.answers.sheets import Questionnaire, ScriptSheet
from bot.judging.judge import to_ask
from bot.lead.access import definition_of, lead_with_marketing, require
from bot.lead.definition.verdict import mismatches_of
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from storage.answers import half_filled
from storage.intake.colleagues import has_colleagues
from storage.sql import Transaction


def questionnaire(tx: Transaction, by: Person, lead_id: int) -> Questionnaire:
    """Return the questions to ask now, which keep the lead from sales, with what this person typed but never saved."""
    require(tx, by, Act.QUALIFY)
    lead = lead_with_marketing(tx, by, lead_id)
    definition = definition_of(tx, lead)
    wanted = set(to_ask(tx, lead))
    asked = [question for question in definition.questions if question.key in wanted]
    return Questionnaire(lead, asked, _unsaved(tx, by, lead), colleagues=has_colleagues(tx, lead))


def page(tx: Transaction, by: Person, lead_id: int, keys: Sequence[str]) -> Questionnaire:
    """Return the questions of a form of several pages, whether or not they have been answered since it was opened."""
    require(tx, by, Act.QUALIFY)
    lead = lead_with_marketing(tx, by, lead_id)
    definition = definition_of(tx, lead)
    asked = [definition.by_key[key] for key in keys if key in definition.by_key]
    return Questionnaire(lead, asked, _unsaved(tx, by, lead), mismatches_of(lead, definition), has_colleagues(tx, lead))


def asked_again(tx: Transaction, by: Person, lead_id: int, keys: Sequence[str]) -> Questionnaire:
    """Return a form's questions as they are asked now, with those now open, and the answers as they are now."""
    require(tx, by, Act.QUALIFY)
    lead = lead_with_marketing(tx, by, lead_id)
    wanted = {*keys, *to_ask(tx, lead)}
    return Questionnaire(lead, [question for question in definition_of(tx, lead).questions if question.key in wanted])


def script(tx: Transaction, by: Person, lead_id: int) -> ScriptSheet:
    """Return what to ask on the next call: whatever keeps the lead from sales."""
    asked = questionnaire(tx, by, lead_id)
    return ScriptSheet(asked.lead, asked.questions)


def _unsaved(tx: Transaction, by: Person, lead: Lead) -> dict[str, str]:
    typed, at = half_filled.of(tx, by, lead.id)
    answers = lead.answers
    return {
        key: value
        for key, value in typed.items()
        if at and not ((answer := answers.get(key)) and answer.documented_at > at)
    }
