"""The fields of a preview: what is said once for all leads of the file."""

from bot.exchange.load.job import Import
from bot.exchange.rows.candidate import Fate
from bot.exchange.windows.said_once import (
    BATCH,
    FILL,
    KNOWN,
    LONGEST_BATCH,
    LONGEST_SOURCE,
    ME,
    OVERWRITE,
    OWNER,
    SOMEBODY,
    SOURCE,
    SPREAD,
)
from bot.exchange.windows.summary import Summary
from bot.slack.blocks import Block, input_block, option, text_input
from bot.slack.text import plain


def blocks(imp: Import, summary: Summary) -> list[Block]:
    """Draw them, with what was chosen before."""
    chosen = imp.chosen
    source = text_input(str(chosen.get("source") or summary.source), "Webinar Q3", longest=LONGEST_SOURCE)
    batch = text_input(str(chosen.get("batch") or ""), "November list", longest=LONGEST_BATCH)
    owner = str(chosen.get("owner") or ME)
    who = [(ME, "I do"), (SPREAD, "Spread over all marketers")]
    somebody: Block = {"type": "users_select", "placeholder": plain("Nobody else", 150)}
    somebody |= {"initial_user": owner} if owner not in (ME, SPREAD) else {}
    found = [
        input_block(SOURCE, "Where are they from?", source, hint="For rows that do not say it themselves."),
        input_block(BATCH, "Batch", batch, hint="To see later what became of this list alone."),
        input_block(OWNER, "Who follows them up?", _radio(who, owner if owner == SPREAD else ME), optional=False),
        input_block(SOMEBODY, "Or somebody else", somebody),
    ]
    if summary.count(Fate.KNOWN):
        what = [(FILL, "Only fill in what is missing"), (OVERWRITE, "Replace what they have with what the file says")]
        label = f"Who is known already ({summary.count(Fate.KNOWN):,})"
        now = OVERWRITE if chosen.get("overwrite") else FILL
        found.append(input_block(KNOWN, label, _radio(what, now), optional=False))
    return found


def _radio(offered: list[tuple[str, str]], chosen: str) -> Block:
    made = [option(value, label) for value, label in offered]
    return {"type": "radio_buttons", "options": made, "initial_option": next(o for o in made if o["value"] == chosen)}
