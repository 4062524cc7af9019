"""What is made and fetched beside the messages: the kinds of files, each by the acts of its room."""

from bot.delivery.files.files import FileActs
from bot.exchange.export import make as exports
from bot.reports import make as reports

FILES = FileActs(makings=[reports, exports])
