"""The arguments each method knows (request types of @slack/web-api 8.2); Slack ignores others in silence."""

_PAGE = "cursor limit"
_SPAN = "oldest latest inclusive include_all_metadata"
_WORDS = "channel text blocks attachments markdown_text"
_LOOKS = "as_user icon_emoji icon_url username link_names parse"
_VIEW = "view trigger_id interactivity_pointer"

_KNOWN = {
    "apps.connections.open": "",
    "auth.test": "",
    "bots.info": "bot team_id",
    "chat.delete": "channel ts as_user",
    "chat.getPermalink": "channel message_ts",
    "chat.postEphemeral": f"{_WORDS} {_LOOKS} user thread_ts",
    "chat.postMessage": f"{_WORDS} {_LOOKS} thread_ts reply_broadcast metadata unfurl_links unfurl_media mrkdwn",
    "chat.update": f"{_WORDS} ts as_user link_names parse metadata file_ids reply_broadcast",
    "conversations.history": f"channel {_PAGE} {_SPAN}",
    "conversations.info": "channel include_num_members include_locale",
    "conversations.join": "channel",
    "conversations.leave": "channel",
    "conversations.list": f"{_PAGE} team_id exclude_archived types",
    "conversations.members": f"channel {_PAGE}",
    "conversations.open": "channel users prevent_creation return_im",
    "conversations.replies": f"channel ts {_PAGE} {_SPAN}",
    "files.completeUploadExternal": "files channel_id channels thread_ts initial_comment blocks",
    "files.getUploadURLExternal": "filename length alt_txt snippet_type",
    "files.info": f"file {_PAGE}",
    "reactions.add": "channel timestamp name",
    "team.info": "team domain",
    "usergroups.list": "team_id include_count include_disabled include_users",
    "usergroups.users.list": "usergroup team_id include_disabled",
    "users.conversations": f"{_PAGE} team_id exclude_archived types user",
    "users.info": "user include_locale",
    "users.list": f"{_PAGE} include_locale team_id",
    "users.lookupByEmail": "email",
    "views.open": _VIEW,
    "views.publish": "user_id view hash",
    "views.push": _VIEW,
    "views.update": "view view_id external_id hash",
}
KNOWN_ARGUMENTS: dict[str, frozenset[str]] = {method: frozenset(names.split()) for method, names in _KNOWN.items()}
