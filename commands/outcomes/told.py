"""Reading what was typed about a lead: its number, however it is written, and what is said of it."""

import html

from bot.lead.identity.lead_number import number_of


def told_of(rest: str) -> tuple[str, str]:
    """Split "L-12 chose a competitor", or "L 12 …", in two; the first part names no lead if none was named."""
    typed = html.unescape(rest)
    for words in (1, 2):
        wanted = " ".join(typed.split()[:words])
        if number_of(wanted):
            said = typed.split(None, words)[words:]
            return wanted, said[0].strip() if said else ""
    return "", typed.strip()
