"""The table of everything a person can do in Slack, and the listener that does it. Read this first.

A room of several files keeps its own rows, in its pressed.py. commands/register.py hands all of them to Bolt.
"""

from collections.abc import Mapping

from bot.slack.ids import Action, Shortcut, View
from bot.workspace.groups_sheet import FIELD
from commands import (
    conversations,
    decisions,
    do_not_contact,
    engagement,
    intake,
    overview,
    type_lead,
    workspace,
)
from commands.agreement import pressed as agreement
from commands.answers import pressed as answers
from commands.colleagues import showing
from commands.digest import pressed as digest
from commands.dispatch import Listener
from commands.exchange import exporting
from commands.exchange import pressed as exchange
from commands.handover import pressed as handover
from commands.inquiries import asking
from commands.inquiries import pressed as inquiries
from commands.judging import pressed as judging
from commands.nurture import pressed as nurture
from commands.outcomes import pressed as outcomes
from commands.privacy import erasing
from commands.promises import pausing
from commands.requests import pressed as requests
from commands.routing import pressed as routing
from commands.sources import batches, lifting
from commands.sources import pressed as sources
from commands.team import giving_by_group
from commands.team import pressed as team
from commands.tracks import pressed as tracks
from commands.undo import taking_back

COMMANDS: Mapping[str, Listener] = {"/lead": type_lead.type_lead}

SUBMISSIONS: Mapping[str, Listener] = {
    **answers.SUBMISSIONS,
    View.INTAKE: intake.submit_intake,
    **judging.SUBMISSIONS,
    View.LIFT_PROBATION: lifting.submit_lift,
    **batches.SUBMISSIONS,
    **handover.SUBMISSIONS,
    View.SAME_LEAD: intake.submit_same_lead,
    View.MERGE: decisions.submit_merge,
    View.MERGE_WHICH: intake.submit_merge_which,
    View.MERGE_TWO: intake.submit_merge_two,
    View.REJECT: decisions.submit_rejection,
    View.GIVE_CUSTOMER: decisions.submit_give_customer,
    **outcomes.SUBMISSIONS,
    **pausing.SUBMISSIONS,
    **exporting.SUBMISSIONS,
    **inquiries.SUBMISSIONS,
    **nurture.SUBMISSIONS,
    View.SETTINGS: workspace.submit_settings,
    **team.SUBMISSIONS,
    **sources.SUBMISSIONS,
    **routing.SUBMISSIONS,
    **tracks.SUBMISSIONS,
    **exchange.SUBMISSIONS,
    **agreement.SUBMISSIONS,
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

CLOSED: Mapping[str, Listener] = answers.CLOSED

BUTTONS: Mapping[str, Listener] = {
    Action.ACCEPT: decisions.accept_lead,
    Action.REJECT: decisions.open_rejection,
    **pausing.BUTTONS,
    **inquiries.BUTTONS,
    **requests.BUTTONS,
    Action.CHOOSE_REASON: decisions.choose_reason,
    Action.REJECT_TRACK: decisions.choose_reason,
    Action.GIVE_CUSTOMER: decisions.open_give_customer,
    Action.NOT_OURS: decisions.press_not_ours,
    Action.CHOOSE_CHANGE: engagement.choose_change,
    Action.DETAILS: overview.show_details,
    Action.SHOW_LIST: overview.open_list,
    f"{Action.SHOW_LIST}:": overview.turn_list,
    Action.ON_HOME: overview.choose_on_home,
    f"{Action.ON_HOME}:": overview.choose_on_home,
    Action.LIST_EARLIER: overview.turn_list,
    Action.LIST_NEXT: overview.turn_list,
    f"{Action.SHOW_FULL}:": overview.show_in_full,
    **answers.BUTTONS,
    Action.COLLEAGUES: showing.show_colleagues,
    **judging.BUTTONS,
    Action.LIFT_PROBATION: lifting.open_lift,
    **batches.BUTTONS,
    **handover.BUTTONS,
    **nurture.BUTTONS,
    Action.UNDO: taking_back.press_undo,
    Action.FIX: intake.edit,
    Action.EDIT: intake.edit,
    Action.MERGE: intake.open_merge,
    **outcomes.BUTTONS,
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
    **tracks.BUTTONS,
    **exchange.BUTTONS,
    Action.GLOSSARY: workspace.show_glossary,
    Action.TRY_AGAIN: workspace.press_try_again,
    **team.BUTTONS,
    **sources.BUTTONS,
    **exporting.BUTTONS,
    Action.CONFIRM_SUPPRESSION: do_not_contact.confirm_suppression,
    Action.CONFIRM_DOMAIN: do_not_contact.confirm_domain,
    Action.DROP_SUPPRESSION: do_not_contact.drop_suppression,
    **agreement.BUTTONS,
    **digest.BUTTONS,
    **do_not_contact.BUTTONS,
}

MENUS: Mapping[str, Listener] = {
    **sources.MENUS,
    **exporting.MENUS,
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
