"""Pocket TTS through transformers: small, fast, and with the voices that lie in its folder."""

import re
from pathlib import Path
from typing import Any

from soracli.engines.device import seeded, voice_device, whole
from soracli.engines.neural.lines import Part
from soracli.engines.signals.resampling import resampled

CODEC = "audio_tokenizer"
"""The folder of its codec, which is published as a repository of its own."""


class Pocket:
    """A loaded voice. It cannot be told its pace: what has to be faster is hastened."""

    fastest = 1.0

    def __init__(self, folder: Path) -> None:
        from transformers import (
            AutoTokenizer,
            PocketTTSAudioTokenizerModel,
            PocketTTSFeatureExtractor,
            PocketTTSForConditionalGeneration,
            PocketTTSProcessor,
        )

        if not (folder / CODEC / "config.json").is_file():
            raise ValueError(
                f"its codec is missing: the files of eustlb/pocket-tts-audio-tokenizer belong "
                f"into {folder / CODEC}"
            )
        self.model = whole(PocketTTSForConditionalGeneration, folder)
        self.processor = PocketTTSProcessor(
            PocketTTSFeatureExtractor.from_pretrained(folder, local_files_only=True),
            AutoTokenizer.from_pretrained(folder, local_files_only=True),
            audio_tokenizer=whole(PocketTTSAudioTokenizerModel, folder / CODEC),
            chat_template=(folder / "chat_template.jinja").read_text(encoding="utf-8"),
        )
        self.voices = {
            path.stem: path for path in sorted((folder / "voices").glob("*.safetensors"))
        }

    def say(self, text: str, speaker: str, pace: float, seed: int) -> Part:
        """A text with the voice of a file in its folder "voices", else with one of them for good,
        else with that which the seed brings. `pace` changes nothing.

        Raises ValueError for a voice that is not there or of a kind nobody knows.
        """
        if speaker and speaker not in self.voices:
            there = ", ".join(self.voices) or "none"
            raise ValueError(f'it has no voice "{speaker}"; there is: {there}')
        name = speaker or (list(self.voices)[seed % len(self.voices)] if self.voices else "")
        asked, cached = self._asked(text, self.voices[name] if name else None)
        with seeded(seed):
            made = self.model.generate(**asked, **cached, return_dict_in_generate=True)
        sound = self.processor.decode(made.audio_latents, made.audio_latents_mask)[0]
        hertz = int(self.processor.audio_tokenizer.config.sampling_rate)
        return Part(text, resampled(sound.float().cpu().numpy(), hertz))

    def _asked(self, text: str, voice: Path | None) -> tuple[Any, dict[str, Any]]:
        """What the model is given: the words, and a voice as latents or as what it left in mind."""
        latents, cache = (None, None) if voice is None else self._voice(voice)
        said = [{"type": "text", "text": text}]
        heard = [] if latents is None else [{"type": "audio"}]
        prompt = self.processor.apply_chat_template(
            [{"role": "user", "content": [*heard, *said]}], tokenize=False
        )
        given = {} if latents is None else {"audio_prompt_latents": [latents]}
        asked = self.processor(text=prompt, return_tensors="pt", **given).to(voice_device())
        return asked, {} if cache is None else {"past_key_values": cache}

    def _voice(self, path: Path) -> tuple[Any, Any]:
        """A voice as (latents, None) or (None, cache): a tensor (frames, width) holds latents;
        tensors (1, heads, frames, size) named by layer and "key" or "value" are what the model
        keeps of a voice it has heard."""
        from safetensors.torch import load_file
        from transformers import DynamicCache

        tensors = load_file(path, device=voice_device())
        width = self.model.config.latent_dim
        for tensor in tensors.values():
            flat = tensor[0] if tensor.ndim == 3 and len(tensor) == 1 else tensor
            if flat.ndim == 2 and flat.shape[1] == width:
                return flat.float().cpu(), None
        layers: dict[int, dict[str, Any]] = {}
        for name, tensor in tensors.items():
            number, side = re.search(r"\d+", name), re.search(r"key|value", name)
            if number and side and tensor.ndim == 4:
                layers.setdefault(int(number[0]), {})[side[0]] = tensor
        cache = DynamicCache(config=self.model.config)
        for layer in range(self.model.config.num_hidden_layers):
            if set(layers.get(layer, {})) != {"key", "value"}:
                raise ValueError(f"the voice {path.name} is neither latents nor what a model keeps")
            cache.update(layers[layer]["key"], layers[layer]["value"], layer)
        return None, cache
