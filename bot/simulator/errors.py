"""The simulated Slack's refusals, and the errors a simulated person meets when the app fails."""

from typing import Any


class SlackError(Exception):
    """A Web API refusal: `{"ok": false, "error": code, **extra}`."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    @classmethod
    def explained(cls, code: str, problems: list[str]) -> "SlackError":
        """A refusal with one sentence per problem, as Slack gives for blocks and views."""
        messages = [f"[ERROR] {problem}" for problem in problems]
        return cls(code, errors=problems, response_metadata={"messages": messages})


class NotVisible(Exception):  # noqa: N818 (a fact about the screen, not a defect)
    """The person looked for something that is not on their screen; the message lists what is."""


class NotAcknowledged(Exception):  # noqa: N818
    """The app failed to acknowledge a delivery, was late, or answered something Slack cannot use."""
