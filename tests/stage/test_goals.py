"""A net holds what flies into it."""

from tests.stage.conftest import Play

from soracli.stage.framing import box_of


def test_a_ball_that_is_kicked_into_a_goal_stays_there(played: Play) -> None:
    performance = played("A girl kicks a ball into a goal.")
    ball, goal = (
        next(one for one in performance.bodies if one.id == name) for name in ("ball.1", "goal.1")
    )
    low, high = box_of(goal)
    end = ball.positions[-1, 0]
    assert low[-1, 0] - 0.5 < end[0] < high[-1, 0]
    assert low[-1, 1] < end[1] < high[-1, 1]
    assert ball.positions[:, 0, 0].max() > low[-1, 0] + 0.2  # it has been in
