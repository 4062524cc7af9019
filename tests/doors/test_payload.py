"""Signed or not, what is not a payload of Slack's is refused, and nothing makes Bolt stumble."""

import json
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.doors.payload import MalformedError, bolt_request, read_body
from tests.doors.http_slack import BODY, FORM, JSON, Slack
from tests.doors.toy import SUBMISSION, Toy, click

MALFORMED: list[tuple[str | None, bytes]] = [
    (JSON, b""),
    (JSON, b"{"),
    (JSON, b"[]"),
    (JSON, b'"text"'),
    (JSON, b"null"),
    (JSON, b"{}"),
    (JSON, b'{"type": 7}'),
    (JSON, b"\xff\xfe"),
    (JSON, b"[" * 200_000),
    (JSON, b'{"type": "event_callback", "a": ' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}"),
    (JSON, b'{"type": "event_callback", "n": ' + b"9" * 10_000 + b"}"),
    (JSON, b'{"type": "event_callback"}'),
    (JSON, b'{"type": "event_callback", "event": "text"}'),
    (JSON, b'{"type": "event_callback", "event": {"type": "message", "text": 5}}'),
    (JSON, b'{"type": "event_callback", "event": {"type": "app_home_opened"}, "authorizations": [1]}'),
    (JSON, b'{"type": "event_callback", "event": {"type": "app_home_opened", "user": "a\\u0000"}}'),
    (JSON, b'{"type": "event_callback", "event": {"type": "app_home_opened", "user": "a\\ud800"}}'),
    (JSON, b'{"type": "event_callback", "team_id": {"a": 1}, "event": {"type": "app_home_opened"}}'),
    (FORM, b""),
    (FORM, b"a=b"),
    (FORM, b"payload="),
    (FORM, b"payload={"),
    (FORM, b"payload=[]"),
    (FORM, b"payload=7"),
    (FORM, b"payload=%ff"),
    (FORM, b"command=/lead&text=%00"),
    (FORM, b"&".join(b"a%d=1" % n for n in range(500))),
    (FORM, b"payload=" + quote('{"type": "block_actions", "actions": []}').encode()),
    (FORM, b"payload=" + quote('{"type": "block_actions", "actions": [{}]}').encode()),
    (FORM, b"payload=" + quote('{"type": "block_actions", "actions": {"0": 1}}').encode()),
    (FORM, b"payload=" + quote('{"type": "view_submission", "view": []}').encode()),
    (FORM, b"payload=" + quote('{"type": "view_submission", "view": {"callback_id": 1}}').encode()),
    (FORM, b"payload=" + quote('{"type": "odd", "view": null}').encode()),
    (FORM, b"payload=" + quote('{"type": "shortcut"}').encode()),
    (FORM, b"payload=" + quote(json.dumps(click("broken") | {"actions": [{"action_id": "broken"}]})).encode()),
    *(
        (FORM, b"payload=" + quote(json.dumps(SUBMISSION | {"view": SUBMISSION["view"] | {"blocks": odd}})).encode())
        for odd in (
            "text",
            [7],
            [{"element": 7}],
            {"0": {}},
            [{"hint": 7}],
            [{"element": {"options": [7]}}],
            [{"element": {"initial_option": 7}}],
        )
    ),
    *(  # an id that is none must not be a key that others share
        (FORM, b"payload=" + quote(json.dumps(SUBMISSION | {"view": SUBMISSION["view"] | {"id": odd}})).encode())
        for odd in (None, "", "V 1", "V1\nV2", "V1\n", "V" * 300, 7)
    ),
    ("text/plain", BODY),
    ("multipart/form-data; boundary=x", BODY),
    (None, BODY),
    ("application/json; charset=nonsense; =", b"x"),
]


@pytest.mark.parametrize(("kind", "body"), MALFORMED)
async def test_signed_but_malformed_is_400(slack: Slack, kind: str | None, body: bytes) -> None:
    how = {} if kind else {"skip_auto_headers": ["Content-Type"]}
    assert (await slack.sends(body, kind, **how))[0] == 400
    assert slack.toy.seen == []


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("event", "view", "actions", "user", "team", "channel", "authorizations", "state", "callback_id", "message")
KINDS = (
    "event_callback",
    "block_actions",
    "view_submission",
    "view_closed",
    "shortcut",
    "message_action",
    "interactive_message",
    "workflow_step_edit",
    "block_suggestion",
    "odd",
)
payloads = st.builds(
    lambda kind, parts: {"type": kind} | parts,
    st.sampled_from(KINDS),
    st.dictionaries(st.sampled_from([*KEYS, "command", "response_urls", "enterprise", "event_id"]), values, max_size=5),
)


@settings(max_examples=60, deadline=None)
@given(payload=payloads)
async def test_no_shape_of_payload_is_a_500(payload: dict[str, Any]) -> None:
    try:
        request = bolt_request(payload)
    except MalformedError:
        return
    assert (await Toy().app.async_dispatch(request)).status < 500


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from((JSON, FORM, "", "text/plain")), raw=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(kind: str, raw: bytes) -> None:
    with suppress(MalformedError):
        assert isinstance(read_body(kind, raw), dict)
