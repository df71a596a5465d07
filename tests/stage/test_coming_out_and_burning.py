"""Who comes out of a house goes away from it, toward the camera, and what burns has flames."""

from collections.abc import Callable

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_a_dog_that_runs_out_of_a_barn_starts_in_it_and_ends_before_it(played: Play) -> None:
    clip = played("A dog runs out of a barn", seconds=4.0)
    way = {body.id: body.positions[:, 0] for body in clip.bodies}
    dog, barn = way["dog.1"], way["barn.1"][0]
    assert abs(dog[0, 0] - barn[0]) < 1.0  # in its doorway
    assert dog[-1, 1] < dog[0, 1] - 0.8


def test_flames_and_smoke_rise_from_what_is_on_fire(played: Play) -> None:
    clip = played("A burning house")
    fires = [one for one in clip.effects if one.kind == "fire"]
    assert len(fires) >= 3 and any(one.kind == "smoke" for one in clip.effects)
    house = next(body for body in clip.bodies if body.id == "house.1").figure.height
    assert all(0.3 * house < one.positions[0, 2] <= 1.05 * house for one in fires)
    assert all(one.directions[:, 2].min() > 0 for one in fires)
    assert not played("A white house").effects


def test_who_gets_out_of_a_car_is_seen_only_then_and_stands_before_it(played: Play) -> None:
    clip = played("A woman gets out of a taxi", seconds=4.0)
    car, woman = (
        next(body for body in clip.bodies if body.id == one) for one in ("car.1", "person.1")
    )
    assert not woman.visible[0] and woman.visible[-1]
    assert woman.positions[-1, 0, 1] < car.positions[-1, 0, 1] - 0.5 * car.figure.width
    assert abs(woman.positions[-1, 0, 2] - 0.9) < 0.2  # on the ground, not on the roof


def test_who_gets_into_a_car_goes_to_its_door_and_is_seen_no_more(played: Play) -> None:
    clip = played("A woman gets into a taxi", seconds=4.0)
    car, woman = (
        next(body for body in clip.bodies if body.id == one) for one in ("car.1", "person.1")
    )
    assert woman.visible[0] and not woman.visible[-1]
    last = woman.positions[woman.visible][-1, 0]
    assert abs(last[1] - car.positions[0, 0, 1]) < 0.5 * car.figure.width + 0.4
