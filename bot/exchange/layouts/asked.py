"""Finding the definition's question that a column answers, by its prompt and its short words."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.exchange.layouts.headers import bare, plain
from bot.lead.definition.questions import Question

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ABOUT_THEM = frozenset("they them their theirs you your yours i me my we us our have has get to".split())  # noqa: SIM905
_NEAR, _AHEAD = 86.0, 5.0
_FEWEST = 2
"""Fewest telling words that a header must have for a slip in it to be forgiven."""
_ALSO = {
    "timing": """timeline | timeframe | time frame | purchase timeline | purchase timeframe | buying timeframe |
        when plan buy | when plan purchase | when looking buy | when want purchase | project timeline |
        kaufzeitpunkt | zeitrahmen | zeitplan | wann mochten kaufen | wann wollen kaufen | wann kaufen |
        echeance | quand souhaitez acheter | quand souhaitez vous acheter | delai | plazo | cuando comprar |
        cuando quiere comprar | cuando desea comprar | quando vuole acquistare | quando quer comprar |
        wanneer wil kopen | tempistica""",
    "budget": "budget | budget status | have budget | budget vorhanden | presupuesto | orcamento",
}
"""Other words for a question by its short words, as forms put them."""


def question_of(header: str, questions: Sequence[Question]) -> tuple[Question | None, bool]:
    """Return the question that a header asks, and whether that is sure; None if it asks none of them, or several."""
    said = _telling(header)
    if not said:
        return None, False
    for question in questions:
        if said in _names(question):
            return question, True
    part = _telling(header.rpartition(": ")[2])
    named = [question for question in questions if ": " in header and part in _names(question)]
    if named:
        return named[0], False
    if len(said.split()) < _FEWEST:
        return None, False
    ranked = sorted(((_nearness(said, question), at) for at, question in enumerate(questions)), reverse=True)
    (best, at), (second, _) = [*ranked, (0.0, 0), (0.0, 0)][:2]
    return (questions[at], False) if best >= _NEAR and best >= second + _AHEAD else (None, False)


def _nearness(said: str, question: Question) -> float:
    return max((fuzz.token_sort_ratio(said, name) for name in _names(question)), default=0.0)


def _names(question: Question) -> set[str]:
    short = plain(question.short)
    more = [_without(words) for words in " ".join(_ALSO.get(short, "").split()).split("|")]
    names = {_telling(question.prompt), _telling(question.survey), short, _without(short), *more}
    return names - {""}


def _telling(header: str) -> str:
    """Leave the words that tell one question from another: "When do you want to buy?" asks "when want buy"."""
    return _without(plain(_ASIDE.sub(" ", header))) or _without(plain(header))


def _without(words: str) -> str:
    return " ".join(word for word in bare(words.strip()).split() if word not in _ABOUT_THEM)
