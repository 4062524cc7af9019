"""The table of everything a person can do in Slack, and the listener that does it. Read this first.

commands/register.py hands it to Bolt.
"""

from collections.abc import Mapping

from bot.slack.ids import Action, Shortcut, View
from bot.workspace.groups_sheet import FIELD
from commands import (
    answers,
    conversations,
    decisions,
    do_not_contact,
    engagement,
    intake,
    judging,
    nurture,
    overview,
    type_lead,
    workspace,
)
from commands.agreement import editing, reading, trying
from commands.colleagues import showing
from commands.dispatch import Listener
from commands.handover import giving
from commands.inquiries import asking
from commands.outcomes import attempts, ending, nurturing
from commands.privacy import erasing
from commands.promises import pausing
from commands.requests import access
from commands.requests import asking as requesting
from commands.routing import pressed as routing
from commands.team import being_away, giving_by_group, knowing_reps
from commands.undo import taking_back

COMMANDS: Mapping[str, Listener] = {"/lead": type_lead.type_lead}

SUBMISSIONS: Mapping[str, Listener] = {
    View.QUESTIONS: answers.submit_questions,
    View.INTAKE: intake.submit_intake,
    View.QUESTION_PAGE: answers.submit_page,
    View.ANSWER: answers.submit_answer,
    View.OFFER_ANYWAY: judging.submit_offer_anyway,
    View.HAND_OVER: giving.submit_hand_over,
    View.HAND_OVER_WHOSE: giving.submit_whose,
    View.HAND_OVER_ALL: giving.submit_hand_over_all,
    View.SAME_LEAD: intake.submit_same_lead,
    View.MERGE: decisions.submit_merge,
    View.REJECT: decisions.submit_rejection,
    View.ATTEMPT: attempts.submit_attempt,
    **pausing.SUBMISSIONS,
    **nurturing.SUBMISSIONS,
    View.ASK_MARKETER: asking.submit_question,
    View.REPLY: asking.submit_reply,
    View.WON: ending.submit_won,
    View.LOST: ending.submit_lost,
    View.RELEASE: ending.submit_release,
    View.SNOOZE: nurture.submit_snooze,
    View.SETTINGS: workspace.submit_settings,
    View.GROUPS: giving_by_group.submit_groups,
    View.REP: knowing_reps.submit_rep,
    View.AWAY: being_away.submit_away,
    **routing.SUBMISSIONS,
    View.WORDING: editing.submit_wording,
    View.CHOICE: editing.submit_choice,
    View.TERMS: editing.submit_terms,
    View.DISCUSS: reading.submit_discussion,
    View.TALK: conversations.submit_conversation,
    View.WHICH_LEAD: conversations.submit_which_lead,
    View.NEW_CONTACT: engagement.submit_new_contact,
    View.CONTACT: engagement.submit_contact,
    View.MEETING: engagement.submit_meeting,
    View.MEETING_CHANGE: engagement.submit_meeting_change,
    View.LEADER: engagement.submit_leader,
    View.ERASE: erasing.submit_erasure,
    View.DO_NOT_CONTACT: do_not_contact.submit_do_not_contact,
}

CLOSED: Mapping[str, Listener] = {View.QUESTIONS: answers.close_questions, View.QUESTION_PAGE: answers.close_questions}

BUTTONS: Mapping[str, Listener] = {
    Action.ACCEPT: decisions.accept_lead,
    Action.REJECT: decisions.open_rejection,
    **pausing.BUTTONS,
    Action.ASK_MARKETER: asking.open_ask,
    Action.ASK_MANAGER: requesting.press_ask_manager,
    Action.REQUEST_ACCESS: access.press_request_access,
    Action.ADD_MARKETER: access.press_add_marketer,
    Action.ADD_REP: access.press_add_rep,
    Action.DECLINE_REQUEST: requesting.press_decline,
    Action.REPLY: asking.open_reply,
    Action.SEND_ANSWER: asking.press_send,
    Action.CHOOSE_REASON: decisions.choose_reason,
    Action.CHOOSE_CHANGE: engagement.choose_change,
    Action.DETAILS: overview.show_details,
    Action.SHOW_LIST: overview.open_list,
    f"{Action.SHOW_LIST}:": overview.turn_list,
    Action.LIST_EARLIER: overview.turn_list,
    Action.LIST_NEXT: overview.turn_list,
    f"{Action.SHOW_FULL}:": overview.show_in_full,
    Action.ANSWER_NOW: answers.answer_now,
    Action.ASK_ME: answers.press_ask_me,
    f"{Action.ANSWER_QUESTION}:": answers.press_answer,
    Action.CALL_SCRIPT: answers.show_script,
    Action.COLLEAGUES: showing.show_colleagues,
    Action.PAGE_BACK: answers.turn_back,
    f"{Action.EDIT_ANSWER}:": answers.open_answer,
    f"{Action.VET_ANSWER}:": answers.press_vetted,
    Action.OFFER_ANYWAY: judging.open_offer_anyway,
    Action.HAND_OVER: giving.open_hand_over,
    Action.HAND_OVER_ALL: giving.open_hand_over_all,
    Action.READY_NOW: nurture.press_ready_now,
    Action.DONE: nurture.press_done,
    Action.SNOOZE: nurture.open_snooze,
    Action.SKIP: nurture.press_skip,
    Action.SHOW_FOLLOW_UP: nurture.show_follow_up,
    Action.DISCARD: judging.press_discard,
    Action.RECALL: judging.press_recall,
    Action.UNDO: taking_back.press_undo,
    Action.NEVER: nurture.press_never,
    Action.FIX: intake.edit,
    Action.EDIT: intake.edit,
    Action.REOPEN: nurture.press_reopen,
    Action.LOG_ATTEMPT: attempts.open_attempt,
    Action.CHOOSE_CAME: attempts.choose_came,
    **nurturing.BUTTONS,
    Action.REATTEMPT: nurture.press_try_again,
    **ending.BUTTONS,
    Action.LOG_CONVERSATION: conversations.open_conversation,
    Action.PLAN_MEETING: engagement.open_meeting,
    Action.CHANGE_MEETING: engagement.open_meeting_change,
    Action.ADD_CONTACT: engagement.open_new_contact,
    Action.CHANGE_CONTACT: engagement.open_contact,
    f"{Action.MEETING_WENT}:": engagement.press_went,
    Action.ASK_FOR_LEADER: engagement.press_ask_for_leader,
    Action.NAME_LEADER: engagement.open_leader,
    Action.NEW_LEAD: intake.press_new_lead,
    Action.SETTINGS: workspace.open_settings,
    **routing.BUTTONS,
    Action.GLOSSARY: workspace.show_glossary,
    Action.TRY_AGAIN: workspace.press_try_again,
    Action.TEAM: knowing_reps.open_team,
    f"{Action.TURN_TEAM}:": knowing_reps.turn_team,
    Action.GROUPS: giving_by_group.open_groups,
    Action.CHANGE_REP: knowing_reps.open_rep,
    Action.AWAY: being_away.open_away,
    f"{Action.AWAY_AT_ONCE}:": being_away.press_away_at_once,
    Action.HINT_YES: being_away.press_hint_yes,
    Action.HINT_NO: being_away.press_hint_no,
    Action.TAKE_BACK_ABSENCE: being_away.press_take_back,
    Action.CONFIRM_SUPPRESSION: do_not_contact.confirm_suppression,
    Action.CONFIRM_DOMAIN: do_not_contact.confirm_domain,
    Action.DROP_SUPPRESSION: do_not_contact.drop_suppression,
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
    **do_not_contact.BUTTONS,
}

MENUS: Mapping[str, Listener] = {
    Action.CHOOSE_LEAD: conversations.suggest_leads,
    Action.SAME_AS: intake.suggest_same,
    Action.CHOOSE_ZONE: workspace.suggest_zones,
    **dict.fromkeys(FIELD.values(), giving_by_group.suggest_groups),
    Action.CHOOSE_COUNTRY: workspace.suggest_countries,
}

SHORTCUTS: Mapping[str, Listener] = {
    Shortcut.NEW_LEAD: intake.press_new_lead,
    Shortcut.TURN_INTO_LEAD: intake.turn_into_lead,
    Shortcut.LOG_CONVERSATION: conversations.log_from_message,
}

EVENTS: dict[str, Listener] = {
    "message": asking.hear_message,
    "app_home_opened": overview.open_home,
    "app_uninstalled": workspace.hear_uninstalled,
    "subteam_members_changed": giving_by_group.hear_group_change,
    "subteam_updated": giving_by_group.hear_group_change,
    "user_change": workspace.hear_user_change,
    "tokens_revoked": workspace.hear_revoked,
}
