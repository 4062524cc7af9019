"""The traffic between Slack and the apps, newest first, for the page's drawer."""

from datetime import tzinfo

from bot.simulator.api.handler import LoggedCall
from bot.simulator.deliveries import Delivery
from bot.simulator.records import Json
from bot.simulator.slack import ACK_SECONDS, Simulator

NEWEST = 80


def passed(slack: Simulator, zone: tzinfo) -> Json:
    """The newest deliveries with their acknowledgement's time, and the newest Web API calls; times in `zone`."""
    entries = [
        *((d.at, _delivery(f"d{number}", d, zone)) for number, d in enumerate(slack.deliveries)),
        *((c.at, _call(f"c{number}", c, zone)) for number, c in enumerate(slack.calls)),
    ]
    newest = sorted(entries, key=lambda entry: entry[0], reverse=True)[:NEWEST]
    return {"limit": ACK_SECONDS, "total": len(entries), "entries": [entry for _, entry in newest]}


def _delivery(entry_id: str, delivery: Delivery, zone: tzinfo) -> Json:
    return {
        "id": entry_id,
        "way": "to the app",
        "what": delivery.type,
        "kind": delivery.kind,
        "at": f"{delivery.at.astimezone(zone):%H:%M:%S}",
        "seconds": delivery.seconds,
        "ok": delivery.ok,
        "problem": delivery.error,
        "retry": delivery.retry_num,
        "sent": {name: content for name, content in delivery.payload.items() if name != "token"},
        "answer": delivery.response,
    }


def _silence(status: int) -> str:
    return f"HTTP {status}" if status != 200 else "no answer"


def _call(entry_id: str, call: LoggedCall, zone: tzinfo) -> Json:
    answer = call.answer or {}
    ok = bool(answer.get("ok"))
    problem = None if ok or call.waiting else answer.get("error") or _silence(call.status)
    return {
        "id": entry_id,
        "way": "from the app",
        "what": call.method,
        "kind": "Web API",
        "at": f"{call.at.astimezone(zone):%H:%M:%S}",
        "ok": ok,
        "problem": problem,
        "sent": {name: content for name, content in call.args.items() if name != "token"},
        "answer": call.answer,
    }
