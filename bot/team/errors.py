"""The refusals about reps and when they are away. Each says what happened, why, and what works."""

from collections.abc import Sequence

from bot.lead.errors import HandoffError
from bot.slack.text import esc, esc_block, people, person
from bot.team.eligible import until_words
from bot.team.rep import Away

EXAMPLES = (
    "`/lead away until friday, cover @colleague`",
    "`/lead away 2026-12-24 to 2027-01-02`",
    "`/lead away for an hour`",
    "`/lead away tomorrow`",
)


NOT_READ = "I could not read that, or it is over already. These work: until friday, tomorrow, 2026-12-24 to 2027-01-02."


class UnreadableAwayError(HandoffError):
    """A time that could not be read; what was typed is handed back."""

    def __init__(self, typed: str, *, names_nobody: bool = False) -> None:
        pick = " Pick a colleague's name from the list that Slack shows after the @." if "@" in typed else ""
        what = f"I could not read *when* in “{esc(typed, 200)}”, or it is over already" if typed else "When?"
        again = f"\nHere is what you typed, to copy:\n```/lead away {esc_block(typed, 1000)}```" if typed else ""
        pick = pick if names_nobody else ""
        super().__init__(f"{what}. Nothing was changed. These work: {', '.join(EXAMPLES)}.{pick}{again}")


class SeveralCoversError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "You named several people. One colleague covers at a time, so that everybody knows who it is; nothing was "
            f"changed. For example: {EXAMPLES[0]}."
        )


class CoverError(HandoffError):
    """A colleague who cannot cover; `why` stands behind their name."""

    def __init__(self, user_id: str, why: str) -> None:
        super().__init__(f"{person(user_id)} {why}. Nothing was changed; please name another sales rep, or nobody.")


class OwnCoverError(HandoffError):
    def __init__(self, *, own: bool) -> None:
        who = "You cannot cover for yourself" if own else "They cannot cover for themselves"
        super().__init__(f"{who}. Nothing was changed; please name a colleague, or nobody.")


class NotARepError(HandoffError):
    def __init__(self, user_id: str, *, own: bool) -> None:
        who = "You are" if own else f"{person(user_id)} is"
        super().__init__(
            f"{who} not a sales rep here, and leads are routed to sales reps alone, so there is nothing to be away "
            "from. A manager can change that under *Settings*."
        )


class NotYourRepError(HandoffError):
    """A change of somebody else's profile or absence, by somebody who does not manage them."""

    def __init__(self, user_id: str, managers: Sequence[str]) -> None:
        super().__init__(f"Only {person(user_id)} and managers of sales can change that. {people(managers[:5])} can.")


class NotAwayError(HandoffError):
    def __init__(self, coming: Sequence[Away], *, own: bool) -> None:
        who = "You are" if own else "They are"
        planned = f" What is planned stays as it is: {until_words(coming[0])}." if coming else ""
        super().__init__(
            f"{who} not away, so there is nothing to come back from.{planned} *Away* in Home shows what is planned, "
            "and takes it back."
        )
