"""Every id that Slack hands back to us: actions, views, shortcuts and the fields of forms."""

from enum import StrEnum


class Action(StrEnum):
    ACCEPT = "accept_lead"
    REJECT = "reject_lead"
    DETAILS = "lead_details"
    LOG_ATTEMPT = "log_attempt"
    ANSWER_NOW = "answer_now"
    ASK_ME = "ask_one_by_one"
    ANSWER_QUESTION = "answer_question"
    FIX = "fix_lead"
    EDIT = "edit_lead"
    REOPEN = "reopen_lead"
    DONE = "follow_up_done"
    SNOOZE = "follow_up_snooze"
    SKIP = "follow_up_skip"
    READY_NOW = "ready_now"
    NEVER = "never"
    CONFIRM_SUPPRESSION = "confirm_suppression"
    DROP_SUPPRESSION = "drop_suppression"
    TRY_AGAIN = "try_again"
    NEW_LEAD = "new_lead_button"
    SETTINGS = "open_settings"
    DEFINITION = "open_definition"
    SHOW_VERSION = "show_definition_version"
    PROPOSE_VERSION = "propose_definition_version"
    EDIT_DEFINITION = "edit_definition"
    QUESTION_MENU = "definition_question_menu"
    ADD_QUESTION = "definition_add_question"
    CHOICE_MENU = "definition_choice_menu"
    ADD_CHOICE = "definition_add_choice"
    TERMS = "definition_terms"
    DISCARD_DRAFT = "definition_discard_draft"
    PROPOSE = "definition_propose"
    SHOW_PROPOSAL = "show_proposal"
    SIGN = "sign_proposal"
    DISCUSS = "discuss_proposal"
    WITHDRAW = "withdraw_proposal"
    TRY_DRAFT = "try_definition_draft"
    TRY_PROPOSAL = "try_proposal"
    TRY_ON_DRAFTS = "try_definition_on_open_drafts"
    REJUDGE = "rejudge_open_drafts"


class View(StrEnum):
    INTAKE = "intake_form"
    QUESTIONS = "question_form"
    REJECT = "reject_form"
    SNOOZE = "snooze_form"
    SETTINGS = "settings_form"
    DEFINITION = "definition_page"
    WORDING = "question_wording_form"
    CHOICE = "choice_form"
    TERMS = "definition_terms_form"
    DISCUSS = "discuss_form"
    TRIAL = "definition_trial"
    DETAILS = "lead_details_view"
    NOTE = "note_view"
    HOME = "home"


class Shortcut(StrEnum):
    NEW_LEAD = "new_lead"
    TURN_INTO_LEAD = "turn_into_lead"


QUESTION = "question:"
"""What the block id of a question starts with; its key follows."""


def answering(value: str) -> str:
    """The action id of one answer button in a thread: ids in one block have to differ."""
    return f"{Action.ANSWER_QUESTION}:{value}"
