"""The table of what is pressed and submitted about imports, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.exchange import choosing, importing

BUTTONS: Mapping[str, Listener] = {
    Action.IMPORT_FILE: importing.press_import,
    Action.IMPORT_PREVIEW: importing.open_preview,
    Action.IMPORT_CANCEL: importing.press_cancel,
    Action.IMPORT_UNDO: importing.press_undo,
    f"{Action.IMPORT_COLUMN}:": choosing.choose_column,
    f"{Action.IMPORT_PAGE}:": choosing.turn_columns,
    Action.IMPORT_DATES: choosing.choose_dates,
    Action.IMPORT_ENCODING: choosing.choose_encoding,
    Action.IMPORT_TABLE: choosing.choose_table,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.IMPORT: importing.submit_file,
    View.IMPORT_PREVIEW: choosing.submit_preview,
}
