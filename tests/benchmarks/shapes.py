"""The requests the load is made of: captured from the simulator once, then written out for as many people as needed."""

import copy
import json
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from bot.clock import MovableClock
from bot.playground.sandbox import found_company, start_baton
from bot.simulator.signed_http import FORM
from storage.sql import Database
from tests.benchmarks.names import company, person
from tests.conversations.office import JANE, READY

JSON = "application/json"
TEAM, MARKETER, REP, SALES, MARKETING = "T0BENCH", "U0MIA", "U0RAVI", "C0SALES", "C0MARKETING"


@dataclass(frozen=True, slots=True)
class Shapes:
    """One real payload of each kind, as the simulated Slack delivered it, with the ids of the bench put in."""

    command: dict[str, Any]
    intake: dict[str, Any]
    questions: dict[str, Any]
    accept: dict[str, Any]
    home: dict[str, Any]

    def typed(self) -> bytes:
        return urlencode(self.command | {"trigger_id": secrets.token_hex(8)}).encode()

    def intake_for(self, number: int) -> bytes:
        payload = self._submitted(self.intake)
        _fill(payload, "email", f"office@{company(number).lower()}.example")
        _fill(payload, "name", person(number))
        _fill(payload, "company", company(number))
        return _form(payload)

    def questions_for(self, lead: str) -> bytes:
        payload = self._submitted(self.questions)
        payload["view"]["private_metadata"] = lead
        return _form(payload)

    def accept_for(self, lead: str) -> bytes:
        payload = copy.deepcopy(self.accept)
        payload["trigger_id"] = secrets.token_hex(8)
        payload["actions"][0] |= {"value": lead, "action_ts": f"{secrets.randbelow(10**9)}.{secrets.randbelow(10**6)}"}
        return _form(payload)

    def home_opened(self) -> bytes:
        return json.dumps(self.home | {"event_id": f"Ev{secrets.token_hex(6)}"}).encode()

    def _submitted(self, shape: dict[str, Any]) -> dict[str, Any]:
        payload = copy.deepcopy(shape)
        payload["view"]["id"] = f"V{secrets.token_hex(6)}"
        payload["trigger_id"] = secrets.token_hex(8)
        return payload


async def capture() -> Shapes:
    """Play a lead once in the simulated Slack and keep what was delivered."""
    with TemporaryDirectory() as folder:
        company = await found_company(MovableClock())
        running = await start_baton(company, Database(f"sqlite:///{Path(folder) / 'baton.db'}", company.clock))
        await company.mia.runs(f"/lead {JANE}", in_=company.sales)
        await company.mia.submits()
        await company.mia.submits(dict(READY))
        card = await company.ravi.sees("Why it came to sales", in_=company.sales)
        await company.ravi.clicks("Accept", on=card)
        await company.mia.opens_home()
        kept = [delivery.payload for delivery in company.slack.deliveries]
        ids = {
            company.mia.id: MARKETER,
            company.ravi.id: REP,
            company.sales.id: SALES,
            str(next(p["team_id"] for p in kept if p.get("command"))): TEAM,
        }
        await running.stop()
        await company.slack.stop()
    text = json.dumps(kept)
    renamed = json.loads(re.sub("|".join(map(re.escape, ids)), lambda found: ids[found[0]], text))
    submissions = [p for p in renamed if p.get("type") == "view_submission"]
    return Shapes(
        next(p for p in renamed if p.get("command")),
        *submissions,
        next(p for p in renamed if p.get("type") == "block_actions"),
        next(p for p in renamed if (p.get("event") or {}).get("type") == "app_home_opened"),
    )


def _form(payload: dict[str, Any]) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


def _fill(payload: dict[str, Any], field: str, text: str) -> None:
    for element in payload["view"]["state"]["values"][field].values():
        element["value"] = text


def media_type(body: bytes) -> str:
    return JSON if body.startswith(b"{") else FORM
