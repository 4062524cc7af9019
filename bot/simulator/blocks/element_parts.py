"""The fields that many elements share (extensions.d.ts of @slack/types)."""

from bot.simulator.blocks.objects import ACTION_ID, CONFIRM, DISPATCH_CONFIG, POSITIVE, plain
from bot.simulator.blocks.shapes import Bool, Shape, Str

ACTIONABLE: dict[str, Shape] = {"action_id": ACTION_ID}
CLICKABLE: dict[str, Shape] = {**ACTIONABLE, "confirm": CONFIRM}
FOCUSABLE: dict[str, Shape] = {"focus_on_load": Bool()}
PICKABLE: dict[str, Shape] = {**CLICKABLE, **FOCUSABLE}
SELECTABLE: dict[str, Shape] = {**PICKABLE, "placeholder": plain(150)}
MULTI: dict[str, Shape] = {**SELECTABLE, "max_selected_items": POSITIVE}
TYPABLE: dict[str, Shape] = {
    **ACTIONABLE,
    **FOCUSABLE,
    "placeholder": plain(150),
    "dispatch_action_config": DISPATCH_CONFIG,
}
STYLED: dict[str, Shape] = {"style": Str(one_of=("primary", "danger")), "accessibility_label": Str(75, min=1)}

USER = Str(pattern=r"[UW][A-Z0-9]+")


def initial(name: str, shape: Shape) -> dict[str, Shape]:
    return {f"initial_{name}": shape}
