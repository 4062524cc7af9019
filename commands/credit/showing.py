"""`/lead credit`: one's own credit, or, for managers, somebody's or everybody's, for any days."""

import re

from bot.credit.look_up import EVERYBODY, credit
from bot.credit.page import credit_message
from bot.reports.typed_period import days_typed
from bot.slack.markup import mentioned
from commands.responses import answer
from commands.visit import Visit

_MENTION = re.compile(r"<@[^<>]*>")


async def type_credit(visit: Visit, rest: str) -> None:
    """Show credit: whose is a mention or "all", and the other words are days."""
    raw = str(visit.body.get("text") or "").strip().partition(" ")[2]
    words = _MENTION.sub(" ", raw).split()
    everybody = [word for word in words if word.lower() in (EVERYBODY, "everybody", "everyone")]
    typed = " ".join(word for word in words if word not in everybody)
    whose = EVERYBODY if everybody else next(iter(mentioned(raw)), "")
    await answer(visit, credit_message(await visit.desk.read(credit, visit.person, typed, whose, days_typed)))
