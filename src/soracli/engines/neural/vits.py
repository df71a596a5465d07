"""VITS (Kim, Kong and Son, ICML 2021) and its MMS voices, through transformers."""

import math
import zlib
from pathlib import Path
from typing import Any

from soracli.engines.device import seeded, whole
from soracli.engines.neural.lines import Part
from soracli.engines.signals.resampling import resampled
from soracli.story.speech import Word


class Vits:
    """A loaded voice. `fastest` is the pace up to which it is clear."""

    fastest = 2.0

    def __init__(self, folder: Path) -> None:
        from transformers import VitsModel, VitsTokenizer

        self.model = whole(VitsModel, folder)
        self.tokenizer = VitsTokenizer.from_pretrained(folder, local_files_only=True)
        self._durations: Any = None
        self.model.duration_predictor.register_forward_hook(self._hear)

    def say(self, text: str, speaker: str, pace: float, seed: int) -> Part:
        """A text by one of its speakers (a number; any word chooses one for good), at a pace.

        Raises ValueError where it knows no letter of the text, or has no such speaker.
        """
        letters, _ = self.tokenizer.prepare_for_tokenization(text)
        if not letters.strip():
            raise ValueError("it knows none of the letters")
        asked = self.tokenizer(text, return_tensors="pt").to(self.model.device)
        rate = self.model.config.speaking_rate * pace
        with seeded(seed):
            made = self.model(**asked, speaker_id=self._speaker(speaker, seed), speaking_rate=rate)
        sound = made.waveform[0].float().cpu().numpy()
        hertz = int(self.model.config.sampling_rate)
        return Part(text, resampled(sound, hertz), self._words(text, letters, rate, hertz))

    def _speaker(self, wished: str, seed: int) -> int | None:
        count = int(self.model.config.num_speakers)
        if count < 2:
            return None
        if wished.isdecimal() and int(wished) >= count:
            raise ValueError(f"it has the speakers 0 to {count - 1}, and not {wished}")
        known = wished.isdecimal()
        return int(wished) if known else (zlib.crc32(wished.encode()) if wished else seed) % count

    def _hear(self, module: Any, given: Any, made: Any) -> None:
        self._durations = made.detach()

    def _words(self, text: str, letters: str, rate: float, hertz: int) -> tuple[Word, ...]:
        """When the words are heard: those of the durations of their letters, as the model itself
        counts them. Nothing where it does not say the words as they are written."""
        import torch

        frames = torch.ceil(torch.exp(self._durations[0, 0]) / rate).cpu()
        second = math.prod(self.model.config.upsample_rates) / hertz
        edges = [0.0, *(torch.cumsum(frames, 0) * second).tolist()]
        step = 2 if self.tokenizer.add_blank else 1  # blanks stand between the letters
        written = [word for word in text.split() if any(map(str.isalnum, word))]
        spans, at = [], 0
        for said in letters.split(" "):
            if any(map(str.isalnum, said)):
                first, last = at, at + len(said)
                spans.append((edges[first * step], edges[min(last * step, len(edges) - 1)]))
            at += len(said) + 1
        if len(spans) != len(written) or len(edges) != len(letters) * step + step:
            return ()
        return tuple(
            Word(text=word, start=start, end=end)
            for word, (start, end) in zip(written, spans, strict=True)
        )
