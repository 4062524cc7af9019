"""The reasons Slack did not take a message, in words for a manager, with what to do."""

from collections.abc import Mapping

_JOIN = "Invite it there with /invite, then press Try again."


_CHOOSE = "Choose one with /lead settings, then press Try again."


_REINSTALL = "Ask whoever administers Slack to install Baton again, then press Try again."


_REPORT = "Press Try again; if it is refused again, give this reason to whoever runs Baton."


_GIVE = "*Hand over* on Home gives their leads to somebody else."


REASONS: Mapping[str, str] = {
    "no_sales_channel": f"No sales channel has been chosen. {_CHOOSE}",
    "no_marketing_channel": f"No marketing channel has been chosen. {_CHOOSE}",
    "channel_not_found": f"Baton cannot see that channel: it is private or was deleted. {_JOIN}",
    "not_in_channel": f"Baton is not in that channel. {_JOIN}",
    "is_archived": "That channel is archived. Bring it back or choose another (/lead settings), then press Try again.",
    "restricted_action": "Posting in that channel is restricted. Allow Baton to post there, then press Try again.",
    "restricted_action_read_only_channel": "That channel is read-only. Let Baton post there, then press Try again.",
    "restricted_action_thread_locked": "That thread is locked. Unlock it, then press Try again.",
    "user_not_in_channel": "That person is not in the channel. Invite them, then press Try again.",
    "user_not_found": f"That person is not in this Slack workspace. {_GIVE}",
    "user_disabled": f"That person's account is deactivated. {_GIVE}",
    "user_not_visible": f"Slack does not let Baton see that person. {_GIVE}",
    "cannot_dm_bot": "That person is a bot, and bots can't be messaged. Take it off the team in the settings.",
    "card_deleted": "The message to be updated was deleted in Slack. Look the lead up with /lead show instead.",
    "cant_update_message": "Slack does not let Baton change that message. Look the lead up with /lead show.",
    "edit_window_closed": "That message can no longer be changed. Look the lead up with /lead show instead.",
    "thread_not_found": "The message to be answered was deleted. Look the lead up with /lead show instead.",
    "invalid_blocks": f"Slack could not read the message. {_REPORT}",
    "invalid_blocks_format": f"Slack could not read the message. {_REPORT}",
    "msg_too_long": f"The message is too long for Slack. {_REPORT}",
    "msg_blocks_too_long": f"The message is too long for Slack. {_REPORT}",
    "no_text": f"The message is empty. {_REPORT}",
    "account_inactive": f"Baton was removed from this workspace. {_REINSTALL}",
    "nobody_to_tell": "Whoever has that lead can't act on it any more, and there is no manager. Please name one.",
    "unknown_notice": "This Baton does not know this kind of message. Update Baton, then press Try again.",
    "not_composed": "Baton could not draw the message; its log says where. Update Baton, then press Try again.",
    "slack_unavailable": "Slack could not be reached for a long time. Press Try again once it is back.",
    "no_clear_answer": "Slack never said whether it was posted. Press Try again: Baton looks before it posts.",
}


def explain(code: str) -> str:
    """Explain to a manager what happened and what to do next."""
    return REASONS.get(code) or f"Slack refused it ({code}). {_REPORT}"
