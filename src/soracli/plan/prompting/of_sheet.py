"""The prompt of a picture that shows one member of the world alone."""

from soracli.plan.prompting.fitting import Prompt, fitted
from soracli.story.diffusion import PromptStyle
from soracli.story.preset import Look


def of_sheet(style: PromptStyle, look: str, is_place: bool, drawn: Look) -> Prompt:
    """What is told for a reference picture of somebody, or of a place without anybody."""
    plain = look.strip().rstrip(".")
    told = (
        f"wide establishing view of {plain}, empty and deserted"
        if is_place
        else f"full-length reference of {plain}, standing alone, facing the camera,"
        " plain white background"
    )
    return fitted(style, {"action": [told], "style": [drawn.prompt]})
