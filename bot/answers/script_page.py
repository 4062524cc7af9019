"""The script for the next call, in a window to copy it from."""

from bot.answers.call_script import call_script
from bot.answers.sheets import ScriptSheet
from bot.lead.lines import short_name
from bot.slack.blocks import Block, modal, section, sections
from bot.slack.ids import View
from bot.slack.text import esc_block

_LONGEST = 12_000


def script_view(sheet: ScriptSheet) -> Block:
    lead = sheet.lead
    if not sheet.questions:
        nothing = f"Nothing is missing for {short_name(lead)}: there is nothing left to ask."
        return modal(View.SCRIPT, "Call script", [section(nothing)])
    script = call_script((lead.name.split() or [""])[0], sheet.questions)
    blocks = [section(f"Here is what is still open for {short_name(lead)}, to copy for the next call:")]
    blocks += sections(f"```{esc_block(script, _LONGEST)}```")
    return modal(View.SCRIPT, "Call script", blocks)
