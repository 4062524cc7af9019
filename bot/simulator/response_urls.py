"""Response URLs: five answers within thirty minutes, from an app that need not be in the channel."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.simulator.content import Content, read_content
from bot.simulator.errors import SlackError
from bot.simulator.posting import delete, edit, post
from bot.simulator.records import Channel, InstalledApp, Json, Posted
from bot.simulator.workspace import Workspace

# docs.slack.dev interactivity/handling-user-interaction: "up to 5 times within 30 minutes".
USES = 5
LIFETIME = timedelta(minutes=30)


@dataclass
class Address:
    app: InstalledApp
    channel: Channel
    user_id: str
    source: Posted | None
    expires: datetime
    uses: int = 0


class ResponseUrls:
    """`base_url` is set when the server has a port; the clock is the workspace's."""

    def __init__(self, workspace: Workspace) -> None:
        self.base_url = ""
        self._workspace = workspace
        self._addresses: dict[str, Address] = {}

    def issue(self, app: InstalledApp, channel: Channel, user_id: str, source: Posted | None = None) -> str:
        secret = self._workspace.mint.secret()
        expires = self._workspace.clock.now() + LIFETIME
        self._addresses[secret] = Address(app, channel, user_id, source, expires)
        return f"{self.base_url}/response/{secret}"

    def use(self, secret: str, given: Any) -> None:
        """Take one answer; raises SlackError (expired_url, used_url, or whatever is wrong with the words)."""
        address = self._addresses.get(secret)
        if address is None or self._workspace.clock.now() > address.expires or not address.app.installed:
            raise SlackError("expired_url")
        if address.uses >= USES:
            raise SlackError("used_url")
        if not isinstance(given, dict):
            raise SlackError("invalid_payload")
        answer(self._workspace, address, given)
        address.uses += 1


def answer(workspace: Workspace, address: Address, given: Json) -> Posted | None:
    """Do what an app answered to a command or click: whisper, post, replace or delete."""
    source = address.source
    if given.get("delete_original") and source is not None:
        delete(workspace, source)
        return None
    content = read_content(given, workspace.unknown_blocks)
    if not content.says_something:
        raise SlackError("no_text")
    if given.get("replace_original") and source is not None and not source.deleted:
        edit(workspace, source, _replacement(content))
        return source
    if given.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
        raise SlackError("invalid_response_type")
    public = given.get("response_type") == "in_channel"
    author = workspace.users[address.app.bot_user_id]
    return post(
        workspace,
        address.channel,
        author,
        content,
        thread_ts=given.get("thread_ts"),
        seen_by=None if public else address.user_id,
    )


def _replacement(content: Content) -> Content:
    # Replacing takes the whole message: words that are not given again are gone.
    return Content(content.text or "", content.blocks or [], content.attachments or [], content.metadata)
