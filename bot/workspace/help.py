"""The help: what somebody with these roles can do, as `/lead help`, the welcome and a change of roles say it."""

from collections.abc import Collection, Sequence

from bot.lead.people import Act, Role, entitled
from bot.slack.blocks import Block, Message, actions, button, context, header, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, people, person
from bot.workspace.what_to_type import by_topic, first_for

ROLE_WORDS = {
    Role.MARKETER: "marketer",
    Role.REP: "sales rep",
    Role.MARKETING_MANAGER: "manager of marketing",
    Role.SALES_MANAGER: "manager of sales",
}

_CAN = {
    Role.MARKETER: (
        "*Add leads*: `/lead`, *New lead* in Home, or *Turn into a lead* on any message. I ask for what is missing. "
        "One that is ready goes to sales; one that is not stays with you, and I remind you when to follow up."
    ),
    Role.REP: (
        "*Decide on leads*: they come to the sales channel as cards with *Accept*, *Reject*, *Details* and *Ask the "
        "marketer*. One that you accept is yours, and its next step comes to you here."
    ),
    Role.MARKETING_MANAGER: (
        "*Manage*: Home has the settings, the lead definition and the do-not-contact list. You can offer a lead to "
        "sales although the definition keeps it back, and your team asks you here."
    ),
}
_CAN[Role.SALES_MANAGER] = _CAN[Role.MARKETING_MANAGER]


def help_message(roles: frozenset[Role], managers: Sequence[str] = (), asked: str = "") -> Message:
    """Say what somebody with these roles can do; without any, which of the `managers` to ask for one."""
    if not roles:
        return without_a_role(managers, asked)
    first = bullets([*first_for(roles), "`/lead help all` lists everything you can type"])
    blocks = [header("What Baton can do for you"), section("\n".join(_can(roles))), section(first)]
    if roles & {Role.MARKETER, Role.REP}:
        blocks.append(
            context("Commands do not work in threads. There, use a message's shortcuts, such as *Log a conversation*.")
        )
    return Message("What Baton can do for you", [*blocks, *_new_lead(roles)])


def all_commands(roles: frozenset[Role], managers: Sequence[str] = (), asked: str = "") -> Message:
    """List everything that somebody with these roles can type, by what it is about."""
    if not roles:
        return without_a_role(managers, asked)
    title = "Everything you can type"
    blocks = [section(f"*{topic}*\n{bullets(some)}") for topic, some in by_topic(roles).items()]
    return Message(title, [header(title), *blocks])


def without_a_role(managers: Sequence[str], asked: str = "") -> Message:
    """Greet somebody on neither team; `asked` says whom they asked for access already."""
    who = people(managers[:5]) if managers else "Whoever installed Baton"
    text = (
        "Baton carries leads from marketing to sales, and back when they are not ready. "
        f"You are not on either team here yet. {who} can add you."
    )
    below = [context(asked)] if asked else [request_access()] if managers else []
    return Message("Welcome to Baton", [header("Welcome to Baton"), section(text), *below])


def request_access() -> Block:
    """Draw the button by which somebody without any role asks for one."""
    return actions(button("Request access", Action.REQUEST_ACCESS, 0, style="primary"))


def roles_changed(before: frozenset[Role], now: frozenset[Role], by: str, group: str = "") -> Message | None:
    """Tell somebody what a manager, or being in a user `group`, made of their roles, and what they can do now; None
    where nothing changed."""
    added, removed = now - before, before - now
    if not added and not removed:
        return None
    who = f"Who is in the Slack user group *@{esc(group, 80)}*" if group else person(by)
    said = [f"{who} made you a {_named(added)}."] if added and not group else []
    if added and group:
        said = [f"{who} has a role in Baton, and now you do: you are a {_named(added)}."]
    if removed and group and not added:
        said.append(f"{who} has a role in Baton. You no longer are, so you are no longer a {_named(removed)}.")
    elif removed:
        said.append(f"{who} took you off as {_named(removed)}." if not added else _no_longer(removed))
    if now and not added:
        said.append(f"You are still a {_named(now)}.")
    if not now:
        said.append(
            f"You have no role in Baton any more, so its buttons do nothing for you. {_asked(by, group)} can say why."
        )
    blocks = [section(" ".join(said))]
    if added:
        blocks += [section("*What you can do now*\n" + "\n".join(_can(now))), *_new_lead(added)]
        blocks.append(context("`/lead help` shows everything."))
    return Message(" ".join(said), blocks)


def _asked(by: str, group: str) -> str:
    return "A manager" if group or not by else person(by)


def _no_longer(removed: Collection[Role]) -> str:
    return f"You are no longer a {_named(removed)}."


def _named(roles: Collection[Role]) -> str:
    *others, last = [ROLE_WORDS[role] for role in Role if role in roles]
    return f"{', '.join(others)} and {last}" if others else last


def _can(roles: frozenset[Role]) -> list[str]:
    return list(dict.fromkeys(_CAN[role] for role in Role if role in roles))


def _new_lead(roles: frozenset[Role]) -> list[Block]:
    offered = entitled(roles, Act.CAPTURE)
    return [actions(button("New lead", Action.NEW_LEAD, 0, style="primary"))] if offered else []
