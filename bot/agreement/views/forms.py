"""The small forms of the definition's editor: a question's wording, a choice, the terms, a remark on a proposal."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from bot.agreement.rules.changes import KIND_WORDS
from bot.agreement.rules.checks import DAYS, LONGEST, NUMBERS, STAGES
from bot.agreement.rules.signing import Proposal
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question, TargetProfile
from bot.slack.blocks import Block, input_block, modal, option, section, select, text_input
from bot.slack.ids import View
from bot.slack.text import person

_REQUIRED = option("required", "Required", "Without an answer the lead stays a draft")
_SIGNAL = option("signal", "Shows an opportunity", "A ready answer is more than mere attendance")
_CAUTION = option("caution", "A caution", "Sales should keep it in mind; shown on the card")
_VETTED = option("vetted", "Answers have to be vetted", "Somebody heard them again, or has them in writing")
_EFFECTS = (
    (Effect.READY, "Ready: it speaks for passing the lead on"),
    (Effect.NURTURE, "Nurture: not yet, marketing keeps the lead"),
    (Effect.CHAFF, "Not a fit: this is no lead, so it is refused"),
    (Effect.NONE, "Nothing: good to know"),
)
_OBSTACLES = {
    Obstacle.NONE: "None",
    Obstacle.NEED: "Need",
    Obstacle.MONEY: "Money",
    Obstacle.HURRY: "Hurry",
    Obstacle.DESIRE: "Desire",
    Obstacle.TRUST: "Trust",
}


def wording_form(question: Question | None = None) -> Block:
    """Draw the form for a new or an existing question; its choices are edited beside it."""
    asked = question or Question("", "", "", Kind.TEXT)
    kinds = [(kind.value, words.removeprefix("a ").capitalize()) for kind, words in KIND_WORDS.items()]
    obstacles = [(obstacle.value, words) for obstacle, words in _OBSTACLES.items()]
    blocks = [
        _text("prompt", "Question to the marketer", asked.prompt, LONGEST["prompt"], "When do they want to start?"),
        _text("short", "Short name on the card", asked.short, LONGEST["short"], "Start"),
        input_block("kind", "Answered with", select(kinds, asked.kind), optional=False),
        _ticks("traits", "What it is for", (_REQUIRED, asked.required), (_SIGNAL, asked.signal)),
        input_block("obstacle", "Obstacle to a sale that it tests", select(obstacles, asked.obstacle), optional=False),
        input_block(
            "survey",
            "Survey wording: how to ask the prospect",
            text_input(asked.survey, longest=LONGEST["survey"], multiline=True),
            hint="It should find a fact, not pitch: words such as “buy” or “demo” are flagged, with the reason.",
        ),
    ]
    title = "Edit the question" if question else "New question"
    return modal(View.WORDING, title, blocks, submit="Save", close="Cancel", metadata=asked.key)


def choice_form(question: Question, choice: Choice | None = None) -> Block:
    one = choice or Choice("", "")
    effects = [(effect.value, words) for effect, words in _EFFECTS]
    least, most = DAYS["follow_up_days"]
    blocks = [
        _text("label", "Choice", one.label, LONGEST["label"], "Within 3 months"),
        input_block("effect", "What it means for a lead", select(effects, one.effect), optional=False),
        _ticks("traits", "Also", (_CAUTION, one.caution)),
        _number("follow_up_days", "For “Nurture”: days until it is looked at again", one.follow_up_days, least, most),
        input_block(
            "because",
            "The reason a person reads",
            text_input(one.because, "They want to start within 3 months.", longest=LONGEST["because"]),
            hint="If left blank, it is the question with this choice.",
        ),
    ]
    title = "Edit the choice" if choice else "New choice"
    metadata = f"{question.key}|{one.key}"
    return modal(View.CHOICE, title, blocks, submit="Save", close="Cancel", metadata=metadata)


def terms_form(definition: Definition) -> Block:
    profile = definition.target_profile
    stages = [(str(number), f"Stage {number}") for number in range(1, STAGES + 1)]
    blocks = [
        _term(
            definition,
            "horizon_days",
            "Readiness horizon in days",
            "For questions that test hurry and are answered with a date: a later date is nurtured until then. "
            "The choices of a question say for themselves what they mean.",
        ),
        _term(definition, "stale_after_days", "Days after which an answer is stale"),
        input_block(
            "lowest_stage",
            "Lowest maturity stage that may be passed to sales",
            select(stages, str(definition.lowest_stage)),
            optional=False,
        ),
        _ticks("vetted", "Before a meeting with an expert", (_VETTED, definition.must_be_vetted)),
        _term(
            definition,
            "waste_alarm_meetings",
            "Waste alarm: number of meetings",
            "It is raised when that many meetings are planned while a required answer is missing.",
        ),
        _term(definition, "attempts_before_unreachable", "Logged attempts before a lead counts as unreachable"),
        _lines("segments", "Target profile: segments", profile.segments),
        _lines("geography", "Target profile: geography", profile.geography),
        _lines("sizes", "Target profile: company sizes", profile.sizes),
        _lines("roles", "Target profile: roles", profile.roles),
    ]
    return modal(View.TERMS, "Horizon and profile", blocks, submit="Save", close="Cancel")


def discuss_form(proposal: Proposal) -> Block:
    blocks = [
        section(f"I will send it to {person(proposal.proposed_by)}. The proposal stays open; you can still sign it."),
        input_block("remark", "Your remark", text_input("", longest=1000, multiline=True), optional=False),
    ]
    return modal(View.DISCUSS, "Discuss", blocks, submit="Send", close="Cancel", metadata=str(proposal.id))


def typed_wording(typed: Mapping[str, Any], key: str) -> Question:
    """Return the question as filled in, without choices: those stay as they are."""
    traits = typed.get("traits") or []
    return Question(
        key,
        " ".join(str(typed.get("prompt") or "").split()),
        " ".join(str(typed.get("short") or "").split()),
        _word(Kind, typed.get("kind"), Kind.TEXT),
        required="required" in traits,
        survey=" ".join(str(typed.get("survey") or "").split()),
        obstacle=_word(Obstacle, typed.get("obstacle"), Obstacle.NONE),
        signal="signal" in traits,
    )


def typed_choice(typed: Mapping[str, Any], key: str) -> Choice:
    effect = _word(Effect, typed.get("effect"), Effect.NONE)
    return Choice(
        key,
        " ".join(str(typed.get("label") or "").split()),
        effect,
        " ".join(str(typed.get("because") or "").split()),
        _whole(typed.get("follow_up_days")) if effect is Effect.NURTURE else 0,
        caution="caution" in (typed.get("traits") or []),
    )


def typed_terms(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a definition by name. What is not a number counts as 0, which no field allows."""
    profile = {name: _entries(typed.get(name)) for name in TargetProfile.__dataclass_fields__}
    return {
        **{name: _whole(typed.get(name)) for name in NUMBERS},
        "must_be_vetted": "vetted" in (typed.get("vetted") or []),
        "target_profile": TargetProfile(**profile),
    }


Word = TypeVar("Word", Kind, Effect, Obstacle)


def _word(kind: type[Word], given: object, otherwise: Word) -> Word:
    return next((word for word in kind if word == given), otherwise)


def _whole(given: object) -> int:
    text = str(given or "")
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _entries(given: object) -> tuple[str, ...]:
    entries = (" ".join(line.split()) for line in str(given or "").splitlines())
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _text(key: str, label: str, value: str, longest: int, example: str) -> Block:
    return input_block(key, label, text_input(value, f"For example: {example}", longest=longest), optional=False)


def _ticks(key: str, label: str, *ticks: tuple[Block, bool]) -> Block:
    chosen = [tick for tick, on in ticks if on]
    element: Block = {"type": "checkboxes", "options": [tick for tick, _ in ticks]}
    return input_block(key, label, element | ({"initial_options": chosen} if chosen else {}))


def _number(key: str, label: str, value: int, least: int, most: int, hint: str = "") -> Block:
    element: Block = {"type": "number_input", "is_decimal_allowed": False}
    element |= {"min_value": str(least), "max_value": str(most)}
    element |= {"initial_value": str(value)} if value else {}
    return input_block(key, label, element, optional=key == "follow_up_days", hint=hint)


def _term(definition: Definition, name: str, label: str, hint: str = "") -> Block:
    return _number(name, label, getattr(definition, name), *DAYS[name], hint=hint)


def _lines(key: str, label: str, words: Sequence[str]) -> Block:
    element = text_input("\n".join(words), "One per line; leave empty for no restriction", multiline=True)
    return input_block(key, label, element)
