"""The lists of sales and of what is promised, and who may see them: part of the table in everything.py."""

from bot.overview.sales import list_of_sales as listing
from bot.overview.sales import list_promised as promising
from tests.guarantees.asked import ANYONE, WHO, Asked

LISTING: dict[str, Asked] = {
    "what waits for a rep": Asked(lambda tx, by, at: listing.to_decide(tx, by), ANYONE, about=False),
    "what a rep of theirs has": Asked(lambda tx, by, at: listing.of_rep(tx, by, WHO), ANYONE, about=False),
    "the reps": Asked(lambda tx, by, at: listing.by_rep(tx, by), ANYONE, about=False),
    "what is promised": Asked(lambda tx, by, at: promising.promises(tx, by), ANYONE, about=False),
    "what is overdue": Asked(lambda tx, by, at: promising.overdue(tx, by), ANYONE, about=False),
    "what is paused": Asked(lambda tx, by, at: promising.on_pause(tx, by), ANYONE, about=False),
}
