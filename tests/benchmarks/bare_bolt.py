"""The measure of Baton's speed: Bolt's own AsyncApp and server with listeners that only acknowledge.

`python -m tests.benchmarks.bare_bolt PORT`, with SLACK_API_URL set.
"""

import os
import re
import sys

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from tests.benchmarks.load import SECRET


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


def bolt_app() -> AsyncApp:
    """Bolt's app without any listener."""
    return AsyncApp(
        token="xoxb-bench",
        client=AsyncWebClient(token="xoxb-bench", base_url=os.environ["SLACK_API_URL"]),
        signing_secret=SECRET,
        process_before_response=True,  # without it Bolt looks for the acknowledgement every 10 ms
    )


def bare_app() -> AsyncApp:
    app = bolt_app()
    app.command("/lead")(_acknowledge)
    app.view(re.compile(".*"))(_acknowledge)
    app.action(re.compile(".*"))(_acknowledge)
    app.event("app_home_opened")(_acknowledge)
    return app


if __name__ == "__main__":
    bare_app().start(port=int(sys.argv[1]), path="/slack/events", host="127.0.0.1")
