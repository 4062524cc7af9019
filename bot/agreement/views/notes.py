"""Messages about the lead definition, to managers and to both teams."""

from collections.abc import Sequence

from bot.agreement.rules.sheets import ProposalSheet
from bot.agreement.rules.signing import Proposal, State
from bot.agreement.views.lines import change_list, signatures
from bot.agreement.views.page import proposal_buttons, standing, withdraw_button
from bot.lead.definition.questions import Definition
from bot.slack.blocks import Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import esc, esc_block, moment, person

_MOST = 15
_NAMED = 20


def asked_to_sign(sheet: ProposalSheet) -> Message:
    """Ask a manager whose signature is needed."""
    proposal = sheet.proposal
    text = (
        f":memo: {person(proposal.proposed_by)} proposes a change to the lead definition (version "
        f"{proposal.definition.version}). {signatures(proposal)} {standing(sheet)}"
    )
    what = section(f"*What changes*\n{change_list(sheet.changes, _MOST, 'Nothing.')}")
    buttons = actions(*proposal_buttons(sheet), button("View", Action.SHOW_PROPOSAL, proposal.id))
    after = context("Once both sides have signed, it holds for new leads. Leads under way keep the version they have.")
    return Message("A change to the lead definition needs your signature", [section(text), what, buttons, after])


def waits(sheet: ProposalSheet) -> Message:
    """Tell the proposer, while a signature is missing; afterwards, what became of it."""
    proposal = sheet.proposal
    waiting = proposal.state is State.OPEN
    out = ":hourglass: Your proposal" if waiting else "Your proposal"
    text = f"{out} for version {proposal.definition.version}{' is out' if waiting else ''}. {signatures(proposal)}"
    what = section(f"*What changes*\n{change_list(sheet.changes, _MOST, 'Nothing.')}")
    view = button("View", Action.SHOW_PROPOSAL, proposal.id)
    buttons = actions(view, *([withdraw_button(proposal.id)] if waiting else []))
    return Message("Your proposal is waiting for a signature", [section(f"{text} {standing(sheet)}"), what, buttons])


def remark(proposal: Proposal, by: str, text: str) -> Message:
    said = "\n".join(f"> {line}" for line in esc_block(text, 1500).split("\n"))
    about = (
        f":speech_balloon: {person(by)} has a remark on your proposal for version {proposal.definition.version}. "
        "It is still open; a new proposal of yours takes its place."
    )
    buttons = actions(button("View", Action.SHOW_PROPOSAL, proposal.id), button("Change it", Action.EDIT_DEFINITION, 0))
    return Message("A remark on your proposal", [section(f"{about}\n{said}"), buttons])


def replaced(earlier: Proposal, newer: Proposal) -> Message:
    whose = person(earlier.proposed_by)
    text = (
        f":arrows_counterclockwise: {person(newer.proposed_by)} has proposed another change to the lead definition. It "
        f"takes the place of the one {whose} proposed {moment(earlier.proposed_at)}, which needs no answer any more."
    )
    view = actions(button("View the newer one", Action.SHOW_PROPOSAL, newer.id))
    return Message("A newer proposal takes the place of the earlier one", [section(text), view])


def withdrawn(proposal: Proposal) -> Message:
    text = (
        f"{person(proposal.proposed_by)} withdrew the proposal for the lead definition of "
        f"{moment(proposal.proposed_at)}. There is nothing left to sign, and what was in force stays in force."
    )
    return Message("A proposal was withdrawn", [section(text)])


def in_force(definition: Definition, behind: Proposal | None, changes: Sequence[str]) -> Message:
    """Tell the managers of both sides."""
    message = announced(definition, behind, changes)
    buttons = actions(
        button("View", Action.DEFINITION, definition.version),
        button("Re-judge open drafts", Action.TRY_ON_DRAFTS, definition.version),
    )
    return Message(message.text, [*message.blocks, buttons])


def announced(definition: Definition, behind: Proposal | None, changes: Sequence[str]) -> Message:
    """Tell both teams, in their channels."""
    text = f":handshake: The lead definition is now *version {definition.version}*. {signatures(behind)}"
    what = section(f"*What changed*\n{change_list(changes, _MOST, 'Nothing.')}")
    scope = context("It holds for leads that come in from now on. Leads under way keep the version they have.")
    return Message(f"The lead definition is now version {definition.version}", [section(text), what, scope])


def rejudged(version: int, lines: Sequence[str], total: int, left: Sequence[str] = ()) -> Message:
    """Tell the manager who asked, when all open drafts are done; `left` are those that could not be judged."""
    what = "\n".join(f"• {esc(line)}" for line in lines) or "None of them changed its verdict."
    drafts = f"{total:,} open drafts" if total != 1 else "one open draft" if left else "the one open draft"
    text = f":white_check_mark: I have re-judged {drafts} under version {version}.\n{what}"
    blocks = [section(text), *([section(_not_judged(left))] if left else [])]
    return Message(f"Open drafts have been re-judged under version {version}", blocks)


def _not_judged(left: Sequence[str]) -> str:
    more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
    one = len(left) == 1
    return (
        f":warning: *{', '.join(left[:_NAMED])}*{more} could not be judged, and {'stays' if one else 'stay'} under the "
        f"version {'it was' if one else 'they were'} asked under. Press *Re-judge open drafts* again to try once more; "
        "if that does not help, whoever runs Baton finds the reason in its log."
    )
