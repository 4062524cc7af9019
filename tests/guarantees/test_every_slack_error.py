"""Whatever error Slack gives to whichever call, what follows is what the table says, and nothing is tried for ever."""

import pytest

from bot.application import Baton as WholeBaton
from bot.application import RefusedBySlackError
from bot.slack.refusals import PASSING
from tests.conversations.office import Office
from tests.delivery.conftest import Baton
from tests.delivery.fake_slack import Answer
from tests.guarantees.conftest import Size
from tests.guarantees.slack_errors import ERRORS, EVERYWHERE, HOLD, LOOK, PAUSE, WINDOWS

POST, HISTORY, REPLIES = "chat.postMessage", "conversations.history", "conversations.replies"
WRITING = (POST, "chat.postEphemeral", "chat.update")
KIND = {"chat.postEphemeral": "whisper", "chat.update": "redraw", REPLIES: "reply"}


def refusal(code: str) -> Answer:
    """As Slack sends it: a limit comes with its own status, a catastrophe with a 200 like everything else."""
    limited = code in ("ratelimited", "rate_limited")
    return Answer(status=429 if limited else 200, error=code, retry_after=30 if limited else 0)


class Notice:
    """A notice in a place of its own, so that nothing else is in its way, whose call of `method` will fail."""

    def __init__(self, baton: Baton, method: str, code: str) -> None:
        self.baton, self.method, self.code = baton, method, code
        self.place = f"U-{code}" if method == "conversations.open" else f"C-{code}"
        self.channel = f"D-{self.place}" if method == "conversations.open" else self.place
        self.text = f"{method} {code}"

    async def is_left(self) -> None:
        more = {"ts": "1.0"} if self.method == REPLIES else {}
        if self.method == "chat.update":
            self.baton.slack.messages[self.place] = [{"text": "as it was", "ts": "1.0", "metadata": {}}]
            more = {"ts": "1.0"}
        await self.baton.leaves(self.text, to=self.place, kind=KIND.get(self.method, "note"), **more)

    @property
    def seen(self) -> int:
        return self.baton.slack.texts(self.channel).count(self.text)

    @property
    def calls(self) -> int:
        told = [call.arguments for call in self.baton.slack.called(self.method)]
        return sum(self.place in (arguments.get("channel"), arguments.get("users")) for arguments in told)

    async def state(self) -> str:
        return await self.baton.state_of(self.place)


@pytest.mark.parametrize("method", [*WRITING, "conversations.open"])
async def test_an_error_to_a_call_that_sends_is_followed_by_what_the_table_says(baton: Baton, method: str) -> None:
    for code, action in ERRORS[method].items():
        notice = Notice(baton, method, code)
        await notice.is_left()
        baton.slack.answers_next(method, refusal(code))
        await baton.delivers()
        if action == HOLD:
            assert (await notice.state(), notice.seen) == ("parked", 0), code
            told = [words for manager in ("UM1", "UM2") for words in baton.slack.texts(f"D-{manager}")]
            reason = "card_deleted" if code == "message_not_found" else code
            assert told.count(reason) == 2, code
            continue
        # To redraw a message twice, or to open a DM twice, does no harm.
        looks = action == LOOK and method in (POST, "chat.postEphemeral")
        assert (await notice.state(), notice.seen) == ("unclear" if looks else "pending", 0), code
        before = len(baton.slack.called(HISTORY))
        await baton.delivers(seconds=31)
        assert (await notice.state(), notice.seen) == ("sent", 1), code
        assert len(baton.slack.called(HISTORY)) - before == (looks and method == POST), code


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
async def test_a_server_error_without_a_word_is_looked_into(baton: Baton, method: str, status: int) -> None:
    notice = Notice(baton, method, "none")
    await notice.is_left()
    baton.slack.answers_next(method, Answer(status=status))
    await baton.delivers()
    assert await notice.state() == ("pending" if method == "chat.update" else "unclear")
    await baton.delivers(seconds=31)
    assert (await notice.state(), notice.seen) == ("sent", 1)


@pytest.mark.parametrize("method", [HISTORY, REPLIES])
async def test_a_history_that_cannot_be_read_is_read_again_before_anything_is_sent(baton: Baton, method: str) -> None:
    for code in ERRORS[method]:
        notice = Notice(baton, method, code)
        await notice.is_left()
        baton.slack.answers_next(POST, Answer(accepted=True, dropped=True))
        await baton.delivers()
        baton.slack.answers_next(method, refusal(code))
        await baton.delivers(seconds=16)
        assert (await notice.state(), notice.seen) == ("unclear", 1), code
        await baton.delivers(seconds=31)
        assert (await notice.state(), notice.seen) == ("sent", 1), code


@pytest.mark.parametrize("method", [*WRITING, "conversations.open", HISTORY, REPLIES])
async def test_no_error_that_stays_is_met_for_ever(baton: Baton, size: Size, method: str) -> None:
    """Limited for days, down for days: in the end a person decides."""
    lasting = [code for code, action in ERRORS[method].items() if action not in (HOLD, PAUSE)]
    for code in ["ratelimited", *[code for code in lasting if "limited" not in code][: size.of(1, 1000)]]:
        notice = Notice(baton, method, code)
        await notice.is_left()
        if method in (HISTORY, REPLIES):
            baton.slack.answers_next(POST, Answer(accepted=True, dropped=True))
        baton.slack.answers_next(method, *[refusal(code)] * 200)
        for _ in range(120):
            await baton.delivers(minutes=30)
        if KIND.get(method) == "whisper" and ERRORS[method][code] == LOOK:
            assert (await notice.state(), notice.calls) == ("superseded", 2), code  # no history would show it
        else:
            assert await notice.state() == "parked", code
            assert 10 <= notice.calls <= 110, code
        baton.slack.answers.clear()
        await baton.delivers(days=1)


@pytest.mark.parametrize("method", [*WRITING, "conversations.open", HISTORY, REPLIES])
async def test_what_is_refused_to_everybody_is_waited_for_and_then_told_once(
    baton: Baton, size: Size, method: str
) -> None:
    """For days, if need be; the word to managers is refused as well."""
    pausing = [code for code, action in ERRORS[method].items() if action == PAUSE]
    for code in ["missing_scope", *[code for code in pausing if code != "missing_scope"][: size.of(1, 1000)]]:
        notice = Notice(baton, method, code)
        await notice.is_left()
        await baton.leaves("to the rest", to=f"C-after-{code}")
        if method in (HISTORY, REPLIES):
            baton.slack.answers_next(POST, Answer(accepted=True, dropped=True))
            await baton.delivers()
        for refused in {method, POST, "conversations.open"}:
            baton.slack.answers_next(refused, *[refusal(code)] * 500)
        for _ in range(12):
            await baton.delivers(hours=4)
        unfinished = [row for row in await baton.rows() if row.state != "sent"]
        assert {row.attempts for row in unfinished} <= {0, 1}, code
        assert {row.state for row in unfinished} <= {"pending", "unclear"}, code
        baton.slack.answers.clear()
        for _ in range(3):
            await baton.delivers(minutes=30)
        assert (await notice.state(), notice.seen) == ("sent", 1), code
        assert baton.slack.texts(f"C-after-{code}") == ["to the rest"], code
        assert {row.state for row in await baton.rows()} <= {"sent", "superseded"}, code


async def test_whatever_keeps_a_window_shut_what_was_typed_is_handed_back(office: Office) -> None:
    for code in WINDOWS:
        office.slack.faults.next("views.open").error(code)
        answer = await office.mia.runs("/lead Jane Doe, VP Operations, jane@acme.example", in_=office.sales)
        assert "please try again" in answer.text, code
        assert "Jane Doe, VP Operations, jane@acme.example" in answer.text, code


async def test_a_start_waits_for_what_passes_and_ends_with_a_sentence_for_what_does_not(
    office: Office, size: Size
) -> None:
    installed, api_url = office.installed, office.slack.api_url
    lasting = {code for code, action in EVERYWHERE.items() if action in (HOLD, PAUSE)} - PASSING
    passing = [code for code in EVERYWHERE if code not in lasting]
    for code in [*lasting, *passing[: size.of(1, 100)]]:
        office.slack.faults.next("auth.test").error(code)
        baton = WholeBaton(office.baton.database, bot_token=installed.bot_token, api_url=api_url)
        if code in lasting:
            with pytest.raises(RefusedBySlackError, match=code):
                await baton._identify()
        else:
            assert await baton._identify() == office.slack.workspace.team_id
