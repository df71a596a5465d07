"""Who kneels, crouches or sits stays down while the hands do something else."""

from soracli.stage.schedule import Beat
from soracli.stage.staying_down import stay_down
from soracli.story.scene import Action


def beat(motion: str, start: float, end: float) -> Beat:
    return Beat(motion, start, end, Action(motion=motion, verb=motion, agents=("woman.1",)))


def test_who_kneels_and_lights_a_candle_kneels_until_she_stands_up() -> None:
    own = [beat("kneel", 0.0, 1.5), beat("pet", 1.5, 3.0), beat("stand_up", 3.0, 4.4)]
    kneels = stay_down({"woman.1": own}, 5.0)["woman.1"][0]
    assert (kneels.start, kneels.end) == (0.0, 3.0)


def test_who_crouches_and_then_runs_is_up_when_running() -> None:
    own = [beat("crouch", 0.0, 1.5), beat("run", 1.5, 5.0)]
    assert stay_down({"woman.1": own}, 5.0)["woman.1"][0].end == 1.5


def test_who_sits_and_reads_sits_to_the_end() -> None:
    own = [beat("sit", 0.0, 1.5), beat("read", 1.5, 5.0)]
    assert stay_down({"woman.1": own}, 5.0)["woman.1"][0].end > 5.0
