"""The house rules: who may import whom, how long a file may be, and what stands at the top."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("app", "bot", "commands", "storage", "schedules")

# Each part of the house, and all it may import of the house. What is not listed may not be imported.
MAY_IMPORT = {
    "bot.clock": (),
    "bot.logs": (),
    "bot.doors.garbage": (),
    "bot.doors.running": ("bot.logs",),
    "bot.desk": (),
    "bot.doors.payload": ("bot.doors.shape",),
    "bot.doors.shape": (),
    "bot.lead.errors": ("bot.rules", "bot.slack.text"),
    "bot.settings": ("storage.sql.engine",),
    "bot.rules": ("bot.rules",),
    "bot.views": ("bot.rules", "bot.views"),
    "storage": ("bot.rules", "bot.clock", "bot.desk", "storage"),
    "bot.handoff": ("bot.rules", "bot.lead.errors", "storage", "bot.handoff"),
    "bot.delivery": ("bot.rules", "bot.views", "bot.clock", "storage", "bot.delivery"),
    "commands": ("bot.handoff", "bot.views", "bot.lead.errors", "bot.rules", "bot.desk", "commands"),
    "schedules": ("bot.handoff", "bot.desk", "schedules"),
    "bot.simulator": ("bot.simulator",),
    "commands.responses": ("bot.views",),
    "commands.busy": ("commands.responses", "bot.slack.text", "commands.visit"),
    "commands.refusals": (
        *(
            "commands.responses",
            "commands.busy",
            "bot.desk",
            "bot.lead.errors",
            "bot.handoff",
            "bot.logs",
            "bot.slack.ids",
        ),
        "commands.visit",
    ),
    "bot.doors.health": (),
    "bot.doors.http": ("bot.clock", "bot.doors.health", "bot.logs", "bot.doors.payload"),
    "bot.doors.socket": ("bot.doors.line",),
    "bot.doors.line": ("bot.logs", "bot.doors.payload"),
}
WIRING = (
    "app",
    "bot.application",
    "bot.playground.sandbox",
    "bot.playground.demo",
    "bot.playground.samples",
    "bot.playground",
)


def tracked(pattern: str) -> list[Path]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [ROOT / name for name in names if (ROOT / name).exists()]


def modules() -> Iterator[tuple[str, Path]]:
    for path in tracked("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name.split(".")[0] in OURS and "migrations" not in name:
            yield name, path


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in OURS}


def within(name: str, part: str) -> bool:
    return name == part or name.startswith(part + ".")


@pytest.mark.parametrize(("name", "path"), [pytest.param(n, p, id=n) for n, p in modules()])
def test_a_module_imports_only_what_its_part_of_the_house_may(name: str, path: Path) -> None:
    if any(within(name, part) for part in WIRING) or path.stat().st_size == 0 or name == "bot":
        return
    part = max((part for part in MAY_IMPORT if within(name, part)), key=len, default=None)
    assert part, f"{name} belongs to no part of the house; give it one in MAY_IMPORT"
    strangers = [i for i in imports(path) if not any(within(i, allowed) for allowed in MAY_IMPORT[part])]
    assert not strangers


@pytest.mark.parametrize("name", [name for name, _ in modules() if within(name, "bot.rules")])
def test_rules_do_no_io_and_read_no_clock(name: str) -> None:
    source = dict(modules())[name].read_text()
    for word in ("datetime.now", "date.today", "time.time", "open(", "requests", "sqlalchemy", "aiohttp", "slack_"):
        assert word not in source


def test_nobody_imports_the_front_door() -> None:
    assert not [name for name, path in modules() if "app" in {i.split(".")[0] for i in imports(path)}]


def test_no_file_is_longer_than_250_lines() -> None:
    files = [path for kind in ("*.py", "*.js", "*.css", "*.html") for path in tracked(kind)]
    assert not [path.name for path in files if len(path.read_text().splitlines()) > 250]


def test_package_files_are_empty_but_for_the_tables() -> None:
    full = [path for path in tracked("*__init__.py") if path.read_text().strip()]
    assert {path.parent.name for path in full} <= {"commands", "schedules", "tables"}


def test_there_is_no_other_top_level_folder_of_code() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked("*.py")}
    assert {name for name in folders if "." not in name} == {"bot", "commands", "storage", "schedules", "tests"}
