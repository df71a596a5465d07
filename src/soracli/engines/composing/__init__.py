"""The embedded composer: theory, form, parts and instruments. `engines/sound/composer.py` plays it.

Pitches are MIDI numbers (60 is middle C, 440 Hz is 69), times are seconds of the piece.
"""
