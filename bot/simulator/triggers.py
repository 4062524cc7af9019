"""Trigger ids: they open a modal once, within three real seconds of the click that issued them."""

import time
from dataclasses import dataclass

from bot.simulator.errors import SlackError
from bot.simulator.minting import Mint
from bot.simulator.records import InstalledApp


@dataclass
class Trigger:
    app: InstalledApp
    user_id: str
    in_modal: bool
    issued: float
    used: bool = False


class Triggers:
    """`lifetime` in real seconds: a person's patience does not stretch when a test moves the clock."""

    def __init__(self, mint: Mint, lifetime: float) -> None:
        self._mint = mint
        self._lifetime = lifetime
        self._issued: dict[str, Trigger] = {}

    def issue(self, app: InstalledApp, user_id: str, *, in_modal: bool = False) -> str:
        trigger_id = f"{time.monotonic_ns()}.{len(self._issued)}.{self._mint.secret(32)}"
        self._issued[trigger_id] = Trigger(app, user_id, in_modal, time.monotonic())
        return trigger_id

    def exchange(self, trigger_id: object, app: InstalledApp) -> Trigger:
        """Use one up; raises invalid_trigger_id, expired_trigger_id or exchanged_trigger_id."""
        trigger = self._issued.get(trigger_id) if isinstance(trigger_id, str) else None
        if trigger is None or trigger.app is not app:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self._lifetime:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger
