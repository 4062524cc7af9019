"""The identity of a delivery: the same one delivered again has the same key, and another one has another."""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import orjson


class KeyKind(StrEnum):
    """The beginning of the key of something received, or the end of a second key for its answer."""

    CLICK = "click"
    VIEW = "view"
    EVENT = "event"
    WELCOMED = "welcome"
    UNCLEAR = "unclear"
    NOTE = "note"
    TOLD = "told"
    FAREWELL = "farewell"
    ZONE = "zone"
    STATUS = "status"


def key_of(body: Mapping[str, Any], user_id: str) -> str:
    """Return the key of Slack's payload `body`, sent off by that person.

    A window that stays open keeps its id, and gets another hash whenever it is redrawn. One submitted twice as it was
    drawn, because Slack lost the answer, is another submission only if something else stands in it.
    """
    actions, view = body.get("actions"), body.get("view") or {}
    if actions:
        return f"{KeyKind.CLICK}:{user_id}:{actions[0].get('action_id')}:{actions[0].get('action_ts')}"
    if view:
        drawn = f"{view.get('id')}:{view.get('callback_id')}:{view.get('hash')}"
        return f"{KeyKind.VIEW}:{drawn}:{_digest(view.get('state'))}"
    return f"{KeyKind.EVENT}:{body.get('event_id') or body.get('trigger_id')}"


def _digest(state: object) -> str:
    return blake2b(orjson.dumps(state, option=orjson.OPT_SORT_KEYS), digest_size=8).hexdigest()
