"""Who judges which fact."""

from collections.abc import Callable

from asked import Fact, Verdict
from cameras import judge_camera
from changes import judge_change
from clip import Clip
from colors import judge_colour
from counts import judge_count, judge_place
from directions import judge_direction
from doings import judge_action, judge_order
from relations import judge_relation

JUDGES: dict[str, Callable[[Clip, Fact], Verdict]] = {
    "count": judge_count,
    "relation": judge_relation,
    "direction": judge_direction,
    "order": judge_order,
    "camera": judge_camera,
    "colour": judge_colour,
    "action": judge_action,
    "place": judge_place,
    "change": judge_change,
}


def judge(clip: Clip, fact: Fact) -> Verdict:
    """Whether a clip shows a fact, and if not, why."""
    return JUDGES[fact.category](clip, fact)
