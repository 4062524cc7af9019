"""The files made and fetched beside the messages: each kind by the acts of its room."""

from bot.delivery.files.files import FileActs
from bot.exchange.export import make as exports
from bot.exchange.export import make_card as cards
from bot.exchange.load import load
from bot.exchange.load.refused import send_refused
from bot.exchange.windows import fetch
from bot.reports import make as reports

FILES = FileActs(makings=[reports, exports, cards, send_refused], fetching=fetch, loading=load)
