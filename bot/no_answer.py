"""A call to Slack that got no answer, or none that helps: the errors it raises, and the word Slack gave."""

import aiohttp
from slack_sdk.errors import SlackClientError

# A connection that breaks off raises aiohttp's own error, not an OSError.
NO_ANSWER = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)


def slacks_word(problem: Exception) -> str:
    """Return the error code Slack gave; "" if there is none: a gateway's page is not Slack's answer."""
    data = getattr(getattr(problem, "response", None), "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""
