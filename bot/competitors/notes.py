"""The answer to whoever says that a competitor is active."""

from bot.competitors.stirred import MOST_COUNTED, Stirred
from bot.slack.text import esc


def stirred(found: Stirred) -> str:
    """Say what comes of it."""
    name, leads = found.rival.name, found.leads
    if not leads:
        return f"Noted. No lead that is nurtured now names *{esc(name, 80)}*, so no touch comes sooner."
    many = (
        f"more than {MOST_COUNTED:,} nurtured leads name" if leads >= MOST_COUNTED else f"{leads} nurtured leads name"
    )
    how = "1 nurtured lead names" if leads == 1 else many
    whose = "Its next touch comes" if leads == 1 else "Their next touches come"
    return (
        f":eyes: Noted: {how} *{esc(name, 80)}*. {whose} sooner, within everybody's hours and caps, and say why. "
        "`/lead due` shows yours."
    )
