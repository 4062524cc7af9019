"""A rep decides on an offered lead: Accept, or Reject with a reason."""

from bot.decisions.accept import accept
from bot.decisions.reject import Rejection, reject, to_reject
from bot.decisions.reject_form import reject_form
from commands.home_tab import refresh_home
from commands.visit import Visit


async def accept_lead(visit: Visit) -> None:
    await visit.desk.transact(accept, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh_home(visit)


async def open_rejection(visit: Visit) -> None:
    lead, definition = await visit.desk.read(to_reject, visit.person, visit.lead_id)
    await visit.open(reject_form(lead, definition))
    await visit.ack()


async def submit_rejection(visit: Visit) -> None:
    typed = visit.typed
    fix = typed.get("fix") or []
    rejection = Rejection(
        code=str(typed.get("reason") or ""),
        note=str(typed.get("note") or ""),
        until=str(typed.get("until") or ""),
        fix=[str(key) for key in fix] if isinstance(fix, list) else [],
        same_as=str(typed.get("same_as") or ""),
    )
    await visit.desk.transact(reject, visit.person, visit.lead_id, rejection, visit.key)
    await visit.ack()
