"""The form with questions is drawn from the same pieces for everybody, so nobody's answers may stay in them."""

import copy
from dataclasses import replace

from bot.answers.question_form import question_form
from bot.answers.sheets import Questionnaire
from bot.lead.definition.default import DEFAULT
from bot.slack.again import drawn_again
from bot.slack.filled import inputs_of
from tests.rules.leads import lead


def test_what_somebody_typed_stands_in_nobody_elses_form() -> None:
    asked = Questionnaire(replace(lead(), answers={}), DEFAULT.questions)
    blank = copy.deepcopy(question_form(asked))
    returned = copy.deepcopy(blank)
    values = {
        block["block_id"]: {block["element"]["action_id"]: {"type": "plain_text_input", "value": "Only for Max"}}
        for block in inputs_of(returned)
    }
    answered = Questionnaire(lead(), DEFAULT.questions)
    for now in (answered, asked):
        drawn_again(question_form(now), returned | {"state": {"values": values}}, "Somebody else was faster.")
    assert question_form(asked) == blank
