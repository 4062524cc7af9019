"""The differences between two definitions, in sentences that a manager reads before signing."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question

EFFECT_WORDS = {Effect.NONE: "nothing", Effect.READY: "ready", Effect.NURTURE: "nurture", Effect.CHAFF: "not a fit"}
KIND_WORDS = {
    Kind.TEXT: "a text",
    Kind.CHOICE: "a choice",
    Kind.PERSON: "a person",
    Kind.DATE: "a date",
    Kind.NUMBER: "a number",
}
_PROFILE = {
    "segments": "Segments we sell to",
    "geography": "Places we sell to",
    "sizes": "Company sizes we sell to",
    "roles": "Roles we sell to",
}


def meaning(choice: Choice) -> str:
    """Say "ready", or "ready, with a caution"."""
    return EFFECT_WORDS[choice.effect] + (", with a caution" if choice.caution else "")


def changes(before: Definition, after: Definition) -> tuple[str, ...]:
    """Describe every difference, questions first; empty if the two mean the same. Words are as typed."""
    return (
        *_added_and_retired(before, after),
        *_changed(before, after),
        *_order(before, after),
        *_terms(before, after),
    )


def _added_and_retired(before: Definition, after: Definition) -> Iterator[str]:
    for question in after.questions:
        if question.key not in before.by_key:
            need = "required" if question.required else "not required"
            choices = "; ".join(f"‘{choice.label}’ means {meaning(choice)}" for choice in question.choices)
            yield f"Added: “{question.prompt}” ({KIND_WORDS[question.kind]}, {need}){': ' + choices if choices else ''}"
    for question in before.questions:
        if question.key not in after.by_key:
            yield f"Retired: “{question.prompt}”"


def _changed(before: Definition, after: Definition) -> Iterator[str]:
    for question in after.questions:
        earlier = before.by_key.get(question.key)
        if earlier is not None and earlier != question:
            yield from _question(earlier, question)


def _question(old: Question, new: Question) -> Iterator[str]:
    name = f"“{new.prompt}”"
    if old.prompt != new.prompt:
        yield f"Reworded: “{old.prompt}” is now {name}"
    if old.kind is not new.kind:
        yield f"{name} is now answered with {KIND_WORDS[new.kind]} instead of {KIND_WORDS[old.kind]}"
    if old.required != new.required:
        yield f"{name} is {'now required' if new.required else 'no longer required'}"
    if old.signal != new.signal:
        yield f"{name}: a ready answer {'now shows' if new.signal else 'no longer shows'} an opportunity"
    if old.obstacle is not new.obstacle:
        yield f"{name} now tests {_obstacle(new)} instead of {_obstacle(old)}"
    if old.short != new.short:
        yield f"{name} is called ‘{new.short}’ on the card instead of ‘{old.short}’"
    if old.survey != new.survey:
        yield f"{name} is asked as ‘{new.survey}’" if new.survey else f"{name} no longer has a survey wording"
    yield from _choices(name, old, new)


def _obstacle(question: Question) -> str:
    return "no obstacle" if question.obstacle is Obstacle.NONE else question.obstacle.value


def _choices(name: str, old: Question, new: Question) -> Iterator[str]:
    for choice in new.choices:
        earlier = old.choice(choice.key)
        if earlier is None:
            yield f"{name}: new choice ‘{choice.label}’, which means {meaning(choice)}"
        else:
            yield from _choice(name, earlier, choice)
    for choice in old.choices:
        if new.choice(choice.key) is None:
            yield f"{name}: ‘{choice.label}’ can no longer be chosen"
    kept = [
        [choice.key for choice in one.choices if other.choice(choice.key)] for one, other in ((old, new), (new, old))
    ]
    if kept[0] != kept[1]:
        yield f"{name}: the choices come in a different order"


def _choice(name: str, old: Choice, new: Choice) -> Iterator[str]:
    if old.label != new.label:
        yield f"{name}: ‘{old.label}’ is now ‘{new.label}’"
    if (old.effect, old.caution) != (new.effect, new.caution):
        yield f"{name}: ‘{new.label}’ now means {meaning(new)} instead of {meaning(old)}"
    if old.follow_up_days != new.follow_up_days and new.effect is Effect.NURTURE:
        yield f"{name}: ‘{new.label}’ is looked at again after {days(new.follow_up_days)}"
    if old.because != new.because:
        yield f"{name}: the reason given for ‘{new.label}’ is “{new.because}”"


def _order(before: Definition, after: Definition) -> Iterator[str]:
    """Name the fewest questions whose moving explains the new order."""
    old = [question.key for question in before.questions if question.key in after.by_key]
    new = [question.key for question in after.questions if question.key in before.by_key]
    same = (step for step in LCSseq.opcodes(old, new) if step.tag == "equal")
    stayed = {key for step in same for key in old[step.src_start : step.src_end]}
    for place, question in enumerate(after.questions):
        if question.key in before.by_key and question.key not in stayed:
            where = f"after “{after.questions[place - 1].prompt}”" if place else "first"
            yield f"“{question.prompt}” is now asked {where}"


def _terms(before: Definition, after: Definition) -> Iterator[str]:
    for name, what in (("horizon_days", "The readiness horizon is"), ("stale_after_days", "An answer is stale after")):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{what} {days(new)} instead of {days(old)}"
    if before.lowest_stage != after.lowest_stage:
        yield f"Sales takes over from maturity stage {after.lowest_stage} instead of {before.lowest_stage}"
    if before.must_be_vetted != after.must_be_vetted:
        need = "have to" if after.must_be_vetted else "no longer have to"
        yield f"Answers {need} be vetted before an expert's meeting"
    if before.waste_alarm_meetings != after.waste_alarm_meetings:
        yield f"The waste alarm comes at {after.waste_alarm_meetings} meetings instead of {before.waste_alarm_meetings}"
    agreed = after.attempts_before_unreachable
    if before.attempts_before_unreachable != agreed:
        was = before.attempts_before_unreachable
        yield f"A lead counts as unreachable after {agreed} logged attempts instead of {was}"
    for name, what in _PROFILE.items():
        old_words, new_words = getattr(before.target_profile, name), getattr(after.target_profile, name)
        if old_words != new_words:
            yield f"{what}: {_listed(new_words)} instead of {_listed(old_words)}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "anyone"


def days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
