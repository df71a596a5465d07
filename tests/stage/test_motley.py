"""In a crowd there are women and men, and on a road cars of several colors."""

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.motley import one_of_many

PRESETS = load_presets()


def differences(text: str) -> list[dict[str, object]]:
    scene = read(text, PRESETS)
    return [one_of_many(PRESETS.kinds[one.kind], one) for one in scene.entities]


def test_every_second_of_a_crowd_is_a_woman_and_nobody_alone_is() -> None:
    crowd = differences("Six passersby walk along a street")
    assert [bool(one) for one in crowd] == [False, True] * 3
    assert differences("A passerby walks along a street") == [{}]
    assert not any(differences("Six men walk along a street"))


def test_cars_are_of_several_colors_unless_one_is_said() -> None:
    paints = {str(one.get("color")) for one in differences("Six cars drive along a street")}
    assert len(paints) == 6
    assert not any(differences("Six yellow cars drive along a street"))
