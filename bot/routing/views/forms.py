"""The forms of routing: a rule, a group, and what happens to everything else; and reading them."""

from collections.abc import Mapping
from typing import Any

from bot.lead.details import ARRIVALS
from bot.routing.routed import Mode
from bot.routing.rules.changes import AT_NIGHT, HIDES, MODES, THEN, WHEN_AWAY
from bot.routing.rules.rulebook import AtNight, Group, Rule, Rulebook, Then, WhenAway
from bot.slack.blocks import Block, choices, context, input_block, modal, option, select, text_input
from bot.slack.ids import View
from bot.slack.text import plain
from bot.slack.typed import number_in, text_of, words_of

_WORDS = (
    ("segments", "Segment is", "Enterprise, Mid-market"),
    ("places", "Region names", "Germany, Austria, Switzerland"),
    ("sizes", "Company size is", "51-200, 201-1000"),
    ("sources", "Source names", "Webinar, Fair"),
)
_KINDS = (("all", "All sales reps"), ("hunter", "Hunters: new business"), ("farmer", "Farmers: existing customers"))
_YES_NO = (("no", "No"), ("yes", "Yes"))


def rule_form(book: Rulebook, rule: Rule | None) -> Block:
    """Ask for a rule's conditions and its group; None is a new one."""
    shown = rule or Rule(0, book.catch_all)
    blocks = [
        input_block(name, label, text_input(", ".join(getattr(shown, name)), example, longest=500))
        for name, label, example in _WORDS
    ]
    blocks[0] = {
        **blocks[0],
        "hint": plain("Separate alternatives by commas. All that you fill in has to fit.", 200),
    }
    options = [option(arrival.key, arrival.label) for arrival in ARRIVALS]
    chosen = [each for each in options if each["value"] in shown.arrivals]
    menu: Block = {"type": "multi_static_select", "placeholder": plain("Any way", 150), "options": options}
    blocks.append(input_block("arrivals", "How they came in", menu | ({"initial_options": chosen} if chosen else {})))
    groups = select([(str(group.id), group.name) for group in book.groups], str(book.group(shown.group).id))
    blocks.append(input_block("group", "Goes to", groups, optional=False))
    title = "Change a rule" if rule else "New rule"
    return modal(View.ROUTE_RULE, title, blocks, submit="Save", close="Cancel", metadata=str(shown.id))


def group_form(group: Group | None, user_groups: Mapping[str, str]) -> Block:
    """Ask who is in a group and how its leads are offered; None is a new one. `user_groups` are Slack's, by id."""
    shown = group or Group(0, "", mode=Mode.SUGGESTED)
    named = [(str(mode), words.capitalize()) for mode, words in MODES.items()]
    blocks = [
        input_block("name", "Name", text_input(shown.name, "Hunters DACH", longest=75), optional=False),
        input_block(
            "kind",
            "Who is in it",
            select(_KINDS, shown.kind or "all"),
            optional=False,
            hint="By what the Team page says of each rep, so that nobody's coming or going breaks a rule.",
        ),
        *_user_groups(shown, user_groups),
        input_block("experienced", "Only with sales experience", _yes_no(shown.experienced), optional=False),
        input_block("mode", "How leads are offered", select(named, shown.mode), optional=False),
        input_block(
            "minutes",
            "Business minutes to themselves",
            text_input(str(shown.minutes), "30", longest=5),
            optional=False,
            hint="Counted in that rep's own working hours. 0 for no end.",
        ),
        input_block(
            "then", "And then", select([(str(k), v.capitalize()) for k, v in THEN.items()], shown.then), optional=False
        ),
        input_block(
            "at_night",
            "Out of hours",
            select([(str(k), _short(v)) for k, v in AT_NIGHT.items()], shown.at_night),
            optional=False,
        ),
        input_block(
            "catch_up",
            "Whoever was away catches up",
            _yes_no(shown.catch_up),
            optional=False,
            hint="Yes: after leave they get more until they have had as many. No: leave counts as turns taken.",
        ),
        context("Each rep's weight, limit, segments, regions and hours are on the *Team* page."),
    ]
    title = "Change a group" if group else "New group"
    return modal(View.ROUTE_GROUP, title, blocks, submit="Save", close="Cancel", metadata=str(shown.id))


def _user_groups(group: Group, known: Mapping[str, str]) -> list[Block]:
    """Draw the choice among Slack's user groups, where Baton knows of any."""
    options = [
        option(each, name)
        for each, name in {**dict.fromkeys(group.user_groups, "a group that is gone"), **known}.items()
    ]
    if not options:
        return []
    chosen = [each for each in options if each["value"] in group.user_groups]
    menu: Block = {"type": "multi_static_select", "placeholder": plain("Any", 150), **choices(options)}
    return [input_block("user_groups", "In a Slack user group", menu | ({"initial_options": chosen} if chosen else {}))]


def rest_form(book: Rulebook) -> Block:
    """Ask what happens to what no rule is about, and to what nobody can take."""
    groups = select([(str(group.id), group.name) for group in book.groups], str(book.group(book.catch_all).id))
    owner: Block = {"type": "users_select", "placeholder": plain("Choose somebody", 150)}
    away = [(str(policy), _short(words)) for policy, words in WHEN_AWAY.items()]
    blocks = [
        input_block("catch_all", "Everything else goes to", groups, optional=False),
        input_block(
            "overflow",
            "When nobody is left",
            owner | ({"initial_user": book.overflow} if book.overflow else {}),
            hint="A sales rep, named on the card when all are away or full. Managers of sales hear of it anyway.",
        ),
        input_block(
            "relations",
            "Whoever dealt with them before comes first",
            _yes_no(book.relations),
            optional=False,
            hint="The account's farmer, then who dealt with the person last, then with the company.",
        ),
        input_block("when_away", "If that rep is away", select(away, book.when_away), optional=False),
        input_block(
            "ask_minutes",
            "Business minutes to answer, if asked",
            text_input(str(book.ask_minutes), "120", longest=5),
            optional=False,
            hint="The workspace's hours count. Then their cover gets it, or else whoever is next, and it says so.",
        ),
        input_block(
            "hides_names",
            "Before Accept, sales sees",
            select([("no", HIDES[False]), ("yes", HIDES[True])], "yes" if book.hides_names else "no"),
            optional=False,
            hint="On the card, and wherever else it is shown. Marketing and managers see everything.",
        ),
    ]
    return modal(View.ROUTE_REST, "Everything else", blocks, submit="Save", close="Cancel")


def typed_rule(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was typed of a rule: the fields that are there."""
    words = {name: _words(text_of(typed, name)) for name, _, _ in _WORDS if name in typed}
    words |= {"arrivals": tuple(words_of(typed, "arrivals"))} if "arrivals" in typed else {}
    return words | ({"group": number_in(text_of(typed, "group"))} if "group" in typed else {})


def typed_group(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was typed of a group; minutes that are no number become -1, which no check lets through."""
    read: Mapping[str, Any] = {
        "name": lambda text: " ".join(text.split()),
        "kind": lambda text: "" if text == "all" else text,
        "experienced": lambda text: text == "yes",
        "mode": Mode,
        "minutes": lambda text: int(text) if text.strip().isdecimal() else -1,
        "then": Then,
        "at_night": AtNight,
        "catch_up": lambda text: text == "yes",
    }
    values = {name: reads(text_of(typed, name)) for name, reads in read.items() if name in typed}
    inside = {"user_groups": tuple(words_of(typed, "user_groups"))} if "user_groups" in typed else {}
    return values | inside


def typed_rest(typed: Mapping[str, Any]) -> dict[str, Any]:
    read: Mapping[str, Any] = {
        "catch_all": number_in,
        "overflow": str,
        "relations": lambda text: text == "yes",
        "when_away": WhenAway,
        "hides_names": lambda text: text == "yes",
        "ask_minutes": lambda text: int(text) if text.strip().isdecimal() else -1,
    }
    return {name: reads(text_of(typed, name)) for name, reads in read.items() if name in typed}


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in text.replace("\n", ",").split(",") if word.strip()))


def _yes_no(chosen: bool) -> Block:
    return select(_YES_NO, "yes" if chosen else "no")


def _short(words: str) -> str:
    return words.removeprefix("out of hours: ").capitalize()
