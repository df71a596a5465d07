"""Painting fur: countershading, markings and patterns over a skin, by where each vertex rests."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from soracli.stage.animals.clay import Numbers
from soracli.stage.animals.noise import cells, noise, smooth
from soracli.stage.animals.species import Species
from soracli.stage.figure import Rig
from soracli.stage.mesh import Floats, Mesh, linear


@dataclass(frozen=True, eq=False)
class Hide:
    """A skin laid out for painting: `place` (V, 3) in heights at the withers, unit `normal` (V, 3),
    and shares 0..1 (V,) of belonging to the trunk, the neck and head, the tail and the legs.

    `rump` is the x of the root of the tail and `chest` the x of the shoulders; `depth` is the
    height of the underside of the chest."""

    place: Floats
    normal: Floats
    trunk: Floats
    neck: Floats
    tail: Floats
    legs: Floats
    rump: float
    chest: float
    depth: float
    seed: int


def hide(mesh: Mesh, rig: Rig, size: float, seed: int) -> Hide:
    """The skin of an animal with `pelvis` … `paw` joints, `size` metres high."""
    share = {"trunk": np.zeros(len(mesh.vertices)), "neck": np.zeros(len(mesh.vertices))}
    share |= {"tail": np.zeros(len(mesh.vertices)), "legs": np.zeros(len(mesh.vertices))}
    for place in range(4):
        for joint, name in enumerate(rig.names):
            held = np.where(mesh.bones[:, place] == joint, mesh.weights[:, place], 0)
            share[_region(name)] += held
    return Hide(
        place=mesh.vertices / np.float32(size),
        normal=mesh.normals,
        trunk=share["trunk"].astype(np.float32),
        neck=share["neck"].astype(np.float32),
        tail=share["tail"].astype(np.float32),
        legs=share["legs"].astype(np.float32),
        rump=float(rig.rest[rig.index("tail.1"), 0]) / size,
        chest=float(rig.rest[rig.index("chest"), 0]) / size,
        depth=float(rig.rest[rig.index("fore.L.lower"), 2]) / size,
        seed=seed,
    )


def _region(joint: str) -> str:
    if joint.startswith("tail"):
        return "tail"
    if joint.startswith(("neck", "head", "jaw")):
        return "neck"
    if joint.startswith(("fore", "hind")) and not joint.endswith("upper"):
        return "legs"
    return "trunk"


def paint_coat(colors: Floats, skin: Hide, species: Species) -> Floats:
    """The body's colors (V, 3): undersides, legs and paws, the pattern, and the tip of the tail."""
    x, z = skin.place[:, 0], skin.place[:, 2]
    ragged = 0.05 * noise(skin.place * 9, skin.seed)
    painted = colors
    under = smooth(0.05, -0.75, skin.normal[:, 2] + 3 * ragged) * (1 - skin.legs)
    under = under * smooth(0.95, 0.80, z + ragged)
    painted = _over(painted, species.coat("belly"), under * (1 - 0.6 * skin.tail))
    front = smooth(0.25, 0.75, skin.normal[:, 0] + 2 * ragged) * smooth(1.12, 0.9, z + ragged)
    painted = _over(painted, species.coat("chest"), front * smooth(1.0, 1.25, x / skin.chest))
    if species.marked("tail"):
        painted = _over(painted, species.coat("tail"), smooth(0.4, 0.9, skin.tail))
    pattern = _PATTERNS.get(species.pattern)
    if pattern is not None:
        painted = pattern(painted, skin, species)
    legs = skin.legs * smooth(skin.depth * 1.05, skin.depth * 0.75, z + ragged)
    if species.marked("legs"):
        painted = _over(painted, species.coat("legs"), legs)
    paws = species.number("socks", 0.16)
    painted = _over(
        painted, species.coat("paws"), skin.legs * smooth(paws + 0.03, paws, z + ragged)
    )
    tip = smooth(0.55, 0.75, _along_tail(skin) + 2 * ragged) * skin.tail
    if species.marked("tail_tip"):
        painted = _over(painted, species.coat("tail_tip"), tip)
    return painted


def _along_tail(skin: Hide) -> Floats:
    held = skin.tail > 0.5
    if not held.any():
        return np.zeros(len(skin.place), np.float32)
    start = skin.place[held][np.argmax(skin.place[held][:, 0])]
    away = np.linalg.norm(skin.place - start, axis=1)
    return np.asarray(away / max(float(away[held].max()), 1e-6), np.float32)


def _over(colors: Floats, color: str, share: Numbers) -> Floats:
    amount = np.clip(share, 0, 1)[:, None]
    return (colors * (1 - amount) + linear(color) * amount).astype(np.float32)


def _stripes(skin: Hide, count: float, width: float) -> Floats:
    """Bands across trunk, neck, tail and legs, wavering, forked and broken."""
    place = skin.place
    waver = 0.05 * noise(place * 4.0, skin.seed) + 0.02 * noise(place * 11, skin.seed + 1)
    lean = 0.12 * (place[:, 2] - 0.7)
    along = np.where(skin.legs + skin.tail * 0 > 0.5, place[:, 2] * 1.3, place[:, 0] + lean)
    tail = np.linalg.norm(place - np.array([skin.rump, 0, 0.9], np.float32), axis=1)
    along = np.where(skin.tail > 0.5, tail, along)
    wave = np.cos(2 * np.pi * count * (along + waver))
    bound = 1 - 2 * width + 0.35 * noise(place * 5, skin.seed + 2)
    # stripes thin out toward the belly
    height = np.clip((place[:, 2] - skin.depth) / (1 - skin.depth), 0, 1)
    bound = bound + np.where(skin.trunk > 0.5, 0.9 * (1 - smooth(0.0, 0.55, height)), 0)
    return smooth(-0.28, 0.28, (wave - bound).astype(np.float32))


def _tabby(colors: Floats, skin: Hide, species: Species) -> Floats:
    bands = _stripes(skin, 7.0, 0.40) * (1 - 0.75 * smooth(0.1, -0.5, skin.normal[:, 2]))
    spine = smooth(0.86, 0.97, skin.normal[:, 2]) * skin.trunk
    return _over(colors, species.coat("pattern", "#3a3028"), np.maximum(bands, 0.8 * spine) * 0.9)


def _tiger(colors: Floats, skin: Hide, species: Species) -> Floats:
    return _over(colors, species.coat("pattern", "#1d1613"), _stripes(skin, 5.4, 0.36))


def _zebra(colors: Floats, skin: Hide, species: Species) -> Floats:
    place = skin.place
    waver = 0.035 * noise(place * 3.0, skin.seed)
    lean = np.where(place[:, 0] < skin.chest * 0.5, 0.55, 0.05) * (place[:, 2] - 0.7)
    along = np.where(skin.legs > 0.5, place[:, 2] * 1.5, place[:, 0] - lean)
    along = np.where(skin.neck > 0.5, 0.8 * (place[:, 0] + place[:, 2]), along)
    wave = np.cos(2 * np.pi * 8.5 * (along + waver))
    return _over(colors, species.coat("pattern", "#1a1818"), smooth(-0.25, 0.05, wave))


def _spots(colors: Floats, skin: Hide, species: Species) -> Floats:
    near, _ = cells(skin.place * species.number("spots", 9.0), skin.seed)
    return _over(colors, species.coat("pattern", "#1d1a18"), smooth(0.34, 0.28, near))


def _rosettes(colors: Floats, skin: Hide, species: Species) -> Floats:
    near, _ = cells(skin.place * species.number("spots", 10.0), skin.seed)
    broken = 0.1 * noise(skin.place * 22, skin.seed)
    ring = smooth(0.14, 0.2, near) * smooth(0.40, 0.34, near + broken)
    solid = smooth(0.36, 0.30, near) * np.clip(skin.legs + skin.tail + skin.neck, 0, 1)
    return _over(colors, species.coat("pattern", "#241a12"), np.maximum(ring, solid))


def _fawn(colors: Floats, skin: Hide, species: Species) -> Floats:
    near, _ = cells(skin.place * 11, skin.seed)
    back = skin.trunk * smooth(0.72, 0.82, skin.place[:, 2])
    return _over(colors, species.coat("pattern", "#f2e6cf"), smooth(0.26, 0.2, near) * back)


def _patches(colors: Floats, skin: Hide, species: Species) -> Floats:
    place = skin.place * np.array([2.3, 2.0, 2.3], np.float32)
    map_ = noise(place + 0.37, skin.seed) + 0.35 * noise(place * 2.7, skin.seed + 5)
    share = smooth(0.02, 0.07, map_) * (1 - smooth(0.45, 0.35, skin.place[:, 2]))
    return _over(colors, species.coat("pattern", "#211d1b"), share)


def _saddle(colors: Floats, skin: Hide, species: Species) -> Floats:
    ragged = 0.06 * noise(skin.place * 8, skin.seed)
    back = smooth(0.60, 0.72, skin.place[:, 2] + ragged + 0.12 * skin.normal[:, 2])
    mantle = back * smooth(1.15, 1.0, skin.place[:, 2] * skin.neck)
    top = np.where(skin.tail > 0.5, smooth(-0.3, 0.4, skin.normal[:, 2]), mantle * skin.trunk)
    top = np.maximum(top, skin.neck * smooth(-0.1, 0.5, skin.normal[:, 2] - skin.normal[:, 0]))
    return _over(colors, species.coat("pattern", "#231d19"), top)


def _cape(colors: Floats, skin: Hide, species: Species) -> Floats:
    """Dark above, light below and in front: huskies and wolves."""
    ragged = 0.05 * noise(skin.place * 10, skin.seed) + 0.02 * noise(skin.place * 25, skin.seed)
    high = skin.place[:, 2] + ragged + 0.10 * skin.normal[:, 2] - 0.10 * skin.normal[:, 0]
    top = smooth(0.60, 0.68, high) * np.clip(skin.trunk + skin.neck, 0, 1)
    back = np.maximum(top, skin.tail * smooth(-0.2, 0.3, skin.normal[:, 2] + 2 * ragged))
    return _over(colors, species.coat("pattern", "#3b3f45"), back * (1 - skin.legs))


def _points(colors: Floats, skin: Hide, species: Species) -> Floats:
    legs = skin.legs * smooth(0.55, 0.15, skin.place[:, 2])
    return _over(colors, species.coat("pattern", "#3a2a20"), np.maximum(legs, skin.tail) * 0.95)


def _ringed(colors: Floats, skin: Hide, species: Species) -> Floats:
    """A raccoon's tail."""
    rings = smooth(0.0, 0.3, np.cos(2 * np.pi * 4.5 * _along_tail(skin))) * skin.tail
    return _over(colors, species.coat("pattern", "#2b2724"), rings)


def _mottled(colors: Floats, skin: Hide, species: Species) -> Floats:
    """A giraffe's net: plates with pale seams."""
    near, second = cells(skin.place * species.number("spots", 7.0), skin.seed)
    plate = smooth(0.05, 0.11, second - near) * smooth(0.25, 0.4, skin.place[:, 2])
    return _over(colors, species.coat("pattern", "#9c5a26"), plate)


def _panda(colors: Floats, skin: Hide, species: Species) -> Floats:
    band = smooth(0.16, 0.10, np.abs(skin.place[:, 0] - 1.42 * skin.chest)) * skin.trunk
    low = smooth(0.62, 0.52, skin.place[:, 2]) * smooth(0.0, 0.06, np.abs(skin.place[:, 1]) - 0.06)
    black = np.maximum(np.maximum(skin.legs, band), low)
    return _over(colors, species.coat("pattern", "#1b1a1c"), black)


_PATTERNS: dict[str, Callable[[Floats, Hide, Species], Floats]] = {
    "tabby": _tabby,
    "tiger": _tiger,
    "zebra": _zebra,
    "spots": _spots,
    "rosettes": _rosettes,
    "fawn": _fawn,
    "patches": _patches,
    "saddle": _saddle,
    "cape": _cape,
    "points": _points,
    "panda": _panda,
    "ringed": _ringed,
    "giraffe": _mottled,
}
