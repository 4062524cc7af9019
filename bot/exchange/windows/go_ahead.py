"""Choosing in a preview, and loading the file by it."""

from collections.abc import Mapping
from typing import Any

from bot.exchange.load.job import Import
from bot.exchange.load.propose import checked, choose
from bot.exchange.load.start import start
from bot.exchange.windows.look_up import stands
from bot.exchange.windows.said_once import BATCH, LONGEST_BATCH, LONGEST_SOURCE, ME, SOMEBODY, SOURCE, SPREAD
from bot.exchange.windows.summary import Summary
from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.people import Act, Person, entitled
from storage import workspaces
from storage.sql import Transaction


def switch(tx: Transaction, by: Person, import_id: int, chosen: Mapping[str, Any], found: Summary, key: str) -> Import:
    """Keep a choice with what was found by it. Idempotent by `key`; raises NotOpenError."""
    imp = stands(tx, by, import_id).imp
    now = choose(tx, by, import_id, imp.version, chosen, key)
    checked(tx, now, found.to_json())
    return stands(tx, by, import_id).imp


def go_ahead(tx: Transaction, by: Person, import_id: int, version: int, said: Mapping[str, Any], key: str) -> Import:
    """Load the file as its preview of that `version` shows it, with what was `said` once for all of its leads.

    Idempotent by `key`; raises FieldProblems, StaleChoiceError and NotOpenError."""
    require(tx, by, Act.IMPORT)
    _check(tx, by, said)
    imp = stands(tx, by, import_id).imp
    now = choose(tx, by, import_id, version, {**imp.chosen, **said}, f"{key}:said")
    if imp.checked:
        checked(tx, now, imp.checked)
    return start(tx, by, import_id, now.version, key)


def _check(tx: Transaction, by: Person, said: Mapping[str, Any]) -> None:
    problems, owner = {}, str(said["owner"])
    if owner not in (ME, SPREAD) and not entitled(workspaces.roles_of(tx, Person(by.team_id, owner)), Act.QUALIFY):
        problems[SOMEBODY] = "They are no marketer here. Choose a marketer or a manager, or nobody."
    if owner == ME and not entitled(workspaces.roles_of(tx, by), Act.QUALIFY):
        problems[SOMEBODY] = "Choose the marketer who follows them up."
    if len(str(said["source"])) > LONGEST_SOURCE:
        problems[SOURCE] = f"A source has at most {LONGEST_SOURCE} characters."
    if len(str(said["batch"])) > LONGEST_BATCH:
        problems[BATCH] = f"A batch's name has at most {LONGEST_BATCH} characters."
    if problems:
        raise FieldProblems(problems)
