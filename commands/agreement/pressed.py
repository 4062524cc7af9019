"""The table of what is pressed and submitted of what the two teams agree on, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.agreement import editing, reading, trying
from commands.dispatch import Listener

BUTTONS: Mapping[str, Listener] = {
    Action.DEFINITION: reading.open_definition,
    Action.SHOW_VERSION: reading.open_definition,
    Action.SHOW_PROPOSAL: reading.open_proposal,
    Action.PROPOSE_VERSION: reading.press_propose_version,
    Action.PROPOSE: reading.press_propose,
    Action.SIGN: reading.press_sign,
    Action.DISCUSS: reading.open_discussion,
    Action.WITHDRAW: reading.press_withdraw,
    Action.EDIT_DEFINITION: editing.open_editor,
    Action.DISCARD_DRAFT: editing.press_discard,
    Action.ADD_QUESTION: editing.open_new_question,
    Action.QUESTION_MENU: editing.choose_for_question,
    Action.ADD_CHOICE: editing.open_new_choice,
    Action.CHOICE_MENU: editing.choose_for_choice,
    Action.TERMS: editing.open_terms,
    Action.TRY_DRAFT: trying.try_on_past_leads,
    Action.TRY_PROPOSAL: trying.try_on_past_leads,
    Action.TRY_ON_DRAFTS: trying.try_on_drafts,
    Action.REJUDGE: trying.press_rejudge,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.WORDING: editing.submit_wording,
    View.CHOICE: editing.submit_choice,
    View.TERMS: editing.submit_terms,
    View.DISCUSS: reading.submit_discussion,
}
