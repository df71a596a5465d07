"""Nobody stands on a blackboard or in a bed; headphones are worn; a way is no more of a note."""

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


def test_who_writes_on_a_board_stands_before_it() -> None:
    scene = _read("A teacher writes on a blackboard")
    assert not scene.relations
    assert [one.target for one in scene.actions if one.motion == "write"] == ["blackboard.1"]


def test_who_is_in_bed_lies_there() -> None:
    scene = _read("A mother reads a story to her two children in bed")
    assert [one.agents for one in scene.actions if one.motion == "lie"] == [
        ("person.2", "person.3")
    ]
    assert "lie" not in {one.motion for one in _read("A girl jumps on the bed").actions}
    assert "lie" not in {one.motion for one in _read("A woman sits in bed and reads").actions}


def test_headphones_are_on_the_head() -> None:
    girl = _read("A girl with red headphones dances").entities[0]
    assert [(one.kind, one.color) for one in girl.wears] == [("headphones", "#c8252c")]
    assert [one.kind for one in _read("Headphones on a desk").entities] == ["headphones", "desk"]


def test_a_way_ends_a_note() -> None:
    scene = _read("A burger falls in slow motion onto a wooden board, product ad")
    assert len(scene.entities) == 2
    assert scene.time_scale < 1


def test_who_is_on_a_chair_sits() -> None:
    for sentence in ("A queen on a throne", "A man on a chair", "Two women on a bench in a park"):
        assert "sit" in {one.motion for one in _read(sentence).actions}, sentence
    assert "sit" not in {one.motion for one in _read("A boy stands on a chair").actions}
    assert "sit" not in {one.motion for one in _read("A cat on a chair").actions}


def test_what_is_done_to_a_thing_on_a_table_puts_nobody_on_the_table() -> None:
    for sentence in ("A cook sniffs a melon on a table", "A woman touches a cake on a counter"):
        scene = read(sentence, load_presets())
        on = {one.a for one in scene.relations if one.kind == "on"}
        assert "person.1" not in on and on


def test_a_moth_that_clings_to_a_twig_is_on_it() -> None:
    scene = read("A moth clings to a twig", load_presets())
    assert [(one.kind, one.a.split(".")[0]) for one in scene.relations] == [("on", "butterfly")]


def test_what_comes_last_holds_the_first() -> None:
    cake = {
        (one.kind, one.a, one.b)
        for one in _read("A birthday cake with candles on a shelf").relations
    }
    assert ("on", "layer_cake.1", "shelf.1") in cake and ("on", "candle.1", "layer_cake.1") in cake
    house = {(one.kind, one.a) for one in _read("A house with an owl on the roof").relations}
    assert ("on", "owl.1") in house
