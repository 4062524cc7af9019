"""Everything a person can do in Slack, and the listener that does it. Read this table first."""

from collections.abc import Mapping
from operator import itemgetter

from slack_bolt.app.async_app import AsyncApp

from bot.desk import PatientDesk
from bot.slack.ids import Action, Shortcut, View
from commands.ask_one_by_one import hear_message, press_answer, press_ask_me
from commands.change_answers import open_answer, press_vetted, submit_answer
from commands.contacts import open_contact, open_new_contact, submit_contact, submit_new_contact
from commands.decide_on_lead import accept_lead, open_rejection, submit_rejection
from commands.dispatch import Listener, any_of, bolt_listener, event_type, pressed, view_name
from commands.do_not_contact import (
    confirm_domain,
    confirm_suppression,
    drop_suppression,
    open_do_not_contact,
    press_lift,
    submit_do_not_contact,
)
from commands.edit_definition import (
    choose_for_choice,
    choose_for_question,
    open_editor,
    open_new_choice,
    open_new_question,
    open_terms,
    press_discard,
    submit_choice,
    submit_terms,
    submit_wording,
)
from commands.fill_in_lead import (
    answer_now,
    close_questions,
    edit,
    press_ready_now,
    show_script,
    submit_intake,
    submit_page,
    submit_questions,
    submit_same_lead,
    turn_back,
)
from commands.follow_up import open_snooze, press_done, press_never, press_reopen, press_skip, submit_snooze
from commands.home_tab import open_home
from commands.log_conversation import (
    log_from_message,
    open_conversation,
    submit_conversation,
    submit_which_lead,
    suggest_leads,
)
from commands.manage import open_settings, press_try_again, removed, submit_settings
from commands.meetings import (
    open_leader,
    open_meeting,
    open_meeting_change,
    submit_leader,
    submit_meeting,
    submit_meeting_change,
)
from commands.offer_anyway import open_override, submit_override
from commands.read_definition import (
    open_definition,
    open_discussion,
    open_proposal,
    press_propose,
    press_propose_version,
    press_sign,
    press_withdraw,
    submit_discussion,
)
from commands.show_details import press_log_attempt, show_details
from commands.try_definition import press_rejudge, try_on_drafts, try_on_past_leads
from commands.type_lead import press_new_lead, turn_into_lead, type_lead

PATIENCE = 1.5  # seconds for which a listener waits where somebody else holds the database; Slack waits three

COMMANDS: Mapping[str, Listener] = {"/lead": type_lead}

SUBMISSIONS: Mapping[str, Listener] = {
    View.QUESTIONS: submit_questions,
    View.INTAKE: submit_intake,
    View.QUESTION_PAGE: submit_page,
    View.ANSWER: submit_answer,
    View.OVERRIDE: submit_override,
    View.SAME_LEAD: submit_same_lead,
    View.REJECT: submit_rejection,
    View.SNOOZE: submit_snooze,
    View.SETTINGS: submit_settings,
    View.WORDING: submit_wording,
    View.CHOICE: submit_choice,
    View.TERMS: submit_terms,
    View.DISCUSS: submit_discussion,
    View.TALK: submit_conversation,
    View.WHICH_LEAD: submit_which_lead,
    View.NEW_CONTACT: submit_new_contact,
    View.CONTACT: submit_contact,
    View.MEETING: submit_meeting,
    View.MEETING_CHANGE: submit_meeting_change,
    View.LEADER: submit_leader,
    View.DO_NOT_CONTACT: submit_do_not_contact,
}

CLOSED: Mapping[str, Listener] = {View.QUESTIONS: close_questions, View.QUESTION_PAGE: close_questions}

BUTTONS: Mapping[str, Listener] = {
    Action.ACCEPT: accept_lead,
    Action.REJECT: open_rejection,
    Action.DETAILS: show_details,
    Action.ANSWER_NOW: answer_now,
    Action.ASK_ME: press_ask_me,
    f"{Action.ANSWER_QUESTION}:": press_answer,
    Action.CALL_SCRIPT: show_script,
    Action.PAGE_BACK: turn_back,
    f"{Action.EDIT_ANSWER}:": open_answer,
    f"{Action.VET_ANSWER}:": press_vetted,
    Action.OVERRIDE: open_override,
    Action.READY_NOW: press_ready_now,
    Action.DONE: press_done,
    Action.SNOOZE: open_snooze,
    Action.SKIP: press_skip,
    Action.NEVER: press_never,
    Action.FIX: edit,
    Action.EDIT: edit,
    Action.REOPEN: press_reopen,
    Action.LOG_ATTEMPT: press_log_attempt,
    Action.LOG_TALK: open_conversation,
    Action.PLAN_MEETING: open_meeting,
    Action.CHANGE_MEETING: open_meeting_change,
    Action.ADD_CONTACT: open_new_contact,
    Action.CHANGE_CONTACT: open_contact,
    Action.NAME_LEADER: open_leader,
    Action.NEW_LEAD: press_new_lead,
    Action.SETTINGS: open_settings,
    Action.TRY_AGAIN: press_try_again,
    Action.CONFIRM_SUPPRESSION: confirm_suppression,
    Action.CONFIRM_DOMAIN: confirm_domain,
    Action.DROP_SUPPRESSION: drop_suppression,
    Action.DEFINITION: open_definition,
    Action.SHOW_VERSION: open_definition,
    Action.SHOW_PROPOSAL: open_proposal,
    Action.PROPOSE_VERSION: press_propose_version,
    Action.PROPOSE: press_propose,
    Action.SIGN: press_sign,
    Action.DISCUSS: open_discussion,
    Action.WITHDRAW: press_withdraw,
    Action.EDIT_DEFINITION: open_editor,
    Action.DISCARD_DRAFT: press_discard,
    Action.ADD_QUESTION: open_new_question,
    Action.QUESTION_MENU: choose_for_question,
    Action.ADD_CHOICE: open_new_choice,
    Action.CHOICE_MENU: choose_for_choice,
    Action.TERMS: open_terms,
    Action.TRY_DRAFT: try_on_past_leads,
    Action.TRY_PROPOSAL: try_on_past_leads,
    Action.TRY_ON_DRAFTS: try_on_drafts,
    Action.REJUDGE: press_rejudge,
    Action.DO_NOT_CONTACT: open_do_not_contact,
    Action.LIFT_SUPPRESSION: press_lift,
}

MENUS: Mapping[str, Listener] = {Action.CHOOSE_LEAD: suggest_leads}

SHORTCUTS: Mapping[str, Listener] = {
    Shortcut.NEW_LEAD: press_new_lead,
    Shortcut.TURN_INTO_LEAD: turn_into_lead,
    Shortcut.LOG_TALK: log_from_message,
}

EVENTS: Mapping[str, Listener] = {
    "message": hear_message,
    "app_home_opened": open_home,
    "app_uninstalled": removed,
    "tokens_revoked": removed,
}


def register(app: AsyncApp, desk: PatientDesk) -> None:
    """Hang the tables above into the app: one Bolt listener each, for Bolt asks every listener before the right one."""
    for table, constraint, name_of in (
        (BUTTONS, app.block_action, pressed),
        (SUBMISSIONS, app.view_submission, view_name),
        (COMMANDS, app.command, itemgetter("command")),
        (CLOSED, app.view_closed, view_name),
        (MENUS, app.options, itemgetter("action_id")),
        (SHORTCUTS, app.shortcut, itemgetter("callback_id")),
    ):
        constraint(any_of(table))(bolt_listener(table, name_of, desk, PATIENCE))
    for event, listener in EVENTS.items():
        app.event(event)(bolt_listener({event: listener}, event_type, desk, PATIENCE))
