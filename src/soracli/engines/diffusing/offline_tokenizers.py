"""Tokenizers that need no file: letters are their words. For models whose weights are random, and
which therefore understand nothing anyway."""

from collections.abc import Callable, Mapping
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPACE = "▁"
CHAT_MARKS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
CHAT = (
    "{% for one in messages %}<|im_start|>{{ one.role }}\n{{ one.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""Shorter than the one that the pipeline cuts off by counting; what remains is noise as well."""


def tokenizer(kind: str, config: Mapping[str, Any]) -> Any:
    """A tokenizer of a class of transformers.

    Raises KeyError for a class that nobody has written here.
    """
    return MAKERS[kind](config)


def _sentencepiece(config: Mapping[str, Any]) -> Any:
    from transformers import T5Tokenizer

    words = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), (SPACE, -2.0)]
    words += [(letter, -3.0) for letter in LETTERS]
    return T5Tokenizer(vocab=words, extra_ids=0, **config)


def _bytes(config: Mapping[str, Any]) -> Any:
    from transformers import ByT5Tokenizer

    return ByT5Tokenizer(**config)


def _gemma(config: Mapping[str, Any]) -> Any:
    from transformers import GemmaTokenizer

    words = ["<pad>", "<eos>", "<bos>", "<unk>", SPACE, *LETTERS]
    words += [f"<0x{byte:02X}>" for byte in range(256)]
    return GemmaTokenizer(vocab={word: at for at, word in enumerate(words)}, merges=[], **config)


def _qwen(config: Mapping[str, Any]) -> Any:
    from tokenizers import pre_tokenizers
    from transformers import Qwen2Tokenizer

    words = [*CHAT_MARKS, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    made = Qwen2Tokenizer(
        vocab={word: at for at, word in enumerate(words)},
        merges=[],
        extra_special_tokens=list(CHAT_MARKS[1:]),
        **config,
    )
    made.chat_template = CHAT
    return made


MAKERS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "T5Tokenizer": _sentencepiece,
    "ByT5Tokenizer": _bytes,
    "GemmaTokenizer": _gemma,
    "Qwen2Tokenizer": _qwen,
}
