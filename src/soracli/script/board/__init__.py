"""Storyboards as people write them: YAML, Markdown and screenplays into one validated value."""

from soracli.script.board.read import Board, is_board, read_board
from soracli.script.board.schema import board_schema

__all__ = ["Board", "board_schema", "is_board", "read_board"]
