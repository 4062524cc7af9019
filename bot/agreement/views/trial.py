"""The outcome of a trial: what a definition would do to existing leads."""

from collections.abc import Sequence

from bot.agreement.rules.tally import Tally
from bot.slack.blocks import Block, actions, button, confirmation, context, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import bullets, esc

_NAMED = 5


def trying_view() -> Block:
    """Draw what is shown while the leads are being read."""
    return _trial(
        "Trying it out", [section(":hourglass_flowing_sand: I am looking at the leads. This takes a moment.")]
    )


def failed_view() -> Block:
    return _trial("Trying it out", [section("I could not finish that, and nothing was changed. Please try again.")])


def past_view(tally: Tally, days: int, unasked: Sequence[str]) -> Block:
    """Draw a dry run over the leads of the last `days` days."""
    if not tally.total:
        return _trial(
            "On past leads", [section(f"No lead came in within the last {days} days, so there is nothing to try.")]
        )
    lines = tally.sentences()
    head = f"Of *{_leads(tally.total)}* of the last {days} days:"
    found = bullets(lines) if lines else "• none would be judged differently"
    blocks = [section(f"{head}\n{found}")]
    if unasked:
        named = ", ".join(f"“{esc(prompt, 150)}”" for prompt in unasked[:_NAMED])
        more = f" and {len(unasked) - _NAMED} more" if len(unasked) > _NAMED else ""
        blocks.append(context(f"Nobody was asked {named}{more} then, so that is left out here."))
    blocks.append(context("Judged on the answers they had. This changes nothing."))
    return _trial("On past leads", blocks)


def drafts_view(tally: Tally, version: int) -> Block:
    """Draw what re-judging the open drafts would do, with the button that does it."""
    if not tally.total:
        return _trial("Open drafts", [section(f"No open draft is under an older version than {version}.")])
    lines = tally.sentences()
    found = bullets(lines) if lines else "• none would be judged differently"
    sure = confirmation(
        "Re-judge them now?", "Those that are ready go to sales at once, and their marketers hear of it.", "Re-judge"
    )
    blocks = [
        section(f"Of *{_leads(tally.total, 'open draft')}* under an older version:\n{found}"),
        context("The others stay drafts; their marketers are asked for what is missing at the usual time."),
        actions(button("Re-judge them", Action.REJUDGE, version, style="primary", confirm=sure)),
    ]
    return _trial("Open drafts", blocks)


def out_of_date_view(text: str) -> Block:
    """Say that what was tried is not what would be done now; `text` says why."""
    return _trial("Open drafts", [section(text)])


def under_way_view(version: int) -> Block:
    text = f"I am re-judging the open drafts under version {version}. You will get a message when all are done."
    return _trial("Open drafts", [section(text)])


def _leads(count: int, noun: str = "lead") -> str:
    return f"one {noun}" if count == 1 else f"{count:,} {noun}s"


def _trial(title: str, blocks: list[Block]) -> Block:
    return modal(View.TRIAL, title, blocks, close="Back")
