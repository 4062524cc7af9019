"""The stage for a person's acts: the state of the workspace and the ways from it to the apps."""

from dataclasses import dataclass

from bot.simulator.deliveries import Deliveries, Delivery
from bot.simulator.errors import NotAcknowledged
from bot.simulator.records import InstalledApp
from bot.simulator.response_urls import ResponseUrls
from bot.simulator.triggers import Triggers
from bot.simulator.workspace import Workspace


@dataclass(frozen=True)
class Stage:
    workspace: Workspace
    triggers: Triggers
    response_urls: ResponseUrls
    deliveries: Deliveries

    @property
    def first_app(self) -> InstalledApp:
        """The app people mean when they name none; raises LookupError before any is installed."""
        for app in self.workspace.apps.values():
            return app
        raise LookupError("no app is installed yet")


def insist(delivery: Delivery, *, patient: bool) -> None:
    """Raise NotAcknowledged for a failed delivery, unless the person is patient."""
    if not delivery.ok and not patient:
        raise NotAcknowledged(f"{delivery.type}: {delivery.error}")
