"""What is made ahead or beside other things is the same as made one after the other."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage import casting, sky


def _spec(sentence: str) -> TakeSpec:
    presets = load_presets()
    request = Request(size="96x64", seconds=1, fps=5)
    places = sorted(presets.lexicon.words.places)
    scene = read(sentence, presets)
    return compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)


def test_people_built_side_by_side_are_those_built_one_by_one() -> None:
    spec = _spec("a woman, a girl and a cat")
    casting._built.cache_clear()
    figures = casting.cast(spec)
    casting._built.cache_clear()
    for entity in spec.scene.entities:
        alone = casting._figure(spec, entity)
        assert alone is not figures[entity.id]
        assert np.array_equal(alone.mesh.vertices, figures[entity.id].mesh.vertices)
        assert np.array_equal(alone.mesh.colors, figures[entity.id].mesh.colors)


def test_twins_are_one_figure_though_all_are_built_side_by_side() -> None:
    spec = _spec("three women")
    first = spec.scene.entities[0]
    same = tuple(first for _ in range(3))
    casting._built.cache_clear()
    casting.cast(
        spec.model_copy(update={"scene": spec.scene.model_copy(update={"entities": same})})
    )
    assert casting._built.cache_info().misses == 1


def test_who_needs_the_clouds_while_they_form_gets_the_same() -> None:
    sky._formed.cache_clear()
    sky.form_clouds(7)
    found = sky._cloud_body(7)
    assert sky._formed.cache_info().misses == 1
    assert np.array_equal(found, sky._formed.__wrapped__(7))
