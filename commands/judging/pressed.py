"""The table of what is pressed and submitted of judging a lead, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.judging import offering, reviewing, sorting

SUBMISSIONS: Mapping[str, Listener] = {
    View.OFFER_ANYWAY: offering.submit_offer_anyway,
    View.SEND_BACK: reviewing.submit_send_back,
}

BUTTONS: Mapping[str, Listener] = {
    Action.OFFER_ANYWAY: offering.open_offer_anyway,
    Action.DISCARD: offering.press_discard,
    Action.RECALL: offering.press_recall,
    Action.PASS_TO_SALES: reviewing.press_pass,
    Action.SEND_BACK: reviewing.open_send_back,
    Action.ASK_REVIEW: reviewing.press_ask_again,
    Action.NURTURE_ATTENDEE: sorting.press_nurture,
}
