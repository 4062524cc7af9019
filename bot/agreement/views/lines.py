"""The lines about a definition that its page, its editor and the messages share."""

from collections.abc import Sequence

from bot.agreement.rules.changes import KIND_WORDS, days, meaning
from bot.agreement.rules.signing import Proposal, Side
from bot.agreement.rules.survey_lint import pitching_words
from bot.lead.definition.questions import Choice, Definition, Kind, Obstacle, Question
from bot.slack.text import bullets, esc, moment, person

_LINE = 300


def question_text(number: int, question: Question, *, flags: bool = False) -> str:
    """Describe a question in full; with `flags`, name the words of its survey wording that pitch."""
    traits = [KIND_WORDS[question.kind].capitalize(), "required" if question.required else "not required"]
    traits += [f"tests {question.obstacle.value}"] if question.obstacle is not Obstacle.NONE else []
    traits += ["shows an opportunity"] if question.signal else []
    lines = [
        f"*{number}. {esc(question.prompt, _LINE)}*",
        f"{' · '.join(traits)} · on the card: {esc(question.short, 100)}",
    ]
    lines += [" · ".join(choice_text(choice) for choice in question.choices)] if question.kind is Kind.CHOICE else []
    lines += [f"_Ask:_ {esc(question.survey, 600)}"] if question.survey else []
    if flags:
        lines += [f":warning: “{esc(flag.word)}”: {flag.reason}" for flag in pitching_words(question.survey)]
    return "\n".join(lines)


def choice_text(choice: Choice) -> str:
    return f"{esc(choice.label, 150)} ({meaning(choice)})"


def terms_fields(definition: Definition) -> list[str]:
    profile = definition.target_profile
    vetted = "Answers are vetted first" if definition.must_be_vetted else "Answers need not be vetted"
    return [
        f"*Readiness horizon*\n{days(definition.horizon_days)}",
        f"*An answer is stale after*\n{days(definition.stale_after_days)}",
        f"*Sales takes over from*\nmaturity stage {definition.lowest_stage} of 8",
        f"*Before an expert's meeting*\n{vetted}",
        f"*Waste alarm*\nat {definition.waste_alarm_meetings} meetings with a required answer missing",
        f"*Unreachable*\nafter {definition.attempts_before_unreachable} logged attempts",
        f"*Segments*\n{_words(profile.segments)}",
        f"*Geography*\n{_words(profile.geography)}",
        f"*Company sizes*\n{_words(profile.sizes)}",
        f"*Roles*\n{_words(profile.roles)}",
    ]


def _words(words: Sequence[str]) -> str:
    return esc(", ".join(words), 600) if words else "no restriction"


def change_list(lines: Sequence[str], most: int, otherwise: str) -> str:
    """List at most `most` differences, with how many more there are."""
    shown = [esc(line, _LINE) for line in lines[:most]]
    more = [f"…and {len(lines) - most} more"] if len(lines) > most else []
    return bullets([*shown, *more]) if lines else otherwise


def signatures(proposal: Proposal | None) -> str:
    """Say who signed, for which side, and when."""
    if proposal is None:
        return "Baton came with it; nobody had to sign it."
    by_side = {signature.side: signature for signature in proposal.signatures}
    signers = set(proposal.signed_by.values())
    if len(by_side) == len(Side) and len(signers) == 1:
        when = max(signature.at for signature in proposal.signatures)
        return f"Signed by {person(signers.pop())} for both sides {moment(when)}: nobody else was there to sign."
    said = [
        f"for {side} by {person(by_side[side].user_id)} {moment(by_side[side].at)}" for side in Side if side in by_side
    ]
    return f"Signed {' and '.join(said)}." if said else "Nobody has signed it yet."
