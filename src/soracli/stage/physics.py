"""The rigid world: what is thrown, dropped, hit, rolled or floating is simulated by MuJoCo.

Figures stand in it as their colliders. Bounce comes from the material: MuJoCo contacts are springs
with dampers, so a restitution is set as the damping ratio of the contact.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import mujoco
import numpy as np

from soracli.stage.bouncing import feel
from soracli.stage.figure import Collider, Figure
from soracli.stage.floating import Hull
from soracli.stage.hearing.ear import Ear
from soracli.stage.performance import Contact
from soracli.stage.tangled import raise_out, tangled
from soracli.stage.turns import Array, quaternion
from soracli.stage.water import GRAVITY, Water

STEP = 0.001
"""Seconds of one step: at twice that, bounces come back a tenth too fast."""
_FORCES_EVERY = 4
"""Steps between two looks at buoyancy and other slow forces."""
_INSTANT = 1e-6
"""Seconds by which the sum of many steps may be off: nothing misses that of its letting go."""
_SHOVE, _EASE = 2.0, 0.5
"""How much faster than a body a thing may be that is pushed by it, and metres per second more."""
_LOOK_EVERY = 50
"""Steps between two looks whether all is at rest."""
_REST = 0.02
"""Metres (or radians) per second that count as rest."""
_LEAST_MASS = 0.0005
"""Kilograms at least of what falls: a petal is no lighter for it."""
_ARENA = 256 * 2**20
"""Bytes for contacts: a hundred things in one heap need more than the default."""
Hold = Callable[[float], tuple[Array, Array]]
Push = Callable[[float, Array, Array, Array], tuple[Array, Array]]


@dataclass(eq=False)
class Prop:
    """Something that moves by the laws of physics.

    `position` (3,) and `rotation` (3, 3) at the start; `velocity` of the center of mass in metres
    and `spin` in radians per second (3,), world axes, when it is let go. With `hold`, it is carried
    (position and rotation by world time) until `released`. `push` is asked every few steps for a
    force and a torque about the body origin, given time, position, rotation and velocity. A `hull`
    makes it float.
    """

    id: str
    figure: Figure
    position: Array
    rotation: Array = field(default_factory=lambda: np.eye(3))
    velocity: Array = field(default_factory=lambda: np.zeros(3))
    spin: Array = field(default_factory=lambda: np.zeros(3))
    hold: Hold | None = None
    released: float = 0.0
    hull: Hull | None = None
    push: Push | None = None


@dataclass(eq=False)
class Fixture:
    """A figure that stands still and is in the way."""

    id: str
    figure: Figure
    position: Array
    rotation: Array = field(default_factory=lambda: np.eye(3))


@dataclass(eq=False)
class Pusher:
    """A moving body that the world feels but cannot move: an upright capsule on a path.

    `radius` and `height` in metres; `path` gives the point (3,) under it by world time. The props
    with the ids `spares`, which it lets go of, do not feel it. What drives is felt as its `figure`,
    turned by its `heading` in radians.
    """

    id: str
    radius: float
    height: float
    material: str
    path: Callable[[float], Array]
    spares: tuple[str, ...] = ()
    figure: Figure | None = None
    heading: Callable[[float], float] | None = None


@dataclass(frozen=True, eq=False)
class Motion:
    """What became of one prop, in S samples.

    `times` (S,) world seconds, `positions` of the body origin and `centers` of mass (S, 3) in world
    metres, `rotations` (S, 3, 3).
    """

    times: Array
    positions: Array
    centers: Array
    rotations: Array

    def at(self, times: Array) -> tuple[Array, Array]:
        """Positions (N, 3), interpolated, and the next rotations (N, 3, 3) at world times (N,)."""
        places = np.clip(np.searchsorted(self.times, times), 0, len(self.times) - 1)
        position = np.stack(
            [np.interp(times, self.times, self.positions[:, k]) for k in range(3)], axis=-1
        )
        return position, self.rotations[places]


class World:
    """A set with its fixtures, props and pushers, ready to be run once."""

    def __init__(
        self,
        ground: str,
        colliders: tuple[Collider, ...],
        fixtures: list[Fixture],
        props: list[Prop],
        pushers: list[Pusher],
        water: Water | None,
        floor: bool = True,
        deck: tuple[float, float] | None = None,
        strangers: bool = False,
    ) -> None:
        """Build the model.

        `ground` is the material of the ground plane, which `floor` False leaves out (open water),
        and which ends where a `deck` does; `colliders` are those of the set. With `strangers`,
        props feel all but each other: the shards of a glass begin in one another.
        """
        self._strangers = strangers
        self._props, self._pushers, self._water = props, pushers, water
        spec = mujoco.MjSpec()
        spec.option.timestep = STEP
        spec.option.integrator = mujoco.mjtIntegrator.mjINT_IMPLICITFAST
        spec.memory = _ARENA
        spec.option.gravity = (0, 0, -GRAVITY)
        if floor:
            plane = _floor(spec, deck)
            feel(plane, ground, 0)
            plane.contype = plane.conaffinity = 3
        self._materials = {"ground": ground, "set": "concrete"}
        for collider in colliders:
            self._shape(spec, spec.worldbody, "set", collider, "concrete", 0)
        for fixture in fixtures:
            self._stand(spec, fixture)
        for prop in props:
            self._free(spec, prop)
        for pusher in pushers:
            self._mocap(spec, pusher)
        self.model = spec.compile()
        pairs = tangled(self.model, mujoco.MjData(self.model))
        if pairs:
            for one, other in pairs:
                spec.add_exclude(bodyname1=one, bodyname2=other)
            self.model = spec.compile()
        self.data = mujoco.MjData(self.model)
        raise_out(self.model, self.data)
        self._owners = [
            (self.model.geom(place).name or "set:0").rsplit(":", 1)[0]
            for place in range(self.model.ngeom)
        ]

    def _stand(self, spec: mujoco.MjSpec, fixture: Fixture) -> None:
        body = spec.worldbody.add_body(
            pos=fixture.position, quat=quaternion(fixture.rotation), name=f"fixture {fixture.id}"
        )
        self._materials[fixture.id] = fixture.figure.material
        for collider in fixture.figure.colliders:
            self._shape(spec, body, fixture.id, collider, fixture.figure.material, 0)

    def _free(self, spec: mujoco.MjSpec, prop: Prop) -> None:
        body = spec.worldbody.add_body(
            pos=prop.position, quat=quaternion(prop.rotation), name=f"prop {prop.id}"
        )
        body.add_freejoint(name=f"joint {prop.id}")
        self._materials[prop.id] = prop.figure.material
        if prop.hull is not None:
            _ballast(body, prop.figure, prop.hull)
        colliders = prop.figure.colliders or (_core(prop.figure),)
        share = max(prop.figure.mass, _LEAST_MASS) / len(colliders)
        for collider in colliders:
            self._shape(spec, body, prop.id, collider, prop.figure.material, share)

    def _mocap(self, spec: mujoco.MjSpec, pusher: Pusher) -> None:
        body = spec.worldbody.add_body(mocap=True, name=f"pusher {pusher.id}")
        self._materials[pusher.id] = pusher.material
        if pusher.figure is not None:
            for part in pusher.figure.colliders:
                self._shape(spec, body, pusher.id, part, pusher.material, 0)
            return
        top = max(pusher.height - pusher.radius, pusher.radius + 0.01)
        collider = Collider("capsule", (pusher.radius,), (0, 0, pusher.radius), (0, 0, top))
        self._shape(spec, body, pusher.id, collider, pusher.material, 0)
        for name in pusher.spares:
            spec.add_exclude(bodyname1=body.name, bodyname2=f"prop {name}")

    def _shape(
        self,
        spec: mujoco.MjSpec,
        body: "mujoco.MjsBody",
        owner: str,
        collider: Collider,
        material: str,
        mass: float,
    ) -> None:
        self._count = getattr(self, "_count", 0) + 1
        geom = body.add_geom(name=f"{owner}:{self._count}")
        if collider.shape == "sphere":
            geom.type, geom.pos = mujoco.mjtGeom.mjGEOM_SPHERE, collider.a
            geom.size = (collider.size[0], 0, 0)
        elif collider.shape == "box":
            geom.type, geom.pos = mujoco.mjtGeom.mjGEOM_BOX, collider.a
            geom.size = collider.size
        elif collider.shape == "hull":
            mesh = spec.add_mesh(name=f"hull {self._count}")
            mesh.uservert = np.asarray(collider.points, np.float64).reshape(-1)
            geom.type, geom.meshname = mujoco.mjtGeom.mjGEOM_MESH, mesh.name
        else:
            kind = collider.shape == "capsule"
            geom.type = mujoco.mjtGeom.mjGEOM_CAPSULE if kind else mujoco.mjtGeom.mjGEOM_CYLINDER
            geom.fromto = (*collider.a, *collider.b)
            geom.size = (collider.size[0], 0, 0)
        if mass > 0:
            geom.mass = mass
        feel(geom, material, 2 if mass > 0 else 1, collider.net)
        if self._strangers:
            geom.contype, geom.conaffinity = (1, 2) if mass > 0 else (3, 3)

    def run(self, seconds: float, settle: float = 0.0) -> tuple[dict[str, Motion], list[Contact]]:
        """Simulate from time 0; the motions by prop id, and what met what in time order.

        Contact times are world seconds here. What moves at the end is followed until it lies, for
        `settle` more seconds at most.
        """
        least = int(np.ceil(seconds / STEP)) + 1
        steps = least + int(settle / STEP)
        count = len(self._props)
        log = np.zeros((steps, count, 10))
        bodies = [self.model.body(f"prop {prop.id}").id for prop in self._props]
        places = [self.model.joint(f"joint {prop.id}") for prop in self._props]
        positions = [int(joint.qposadr[0]) for joint in places]
        speeds = [int(joint.dofadr[0]) for joint in places]
        ear = Ear(self._owners, self._materials, self.model)
        mujoco.mj_kinematics(self.model, self.data)
        for prop, speed in zip(self._props, speeds, strict=True):
            if prop.hold is None:
                self._let_go(prop, speed)
        for step in range(steps):
            self._step(step, positions, speeds)
            ear.listen(self.data, step)
            for place, address in enumerate(positions):
                log[step, place, :7] = self.data.qpos[address : address + 7]
                log[step, place, 7:] = self.data.xipos[bodies[place]]
            if step >= least and step % _LOOK_EVERY == 0 and self._at_rest():
                steps = step + 1
                break
        log, times = log[:steps], np.arange(steps) * STEP
        motions = {
            prop.id: Motion(
                times,
                log[:, place, :3].copy(),
                log[:, place, 7:].copy(),
                _matrices(log[:, place, 3:7]),
            )
            for place, prop in enumerate(self._props)
        }
        centers = {name: motion.centers for name, motion in motions.items()}
        return motions, sorted(ear.heard(centers, STEP), key=lambda contact: contact.time)

    def _at_rest(self) -> bool:
        return float(np.abs(self.data.qvel).max(initial=0.0)) < _REST

    def _step(self, step: int, positions: list[int], speeds: list[int]) -> None:
        fastest = self._drive(step, positions, speeds)
        mujoco.mj_step(self.model, self.data)
        if self._pushers:
            self._temper(speeds, fastest)

    def _drive(self, step: int, positions: list[int], speeds: list[int]) -> float:
        """Everything that acts on the props from outside before a step.

        Returns the metres per second that a push may give them in it.
        """
        time = step * STEP
        for place, prop in enumerate(self._props):
            self._carry(prop, positions[place], speeds[place], time)
            if step % _FORCES_EVERY == 0:
                self._press(prop, speeds[place], time)
        pushed = 0.0
        for place, pusher in enumerate(self._pushers):
            there = pusher.path(time)
            gone = float(np.linalg.norm(there - self.data.mocap_pos[place])) if step else 0.0
            pushed = max(pushed, gone / STEP)
            self.data.mocap_pos[place] = there
            if pusher.heading is not None:
                half = 0.5 * pusher.heading(time)
                self.data.mocap_quat[place] = (math.cos(half), 0.0, 0.0, math.sin(half))
        flying = max((self._speed(speed) for speed in speeds), default=0.0)
        return max(flying + 2 * GRAVITY * STEP, _SHOVE * pushed + _EASE)

    def _speed(self, speed: int) -> float:
        x, y, z = self.data.qvel[speed : speed + 3].tolist()
        return math.sqrt(x * x + y * y + z * z)

    def _temper(self, speeds: list[int], most: float) -> None:
        """A thing that is squeezed between a body and a wall does not fly off like a bullet."""
        for speed in speeds:
            now = self._speed(speed)
            if now > most:
                self.data.qvel[speed : speed + 6] *= most / now

    def _carry(self, prop: Prop, address: int, speed: int, time: float) -> None:
        """Keep a held prop in the hand, and let it go with its velocity when it is time."""
        if prop.hold is None or time - STEP > prop.released + _INSTANT:
            return
        body = self.model.body(f"prop {prop.id}").id
        if time < prop.released:
            position, rotation = prop.hold(time)
            self.data.qpos[address : address + 3] = position
            self.data.qpos[address + 3 : address + 7] = quaternion(rotation)
            self.data.qvel[speed : speed + 6] = 0
            self._touchable(body, False)
            return
        self._let_go(prop, speed)
        self._touchable(body, True)

    def _let_go(self, prop: Prop, speed: int) -> None:
        """Give a prop its velocity, which is that of its center of mass, and its spin."""
        body = self.model.body(f"prop {prop.id}").id
        rotation = self.data.xmat[body].reshape(3, 3)
        lever = rotation @ self.model.body_ipos[body]
        self.data.qvel[speed : speed + 3] = prop.velocity - np.cross(prop.spin, lever)
        self.data.qvel[speed + 3 : speed + 6] = rotation.T @ prop.spin

    def _press(self, prop: Prop, speed: int, time: float) -> None:
        """Buoyancy, and whatever else pushes the prop."""
        if prop.hull is None and prop.push is None:
            return
        body = self.model.body(f"prop {prop.id}").id
        position = self.data.xpos[body]
        rotation = self.data.xmat[body].reshape(3, 3)
        velocity = self.data.qvel[speed : speed + 3]
        force, torque = np.zeros(3), np.zeros(3)
        if prop.hull is not None and self._water is not None:
            spin = rotation @ self.data.qvel[speed + 3 : speed + 6]
            force, torque = prop.hull.lift(self._water, time, position, rotation, velocity, spin)
        if prop.push is not None:
            more_force, more_torque = prop.push(time, position, rotation, velocity)
            force, torque = force + more_force, torque + more_torque
        # MuJoCo takes the wrench at the center of mass; ours is about the body origin
        lever = self.data.xipos[body] - position
        self.data.xfrc_applied[body, :3] = force
        self.data.xfrc_applied[body, 3:] = torque - np.cross(lever, force)

    def _touchable(self, body: int, on: bool) -> None:
        first = int(self.model.body_geomadr[body])
        for geom in range(first, first + int(self.model.body_geomnum[body])):
            self.model.geom_contype[geom] = self.model.geom_conaffinity[geom] = int(on)


def _floor(spec: mujoco.MjSpec, deck: tuple[float, float] | None) -> "mujoco.MjsGeom":
    """The ground at z = 0: a plane, or a deck with an edge, half a metre thick."""
    kind, size, middle = mujoco.mjtGeom.mjGEOM_PLANE, (80.0, 80.0, 1.0), (0.0, 0.0, 0.0)
    if deck is not None:
        kind, size, middle = mujoco.mjtGeom.mjGEOM_BOX, (*deck, 0.25), (0.0, 0.0, -0.25)
    return spec.worldbody.add_geom(name="ground:0", type=kind, size=size, pos=middle)


def _core(figure: Figure) -> Collider:
    """A sphere in the middle of what usually grows and has no shape of its own to fall with."""
    radius = 0.4 * min(figure.length, figure.width, figure.height)
    return Collider("sphere", (max(radius, 0.01),), (0.0, 0.0, 0.5 * figure.height))


def _ballast(body: "mujoco.MjsBody", figure: Figure, hull: Hull) -> None:
    """A hull weighs like a solid box of its size with the center of mass low in it."""
    x, y, z = figure.length, figure.width, max(hull.height, 0.1)
    body.explicitinertial = True
    body.mass = figure.mass
    body.ipos = (0.0, 0.0, hull.ballast)
    body.inertia = figure.mass / 12 * np.array([y * y + z * z, x * x + z * z, x * x + y * y])


def _matrices(quaternions: Array) -> Array:
    w, x, y, z = np.moveaxis(quaternions, -1, 0)
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
        [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
        [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows), -1, 0)
