"""The simulator would serve any Slack app: it imports nothing of the one beside it."""

import ast
from pathlib import Path

import bot.simulator

FOLDER = Path(bot.simulator.__file__).parent


def imported(source: Path) -> set[str]:
    tree = ast.parse(source.read_text())
    froms = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return froms | plain


def test_it_imports_nothing_but_itself() -> None:
    ours = {"bot", "commands", "storage", "schedules", "app"}
    for source in [*FOLDER.glob("*.py"), *FOLDER.glob("a*/*.py"), *FOLDER.glob("blocks/*.py")]:
        for module in imported(source):
            assert module.split(".")[0] not in ours or module.startswith("bot.simulator"), f"{source}: {module}"


def test_its_state_knows_nothing_of_http() -> None:
    speaks_http = {"server", "sockets", "signed_http", "handler", "requests"}
    for source in FOLDER.glob("**/*.py"):
        if source.parent in (FOLDER, FOLDER / "acts", FOLDER / "api", FOLDER / "blocks"):
            uses = any(module.startswith("aiohttp") for module in imported(source))
            assert not uses or source.stem in speaks_http, source
