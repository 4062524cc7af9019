"""A rep's decision on an offered lead: Accept, or Reject with a reason."""

from bot.decisions.accept import accept
from bot.decisions.reject import log_attempt, reject, to_reject
from bot.decisions.reject_form import reject_form, typed_rejection
from bot.slack.typed import number_in
from commands.overview import redraw, refresh_home
from commands.visit import Visit


async def accept_lead(visit: Visit) -> None:
    await visit.desk.transact(accept, visit.person, visit.lead_id, visit.key, _offer(visit))
    await visit.ack()
    await refresh_home(visit)


async def open_rejection(visit: Visit) -> None:
    asked = await visit.desk.read(to_reject, visit.person, visit.lead_id, _offer(visit))
    await visit.open(reject_form(*asked))
    await visit.ack()


async def submit_rejection(visit: Visit) -> None:
    rejection = typed_rejection(visit.typed, _offer(visit))
    await visit.desk.transact(reject, visit.person, visit.lead_id, rejection, visit.key)
    await visit.ack()


def _offer(visit: Visit) -> int:
    """Return the offer that the card or form is about; 0 if an earlier release of Baton drew it."""
    return number_in(visit.drawn_from)


async def press_log_attempt(visit: Visit) -> None:
    await visit.desk.transact(log_attempt, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await redraw(visit, str(visit.view.get("id")), visit.lead_id)
