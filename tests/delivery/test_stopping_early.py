"""A courier that is stopped before what it claimed has had its turn."""

import gc
import warnings

from tests.delivery.conftest import Baton


async def test_what_is_cancelled_before_its_turn_leaves_nothing_half_begun(baton: Baton) -> None:
    await baton.leaves("hello")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await baton.courier._begin()
        [task] = baton.courier._under_way.values()
        task.cancel()
        del task
        await baton.courier.stop()
        gc.collect()
    assert baton.slack.texts("C-SALES") == []
    await baton.delivers(minutes=1)
    assert baton.slack.texts("C-SALES") == ["hello"]
