"""Spoiling what Slack really sends, in every way that a broken or hostile sender could."""

import copy
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.simulator.deliveries import Delivery

Json = dict[str, Any]
Path = tuple[str | int, ...]

_ODD = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        -1,
        10**30,
        1.5,
        "",
        " ",
        "\x00",
        "\ud800",
        "\u202e",
        "x" * 20_000,
        "<!channel>",
        [],
        {},
    ]
) | st.text(max_size=5).map(lambda text: f"{text} ")  # with the blank it is never another id


def _drop(inside: Any, step: str | int, odd: Any) -> None:
    if isinstance(inside, list) or step in inside:
        del inside[step]


def _retype(inside: Any, step: str | int, odd: Any) -> None:
    inside[step] = odd


def _nest(inside: Any, step: str | int, odd: Any) -> None:
    inside[step] = [inside[step]] if isinstance(odd, str) else {"id": inside[step], "value": inside[step]}


def _bury(inside: Any, step: str | int, odd: Any) -> None:
    for _ in range(300):
        odd = [odd]
    inside[step] = odd


def _repeat(inside: Any, step: str | int, odd: Any) -> None:
    if isinstance(inside, list):  # never longer than a list of Slack's
        inside.extend([inside[step], odd])
    else:
        inside[f"{step} twice"] = odd  # made a second key of the same name when it is written


CHANGES: Sequence[Callable[[Any, str | int, Any], None]] = (_drop, _retype, _retype, _nest, _bury, _repeat)


def spoil(shapes: Sequence[Delivery], count: int) -> list[tuple[Delivery, Json]]:
    """So many deliveries with a payload that has one to three things wrong; always the same for the same shapes."""
    shapes = [copy.copy(delivery) for delivery in shapes]
    found: list[tuple[Delivery, Json]] = []

    @st.composite
    def spoilt(draw: st.DrawFn) -> None:
        delivery = shapes[draw(st.integers(0, len(shapes) - 1))]
        payload: Json = copy.deepcopy(delivery.payload)
        for _ in range(draw(st.integers(1, 3))):
            paths = _paths(payload)
            *above, last = paths[draw(st.integers(0, len(paths) - 1))] if paths else ("type",)
            inside: Any = payload
            for step in above:
                inside = inside[step]
            CHANGES[draw(st.integers(0, len(CHANGES) - 1))](inside, last, copy.deepcopy(draw(_ODD)))
        found.append((delivery, payload))

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(spoilt())
    def collect(_: None) -> None:
        pass

    collect()
    return found


def _paths(value: Any, path: Path = ()) -> list[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path else []
    for step, item in inner:
        if len(path) < 12:
            found += _paths(item, (*path, step))
    return found


def as_json(payload: Json) -> str:
    """Written out, with the same key twice where `_repeat` wanted that."""
    return json.dumps(payload).replace(' twice": ', '": ')


def as_body(delivery: Delivery, payload: Json) -> tuple[bytes, str]:
    """An HTTP body, as Slack writes this kind of delivery, and its content type."""
    if delivery.kind == "events_api":
        return as_json(payload).encode(), "application/json"
    if delivery.kind == "slash_commands":
        fields = {name: str(value).encode("utf-8", "surrogatepass") for name, value in payload.items()}
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    return urlencode({"payload": as_json(payload)}).encode(), "application/x-www-form-urlencoded"


BROKEN: Sequence[Callable[[bytes], bytes]] = (
    lambda body: body[: len(body) // 2],
    lambda body: body[:7] + b"\xff\xfe" + body[7:],
    lambda body: body.decode().encode("utf-16"),
    lambda body: b"\xef\xbb\xbf" + body,
    lambda body: body + b"&" + body,
    lambda body: body.replace(b"%", b"%%"),
    lambda body: body.replace(b"%22", b"%5C%22").replace(b'"', b'\\"'),
    lambda body: b"",
    lambda body: b"[" * 200_000,
    lambda body: body * 20,
)
"""What can be wrong with the bytes themselves."""
