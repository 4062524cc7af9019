"""The reasons why there is no file, for whoever asked for it, and what to do."""

from bot.slack.refusals import happened, to_do

_NO_FILE = {
    "file_uploads_disabled": "Files are switched off in this workspace. Whoever administers Slack can allow them.",
    "file_uploads_except_images_disabled": "This Slack workspace takes no files but pictures. Whoever administers "
    "Slack can allow them.",
    "file_type_not_allowed": "This Slack workspace takes no such files. Whoever administers Slack can allow them.",
    "storage_limit_reached": "This workspace has no room for more files. Whoever administers Slack can make some.",
    "posting_to_channel_denied": "Slack does not let Baton share files with you. Whoever administers it can say why.",
}
_TOO_LARGE = {
    "file_upload_size_restricted": "The file is larger than this Slack workspace takes.",
    "too_large": "It would be larger than a gigabyte, which is the most that Slack takes.",
}
_MISSING = (
    "Whoever runs Baton adds it (api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes) and installs "
    "Baton again there."
)


def why_no_file(error: str, what: str, less: str) -> str:
    """Say why Slack has not taken `what`, and what to do; `less` is how to have a smaller one."""
    again = f"Then ask for {what} again."
    if error == "missing_scope":
        return f"{happened(error, 'files:write')}. {_MISSING} {again}"
    if error in _TOO_LARGE:
        return f"{_TOO_LARGE[error]} {less}"
    if error in _NO_FILE:
        return f"{_NO_FILE[error]} {again}"
    return f"Slack did not take it within a day. {to_do(error)} {again}"
