"""Guidance in one pass: what a pipeline asks with the prompt and what it asks with the negative one
go through the transformer side by side. That needs the room for two, and is quicker where a pass
waits for weights rather than for arithmetic."""

from collections.abc import Callable
from typing import Any

from soracli.engines.diffusing.block_passes import Passes, transformers

WORDS = "encoder_hidden_states"
BATCHED = ("hidden_states", "timestep", "encoder_hidden_states_image", "control_hidden_states")
"""Keywords of transformers beside the words whose first dimension is the batch."""


class Together:
    """Two passes of guidance as one, for pipelines that make them one after the other, first with
    the prompt. Others are left alone, and a take without guidance too."""

    def __init__(self, pipe: Any, passes: Passes) -> None:
        self.asked = "both passes at once"
        self._passes = passes
        self._pipe = pipe
        self._negative: Any = None
        self._waiting: tuple[Any, Any] | None = None
        self._undoing: list[Callable[[], None]] = []
        self._over(pipe, "encode_prompt", self._listening(pipe.encode_prompt))
        for transformer in transformers(pipe):
            self._over(transformer, "forward", self._paired(transformer.forward))

    def effect(self) -> tuple[bool, str]:
        """How many passes came with another one."""
        passed = f"{self._passes.skipped} of {self._passes.expected} passes"
        return self._passes.skipped > 0, f"{passed} through its blocks were made with another"

    def undo(self) -> None:
        """Let the passes be made one by one."""
        while self._undoing:
            self._undoing.pop()()
        self._negative = self._waiting = None

    def _over(self, thing: Any, name: str, call: Any) -> None:
        """Put a call in place of a method of one object."""
        before = vars(thing).get(name)

        def undo() -> None:
            if before is None:
                vars(thing).pop(name)
            else:
                setattr(thing, name, before)

        setattr(thing, name, call)
        self._undoing.append(undo)

    def _listening(self, encode: Any) -> Any:
        def listen(*words: Any, **named: Any) -> Any:
            there = encode(*words, **named)
            two = isinstance(there, tuple) and len(there) == 2
            alike = two and getattr(there[1], "shape", None) == there[0].shape
            self._negative = there[1] if alike else None
            return there

        return listen

    def _paired(self, forward: Any) -> Any:
        def pair(*words: Any, **named: Any) -> Any:
            waiting, self._waiting = self._waiting, None
            if waiting is not None and waiting[0] is named.get("hidden_states"):
                return (waiting[1],)
            if words or not self._pairs(named):
                return forward(*words, **named)
            (both,) = forward(**self._both(named))
            self._waiting = named["hidden_states"], both[1:]
            return (both[:1],)

        return pair

    def _pairs(self, named: dict[str, Any]) -> bool:
        if self._negative is None or not self._pipe.do_classifier_free_guidance:
            return False
        single = all(named[name].shape[0] == 1 for name in ("hidden_states", WORDS))
        return single and named.get("return_dict") is False

    def _both(self, named: dict[str, Any]) -> dict[str, Any]:
        import torch

        both = dict(named)
        both[WORDS] = torch.cat([named[WORDS], self._negative.to(named[WORDS])])
        for name in BATCHED:
            if named.get(name) is not None:
                both[name] = torch.cat([named[name], named[name]])
        return both
