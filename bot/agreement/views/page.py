"""The lead definition as a page to read: a version or a proposal, who signed it, and what it changes."""

from collections.abc import Sequence
from datetime import datetime

from bot.agreement.rules.sheets import ProposalSheet, VersionSheet
from bot.agreement.rules.signing import State
from bot.agreement.views.lines import change_list, question_text, signatures, terms_fields
from bot.lead.definition.questions import Definition
from bot.slack.blocks import (
    Block,
    actions,
    button,
    choices,
    confirmation,
    context,
    divider,
    fields,
    header,
    modal,
    option,
    section,
)
from bot.slack.ids import Action, View
from bot.slack.text import moment, people, person, plain

_CHANGES = 10
_AGREED = (
    "*What counts as a lead:* marketing and sales agreed on these questions. A lead whose answers meet them goes to "
    "sales; one that is not ready stays with marketing. Managers of both teams can change it together."
)


def definition_page(sheet: VersionSheet) -> Block:
    number = sheet.definition.version
    standing = f"In force since {moment(sheet.since)}." if sheet.is_current else f"Took effect {moment(sheet.since)}."
    blocks = [header(f"Version {number}"), section(f"{standing} {signatures(sheet.behind)}")]
    if not sheet.may_change:
        blocks.insert(0, section(_AGREED))
    blocks += _open_proposal(sheet.open, sheet.may_change) if sheet.open else []
    blocks += _buttons(sheet)
    if number > 1:
        blocks.append(section(f"*What it changed*\n{change_list(sheet.changes, _CHANGES, 'Nothing.')}"))
    return page([*blocks, *_whole(sheet.definition)])


def proposal_page(sheet: ProposalSheet) -> Block:
    proposal = sheet.proposal
    blocks = [
        header(f"Proposal for version {proposal.definition.version}"),
        section(f"{person(proposal.proposed_by)} proposed it {moment(proposal.proposed_at)}. {signatures(proposal)}"),
        section(standing(sheet)),
        section(f"*What it changes*\n{change_list(sheet.changes, _CHANGES * 3, 'Nothing.')}"),
        actions(*proposal_buttons(sheet), button("Back to the definition", Action.DEFINITION, 0)),
    ]
    return page([*blocks, *_whole(proposal.definition)])


def proposal_buttons(sheet: ProposalSheet) -> list[Block]:
    """Draw Sign where this reader's signature counts, Discuss for everybody else, Withdraw for the proposer."""
    proposal = sheet.proposal
    if proposal.state is not State.OPEN:
        return []
    others = proposal.proposed_by != sheet.reader
    return [
        *([sign_button(proposal.id)] if sheet.sides else []),
        *([button("Discuss", Action.DISCUSS, proposal.id)] if others else [withdraw_button(proposal.id)]),
        button("Try on past leads", Action.TRY_PROPOSAL, proposal.id),
    ]


def sign_button(proposal_id: int) -> Block:
    sure = confirmation(
        "Sign this definition?",
        "With both signatures it holds for every lead that comes in from then on. Leads under way keep theirs.",
        "Sign",
    )
    return button("Sign", Action.SIGN, proposal_id, style="primary", confirm=sure)


def withdraw_button(proposal_id: int) -> Block:
    sure = confirmation(
        "Withdraw this proposal?", "Those who were asked to sign it will hear that it is withdrawn.", "Withdraw"
    )
    return button("Withdraw", Action.WITHDRAW, proposal_id, confirm=sure)


def standing(sheet: ProposalSheet) -> str:
    """Say what an open proposal waits for, or how it ended."""
    proposal = sheet.proposal
    when = moment(proposal.closed_at) if proposal.closed_at else ""
    if proposal.state is State.EFFECTIVE:
        return f"It took effect as version {proposal.version} {when}."
    if proposal.state is not State.OPEN:
        return f"It was {proposal.state.value} {when} and needs no answer any more."
    if sheet.nobody:
        return f":warning: Nobody manages {' or '.join(sheet.nobody)} yet: a manager can name somebody in Settings."
    if sheet.sides:
        return f"Your signature counts for {' and '.join(sorted(sheet.sides))}."
    return f"It is waiting for {people(sheet.asked)}, who can sign for {' and '.join(proposal.unsigned)}."


def _open_proposal(sheet: ProposalSheet, may_change: bool) -> list[Block]:
    by = "You" if sheet.proposal.proposed_by == sheet.reader else person(sheet.proposal.proposed_by)
    text = f":memo: {by} proposed a change {moment(sheet.proposal.proposed_at)}. {standing(sheet)}"
    view = button("View the proposal", Action.SHOW_PROPOSAL, sheet.proposal.id) if may_change else None
    return [section(text, view)]


def _buttons(sheet: VersionSheet) -> list[Block]:
    """Draw what a manager can do; whoever only reads can turn to other versions."""
    if not sheet.may_change:
        picker = [_picker(sheet.versions, sheet.definition.version)] if len(sheet.versions) > 1 else []
        return [actions(*picker)] if picker else []
    label = "Continue your draft" if sheet.has_draft else "Change it"
    made = [button(label, Action.EDIT_DEFINITION, 0, style="primary")]
    if sheet.is_current and len(sheet.versions) > 1:
        made.append(button("Re-judge open drafts", Action.TRY_ON_DRAFTS, sheet.definition.version))
    if not sheet.is_current:
        made.append(_again(sheet))
    if len(sheet.versions) > 1:
        made.append(_picker(sheet.versions, sheet.definition.version))
    return [actions(*made)]


def _again(sheet: VersionSheet) -> Block:
    version = sheet.definition.version
    sure = confirmation(
        f"Propose version {version} again?",
        "It is proposed as it was; both sides have to sign it again.",
        "Propose",
    )
    return button("Propose it again", Action.PROPOSE_VERSION, f"{version} {sheet.standing}", confirm=sure)


def _picker(versions: Sequence[tuple[int, datetime]], shown: int) -> Block:
    offered = [option(str(number), f"Version {number}") for number, _ in versions]
    chosen = next((item for item in offered if item["value"] == str(shown)), None)
    menu: Block = {"type": "static_select", "action_id": str(Action.SHOW_VERSION), **choices(offered)}
    menu["placeholder"] = plain("Other versions", 150)
    return menu | ({"initial_option": chosen} if chosen else {})


def _whole(definition: Definition) -> list[Block]:
    questions = [section(question_text(number, asked)) for number, asked in enumerate(definition.questions, 1)]
    return [divider(), *questions, divider(), *fields(terms_fields(definition)), context("Days are calendar days.")]


def page(blocks: list[Block], shows: str = "") -> Block:
    """Draw a page; of a draft's page, `shows` tells which draft it shows."""
    return modal(View.DEFINITION, "Lead definition", blocks, metadata=shows)
