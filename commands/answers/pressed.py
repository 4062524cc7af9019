"""The table of what is pressed and submitted of answers, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.answers import filling, hearing
from commands.dispatch import Listener

BUTTONS: Mapping[str, Listener] = {
    Action.ANSWER_NOW: filling.answer_now,
    Action.ASK_ME: hearing.press_ask_me,
    f"{Action.ANSWER_QUESTION}:": hearing.press_answer,
    Action.CALL_SCRIPT: filling.show_script,
    Action.PAGE_BACK: filling.turn_back,
    f"{Action.EDIT_ANSWER}:": filling.open_answer,
    f"{Action.VET_ANSWER}:": filling.press_vetted,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.QUESTIONS: filling.submit_questions,
    View.QUESTION_PAGE: filling.submit_page,
    View.ANSWER: filling.submit_answer,
}

CLOSED: Mapping[str, Listener] = {
    View.QUESTIONS: filling.close_questions,
    View.QUESTION_PAGE: filling.close_questions,
}
