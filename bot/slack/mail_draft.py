"""A link that opens a mail to somebody with its subject and text filled in."""

from typing import NamedTuple
from urllib.parse import quote

from bot.slack.text import clean, esc, is_plain_address

LONGEST = 1900
"""Characters of a link that reach the mail program everywhere: Windows hands over 2,048 at most, and cuts the rest."""


class Draft(NamedTuple):
    """A link in mrkdwn; `whole` if the text is in it, and not only the subject."""

    link: str
    whole: bool


def mail_draft(address: str, subject: str, text: str, label: str) -> Draft | None:
    """Link a mail to that address, by RFC 6068; a text that does not fit whole is left out. None for what is not
    plainly an address."""
    if not is_plain_address(address):
        return None
    to = f"mailto:{quote(address, safe='@')}?subject={_encoded(subject)}"
    whole = f"{to}&body={_encoded(text)}"
    fits = len(whole) <= LONGEST
    target = whole if fits else to[:LONGEST]
    return Draft(f"<{target.replace('&', '&amp;')}|{esc(label, 75)}>", fits)


def _encoded(text: str) -> str:
    return quote(clean(text).strip().replace("\n", "\r\n"), safe="")
