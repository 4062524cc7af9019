"""Every error Slack documents for the courier's methods (docs.slack.dev/reference/methods), and what has to follow.

AGAIN: nothing was posted and it works later. LOOK: it may have been posted, so history is read before it is sent
again. HOLD: it is parked, and the managers are told. PAUSE: it is not the message's fault; it waits, with all that
would be refused as well, for as long as that lasts.
"""

AGAIN, LOOK, HOLD, PAUSE = "again", "look", "hold", "pause"

EVERYWHERE = {
    "access_denied": HOLD,
    "accesslimited": PAUSE,
    "account_inactive": PAUSE,
    "deprecated_endpoint": HOLD,
    "ekm_access_denied": PAUSE,
    "enterprise_is_restricted": PAUSE,
    "fatal_error": LOOK,
    "internal_error": LOOK,
    "invalid_arg_name": HOLD,
    "invalid_arguments": HOLD,
    "invalid_array_arg": HOLD,
    "invalid_auth": PAUSE,
    "invalid_charset": HOLD,
    "invalid_form_data": HOLD,
    "invalid_json": HOLD,
    "invalid_post_type": HOLD,
    "json_not_object": HOLD,
    "method_deprecated": HOLD,
    "missing_post_type": HOLD,
    "missing_scope": PAUSE,
    "no_permission": HOLD,
    "not_allowed_token_type": PAUSE,
    "not_authed": PAUSE,
    "org_login_required": PAUSE,
    "ratelimited": AGAIN,
    "rate_limited": AGAIN,
    "request_timeout": LOOK,
    "service_unavailable": AGAIN,
    "team_access_not_granted": PAUSE,
    "team_added_to_org": PAUSE,
    "token_expired": PAUSE,
    "token_revoked": PAUSE,
    "two_factor_setup_required": PAUSE,
    "unknown_method": HOLD,
    "an_error_slack_has_not_thought_of_yet": HOLD,
}
_WRITING = {
    "as_user_not_supported": HOLD,
    "channel_not_found": HOLD,
    "invalid_attachments": HOLD,
    "invalid_blocks": HOLD,
    "invalid_blocks_format": HOLD,
    "invalid_metadata_format": HOLD,
    "invalid_metadata_schema": HOLD,
    "markdown_text_conflict": HOLD,
    "metadata_must_be_sent_from_app": HOLD,
    "metadata_too_large": HOLD,
    "msg_blocks_too_long": HOLD,
    "msg_too_long": HOLD,
    "no_text": HOLD,
    "slack_connect_blocked_file_type": HOLD,
    "slack_connect_canvas_sharing_blocked": HOLD,
    "slack_connect_clip_sharing_blocked": HOLD,
    "slack_connect_file_link_sharing_blocked": HOLD,
    "slack_connect_file_upload_sharing_blocked": HOLD,
    "slack_connect_lists_sharing_blocked": HOLD,
    "team_not_found": HOLD,
    "too_many_attachments": HOLD,
}
_POSTING = _WRITING | {
    "attachment_payload_limit_exceeded": HOLD,
    "cannot_reply_to_message": HOLD,
    "channel_is_limited_access": HOLD,
    "duplicate_channel_not_found": HOLD,
    "duplicate_message_not_found": HOLD,
    "free_team_not_allowed": HOLD,
    "is_archived": HOLD,
    "message_limit_exceeded": PAUSE,
    "messages_tab_disabled": PAUSE,
    "not_in_channel": HOLD,
    "restricted_action": HOLD,
    "restricted_action_non_threadable_channel": HOLD,
    "restricted_action_read_only_channel": HOLD,
    "restricted_action_thread_locked": HOLD,
    "restricted_action_thread_only_channel": HOLD,
    "too_many_contact_cards": HOLD,
}
_READING = {
    "channel_not_found": HOLD,
    "channel_type_not_supported": HOLD,
    "invalid_cursor": HOLD,
    "invalid_limit": HOLD,
    "invalid_metadata_keys": HOLD,
    "invalid_ts_latest": HOLD,
    "invalid_ts_oldest": HOLD,
    "not_in_channel": HOLD,
    "pagination_not_available": HOLD,
    "thread_not_found": HOLD,
}


def _looking(errors: dict[str, str]) -> dict[str, str]:
    return {code: PAUSE if action == PAUSE else AGAIN for code, action in errors.items()}


ERRORS = {
    "chat.postMessage": EVERYWHERE | _POSTING,
    "chat.postEphemeral": EVERYWHERE | _POSTING | {"is_bot": HOLD, "user_not_in_channel": HOLD},
    "chat.update": EVERYWHERE
    | _WRITING
    | {
        "block_mismatch": HOLD,
        "cant_broadcast_message": HOLD,
        "cant_update_message": HOLD,
        "edit_window_closed": HOLD,
        "external_channel_migrating": AGAIN,
        "is_inactive": HOLD,
        "message_not_found": HOLD,
        "no_dual_broadcast_content_update": HOLD,
        "streaming_state_conflict": AGAIN,
        "update_failed": AGAIN,
    },
    "conversations.open": EVERYWHERE
    | {
        "cannot_dm_bot": HOLD,
        "channel_not_found": HOLD,
        "invalid_user_combination": HOLD,
        "method_not_supported_for_channel_type": HOLD,
        "not_enough_users": HOLD,
        "not_supported": HOLD,
        "too_many_users": HOLD,
        "user_disabled": HOLD,
        "user_not_found": HOLD,
        "user_not_visible": HOLD,
        "users_list_not_supplied": HOLD,
    },
    # A history that cannot be read proves nothing, whatever the reason: the post is neither sent again nor given up.
    "conversations.history": _looking(EVERYWHERE | _READING),
    "conversations.replies": _looking(EVERYWHERE | _READING),
}

# To views.open; `exchanged_trigger_id` is left out, for it says that the window is open already.
WINDOWS = [
    *EVERYWHERE,
    "duplicate_external_id",
    "expired_trigger_id",
    "invalid_blocks",
    "invalid_trigger_id",
    "user_not_found",
    "view_too_large",
]
