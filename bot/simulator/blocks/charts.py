"""The data_visualization block of June 2026 (docs.slack.dev: block-kit/blocks/data-visualization-block)."""

from collections.abc import Iterator

from bot.simulator.blocks.objects import BLOCK_ID
from bot.simulator.blocks.shapes import ByType, Json, ListOf, Number, Obj, Str, problem, typed

LABEL = Str(20, min=1)
POINT = Obj({"label": LABEL, "value": Number(whole=False)})
# A slice of nothing cannot be drawn: the docs ask for values above zero in a pie.
SEGMENT = Obj({"label": LABEL, "value": Number(min=1e-12, whole=False)})
SERIES = Obj({"name": LABEL, "data": ListOf(POINT, 20, min=1)})
AXES = Obj({"categories": ListOf(LABEL, 20, min=1)}, {"x_label": Str(50, min=1), "y_label": Str(50, min=1)})


def _names_differ(chart: Json, at: str) -> Iterator[str]:
    names = [series["name"] for series in chart["series"]]
    if len(names) != len(set(names)):
        yield problem("series names must be unique", f"{at}/series")


def _points_match_categories(chart: Json, at: str) -> Iterator[str]:
    categories = chart["axis_config"]["categories"]
    if len(categories) != len(set(categories)):
        yield problem("categories must be unique", f"{at}/axis_config/categories")
    for index, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            yield problem("data labels must match the categories", f"{at}/series/{index}/data")


def _plotted(kind: str) -> Obj:
    return typed(
        kind,
        {"series": ListOf(SERIES, 6, min=1), "axis_config": AXES},
        {},
        _names_differ,
        _points_match_categories,
    )


CHART = ByType(
    {
        "pie": typed("pie", {"segments": ListOf(SEGMENT, 6, min=1)}),
        "bar": _plotted("bar"),
        "area": _plotted("area"),
        "line": _plotted("line"),
    }
)
DATA_VISUALIZATION = typed("data_visualization", {"title": Str(50, min=1), "chart": CHART}, {"block_id": BLOCK_ID})
