"""Reading what was typed about a lead: its number, however it is written, and what is said of it."""

from bot.lead.identity.lead_number import number_of


def told_of(rest: str) -> tuple[str, str]:
    """Split "L-12 chose a competitor", or "L 12 …", in two; the first part names no lead if none was named."""
    for words in (1, 2):
        wanted = " ".join(rest.split()[:words])
        if number_of(wanted):
            said = rest.split(None, words)[words:]
            return wanted, said[0].strip() if said else ""
    return "", rest.strip()
