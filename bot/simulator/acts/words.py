"""Typing: slash commands and messages."""

import re
from collections.abc import Sequence
from typing import Any

from bot.simulator import payloads, posting
from bot.simulator.content import Content
from bot.simulator.deliveries import Delivery
from bot.simulator.errors import NotVisible, SlackError
from bot.simulator.files import File
from bot.simulator.giving import MOST_FILES
from bot.simulator.mrkdwn import escaped
from bot.simulator.posting import edit, post
from bot.simulator.records import Channel, InstalledApp, Posted, User
from bot.simulator.response_urls import Address, answer
from bot.simulator.stage import Stage, insist

_ADDRESS = re.compile(r"(?<![<|:\w.+'&;/@-])([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)(?![^<]*>)")
"""An address as Slack sees it, as far as is known; it is made a link wherever names become tokens."""


async def run(
    stage: Stage, user: User, line: str, channel: Channel, thread: Posted | None, *, patient: bool
) -> Posted | None:
    """Run a slash command; returns what the person alone then sees for it, if anything."""
    check_can_write(user, channel)
    workspace = stage.workspace
    word, _, text = line.partition(" ")
    last = workspace.mint.ts()
    if thread is not None:
        return _whisper(stage, channel, user, f"{word} is not supported in threads. Sorry!", thread.ts)
    # Where two apps have the same command, Slack calls the one that was installed last.
    installed = reversed(list(workspace.apps.values()))
    app = next((app for app in installed if app.installed and app.command(word)), None)
    if app is None:
        return _whisper(stage, channel, user, f"{word} is not a valid command.")
    tokens = bool((app.command(word) or {}).get("should_escape"))
    payload = payloads.slash_command(
        workspace,
        app,
        user,
        channel,
        word,
        typed(stage, text.strip(), tokens=tokens, named=True),
        stage.response_urls.issue(app, channel, user.id),
        stage.triggers.issue(app, user.id),
    )
    delivery = await stage.deliveries.send(app, "slash_commands", payload)
    _answer_command(stage, app, user, channel, word, delivery)
    insist(delivery, patient=patient)
    answers = [m for m in workspace.visible_to(user.id, channel) if m.seen_by == user.id and m.ts > last]
    return answers[-1] if answers else None


def check_can_write(user: User, channel: Channel) -> None:
    """Raise NotVisible for a channel that this person cannot write in."""
    if user.deactivated:
        raise NotVisible(f"{user.name} has been deactivated")
    if user.id not in channel.members or channel.archived:
        raise NotVisible(f"{user.name} cannot write in {channel.name or channel.id}")


async def say(
    stage: Stage, user: User, text: str, channel: Channel, thread: Posted | None, *, also: bool, patient: bool
) -> Posted:
    """Send a message; returns when the apps that listen have acknowledged it.

    `also` is the tick at "Also send to …" under a reply; a text that begins with "/me " is said as an action, which
    Slack does not take in threads.
    """
    check_can_write(user, channel)
    me = text.startswith("/me ")
    if me and thread:
        return _whisper(stage, channel, user, "/me is not supported in threads. Sorry!", thread.ts)
    before = stage.deliveries.in_flight
    message = post(
        stage.workspace,
        channel,
        user,
        _content(stage, text.removeprefix("/me ") if me else text),
        thread_ts=(thread.thread_ts or thread.ts) if thread else None,
        broadcast=also,
        client_msg_id=stage.workspace.mint.uuid(),
        subtype="me_message" if me else None,
    )
    for told in stage.deliveries.in_flight - before:
        insist(await told, patient=patient)
    return message


async def share(
    stage: Stage,
    user: User,
    files: Sequence[File],
    text: str,
    channel: Channel,
    thread: Posted | None,
    *,
    patient: bool,
) -> Posted:
    """Send a message with files; returns when the apps that listen have acknowledged it."""
    check_can_write(user, channel)
    if not 0 < len(files) <= MOST_FILES:
        raise NotVisible(f"a message takes up to {MOST_FILES} files, not {len(files)}")
    before = stage.deliveries.in_flight
    message = post(
        stage.workspace,
        channel,
        user,
        _content(stage, text) if text else Content(""),
        thread_ts=(thread.thread_ts or thread.ts) if thread else None,
        client_msg_id=stage.workspace.mint.uuid(),
        subtype="file_share",
        files=files,
    )
    for told in stage.deliveries.in_flight - before:
        insist(await told, patient=patient)
    return message


async def delete(stage: Stage, user: User, message: Posted) -> None:
    """Delete one's own message or, as an administrator, anybody's; returns when apps that listen have heard of it."""
    check_can_write(user, message.channel)
    if message.user is not user and not user.is_admin:
        raise NotVisible(f"{user.name} may not delete what {message.user.name} wrote")
    before = stage.deliveries.in_flight
    posting.delete(stage.workspace, message)
    for told in stage.deliveries.in_flight - before:
        insist(await told, patient=False)


async def edit_own(stage: Stage, user: User, message: Posted, text: str, *, patient: bool) -> None:
    """Change a message of one's own; returns when the apps that listen have acknowledged it."""
    check_can_write(user, message.channel)
    if message.user is not user or message.deleted:
        raise NotVisible(f"{user.name} can edit only what they said themselves")
    before = stage.deliveries.in_flight
    edit(stage.workspace, message, _content(stage, text))
    for told in stage.deliveries.in_flight - before:
        insist(await told, patient=patient)


def _content(stage: Stage, text: str) -> Content:
    return Content(typed(stage, text, tokens=True), [_composed(text)])


def typed(stage: Stage, text: str, *, tokens: bool, named: bool = False) -> str:
    """Turn typed text into what apps get: & < > as entities, and with `tokens` names as tokens (`named`: `<@U1|ada>`).

    Slack escapes the three characters in everything that people type, slash commands included; names become
    tokens in messages, and in commands whose manifest entry says `should_escape` ("Escape channels, users, and
    links sent to your app", docs.slack.dev interactivity/implementing-slash-commands).
    """
    text = escaped(text)
    if not tokens:
        return text
    for user in sorted(stage.workspace.users.values(), key=lambda user: -len(user.name)):
        token = f"<@{user.id}|{user.handle}>" if named else f"<@{user.id}>"
        for name in (user.name, user.handle):
            text = re.sub(rf"@{re.escape(name)}(?![\w|])", token, text)
    for channel in stage.workspace.channels.values():
        if channel.name:
            token = f"<#{channel.id}|{channel.name}>"
            text = re.sub(rf"#{re.escape(channel.name)}(?![\w-])", token, text)
    text = re.sub(r"(?<![<|])\bhttps?://[^\s<>|]+", lambda match: f"<{match[0]}>", text)
    return _ADDRESS.sub(r"<mailto:\1|\1>", text)


def _composed(text: str) -> dict[str, Any]:
    # The message composer writes rich_text; its text elements hold what was typed, unescaped.
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def _answer_command(
    stage: Stage, app: InstalledApp, user: User, channel: Channel, word: str, delivery: Delivery
) -> None:
    if not delivery.ok:
        _whisper(stage, channel, user, f'{word} failed with the error "{delivery.error}"')
        return
    given = {"text": delivery.response} if isinstance(delivery.response, str) else delivery.response
    if not given:
        return
    try:
        address = Address(app, channel, user.id, None, stage.workspace.clock.now())
        answer(stage.workspace, address, given)
    except SlackError as refusal:
        delivery.error = f"invalid_command_response: {refusal.code} {refusal.extra}"
        _whisper(stage, channel, user, f'{word} failed with the error "invalid_command_response"')


def _whisper(stage: Stage, channel: Channel, user: User, text: str, thread_ts: str | None = None) -> Posted:
    slackbot = stage.workspace.users["USLACKBOT"]
    content = Content(text)
    return post(stage.workspace, channel, slackbot, content, seen_by=user.id, thread_ts=thread_ts)
