"""Taking away the contact details of leads closed long ago, as managers have set and a digest has announced."""

from bot.privacy.keeping import closed_before
from storage import workspaces
from storage.privacy import fading
from storage.sql import Transaction

BATCH = 50


def fade_closed_leads(tx: Transaction) -> int:
    """Take away the contact details of a batch of leads in each workspace; returns of how many."""
    done = 0
    for workspace in workspaces.everyone(tx):
        before = closed_before(workspace, tx.now)
        if before:
            for lead_id in fading.to_fade(tx, workspace.team_id, before, BATCH - done):
                fading.fade(tx, workspace.team_id, lead_id)
                done += 1
    return done
