"""The form in which somebody hands in a file, and the window that waits for it."""

from bot.exchange.load.job import Import
from bot.slack.blocks import Block, context, input_block, modal, section
from bot.slack.ids import View
from bot.slack.text import esc

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "vcf")
FILE = "import.file"
NO_PERMISSION = (
    "Baton may not read files in this Slack workspace yet. Whoever runs Baton adds the permission `files:read` "
    "(api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes) and installs Baton again there."
)


def import_form() -> Block:
    """Ask for the file; nothing of it is saved by this."""
    about = (
        "A file with one person in each row: CSV, Excel or OpenDocument, contact cards (vCard), or what Zoom, Meta, "
        "LinkedIn, HubSpot, Salesforce and others export.\n*Nothing is saved yet*: you see first what would become of "
        "each row."
    )
    field: Block = {"type": "file_input", "filetypes": list(ENDINGS), "max_files": 1}
    blocks = [
        section(about),
        input_block(FILE, "File", field, optional=False, hint="10 MB at most."),
        context("You can also drop a file into your conversation with me."),
    ]
    return modal(View.IMPORT, "Import leads", blocks, submit="Look at it", close="Cancel")


def waiting_view(imp: Import) -> Block:
    """Say that the file is being fetched; its preview takes this window's place."""
    words = (
        f":hourglass_flowing_sand: I am fetching and reading *{esc(imp.name, 150)}*. You can close this: I "
        "write to you in our conversation when it is ready."
    )
    return modal(View.IMPORT_WAITS, "Import leads", [section(words)], metadata=str(imp.id))


def under_way_view(imp: Import, words: str) -> Block:
    """Say that it is being loaded, and where to see how far it is."""
    return modal(View.IMPORT_WAITS, "Import leads", [section(words)], metadata=str(imp.id))
