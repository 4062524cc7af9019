"""The window that confirms an erasure: whom it is about, what goes and what stays."""

from bot.lead.lines import short_name
from bot.privacy.sheet import EraseSheet
from bot.slack.blocks import Block, context, modal, section
from bot.slack.ids import View
from bot.slack.text import bullets

_GOES = (
    "name, company, title, addresses, numbers, source and notes",
    "the answers, and everybody in the buying group",
    "what was learned in conversations and meetings, and whatever the history quotes",
    "their entries on the do-not-contact list",
    "my messages and cards about them: each is overwritten",
)
_STAYS = (
    "the lead's number, stage and dates, and who of you worked on it, so that the numbers still add up",
    "a line in its history: that it was erased, when, and by whom",
    "fingerprints of their addresses and numbers, which tell nobody who it was. By them I refuse to add the same "
    "person again",
)


def erase_form(sheet: EraseSheet) -> Block:
    lead = sheet.lead
    blocks = [section(f":wastebasket: *This can't be undone.* It is about {short_name(lead)}.")]
    if sheet.merged:
        blocks.append(section(f"{', '.join(sheet.merged)} turned out to be the same lead and will be erased with it."))
    blocks += [section(f"*What goes*\n{bullets(_GOES)}"), section(f"*What stays*\n{bullets(_STAYS)}")]
    blocks.append(context("I can't erase what people wrote about them in Slack themselves: please delete that there."))
    if sheet.alike:
        blocks.append(
            section(f":warning: {', '.join(sheet.alike)} has the same address or number and stays. Erase it as well?")
        )
    return modal(View.ERASE, f"Erase {lead.label}?", blocks, submit="Erase", close="Cancel", metadata=str(lead.id))
