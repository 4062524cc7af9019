"""The table of what is pressed and submitted of questions to the marketer, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.inquiries import asking

BUTTONS: Mapping[str, Listener] = {
    Action.ASK_MARKETER: asking.open_ask,
    Action.REPLY: asking.open_reply,
    Action.SEND_ANSWER: asking.press_send,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.ASK_MARKETER: asking.submit_question,
    View.REPLY: asking.submit_reply,
}
