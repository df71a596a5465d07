"""Guide passes say what the numbers say, and can be turned back into them."""

import numpy as np
import pytest

from soracli.engines.passes import (
    DEPTH_FAR,
    DEPTH_NEAR,
    depth_picture,
    edges_picture,
    id_color,
    ids_picture,
    measure,
)


def test_distance_can_be_read_back_from_the_picture() -> None:
    metres = np.array([[0.1, 1.0, 5.0, 40.0, 1000.0]], np.float32)
    grey = depth_picture(metres)[0, :, 0] / 255
    back = DEPTH_NEAR * (DEPTH_FAR / DEPTH_NEAR) ** (1 - grey)
    assert np.allclose(back, metres[0], rtol=0.02)


def test_near_is_white_and_the_sky_is_black() -> None:
    picture = depth_picture(np.array([[0.01, np.inf]], np.float32))
    assert picture[0].tolist() == [[255, 255, 255], [0, 0, 0]]


def test_every_entity_has_a_color_of_its_own() -> None:
    colors = [id_color(index) for index in range(120)]
    assert colors[0] == (0, 0, 0)
    assert len(set(colors)) == 120
    first = np.array(colors[:16], int)
    apart = np.abs(first[:, None] - first[None]).sum(-1)[np.triu_indices(16, 1)]
    assert apart.min() > 30


def test_ids_become_their_colors() -> None:
    picture = ids_picture(np.array([[0, 1], [2, 9]]), count=2)
    assert tuple(picture[0, 1]) == id_color(1)
    assert tuple(picture[1, 0]) == id_color(2)
    assert tuple(picture[1, 1]) == id_color(2)


def test_edges_lie_where_one_thing_ends() -> None:
    ids = np.zeros((8, 8), int)
    ids[:, 4:] = 1
    edges = edges_picture(np.full((8, 8), 5, np.float32), ids, None)[..., 0]
    assert (edges[:, 3] == 255).all()
    assert np.delete(edges, 3, axis=1).max() == 0


def test_edges_lie_where_the_surface_folds_or_leaps() -> None:
    ids = np.zeros((8, 8), int)
    depth = np.full((8, 8), 5, np.float32)
    depth[5:] = 9
    normals = np.zeros((8, 8, 3), np.float32)
    normals[..., 2] = 1
    normals[:, :2] = (1, 0, 0)
    edges = edges_picture(depth, ids, normals)[..., 0]
    assert (edges[4] == 255).all() and (edges[:, 1] == 255).all()
    assert edges[0, 3] == 0


def test_a_floor_running_to_the_horizon_has_no_edges() -> None:
    rows = np.arange(1, 61, dtype=np.float32)[:, None]
    depth = np.repeat(90 / rows, 40, axis=1)  # from 90 m at the top to 1.5 m
    edges = edges_picture(depth, np.zeros((60, 40), int), None)
    assert edges.max() == 0
    depth[30:40, 10:20] = 1.0  # a box stands on it
    assert edges_picture(depth, np.zeros((60, 40), int), None)[30, 10:20].min() == 255


def test_what_is_visible_is_measured() -> None:
    ids = np.zeros((10, 20), np.uint16)
    ids[2:5, 3:9] = 2
    depth = np.full((10, 20), np.inf, np.float32)
    depth[2:5, 3:9] = 4.5
    seen = measure(ids, depth, {1: "cat.1", 2: "dog.1"})
    assert seen == {"dog.1": {"bbox": [3, 2, 9, 5], "pixels": 18, "depth": pytest.approx(4.5)}}


def test_the_color_that_is_really_seen_is_measured() -> None:
    ids = np.array([[0, 1, 1], [2, 2, 2]], np.uint16)
    rgb = np.array([[[9, 9, 9], [200, 0, 0], [100, 20, 0]], [[0, 0, 255]] * 3], np.uint8)
    seen = measure(ids, np.ones((2, 3), np.float32), {1: "cat.1", 2: "dog.1"}, rgb)
    assert [seen["cat.1"]["color"], seen["dog.1"]["color"]] == ["#960a00", "#0000ff"]
