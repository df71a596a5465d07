"""Sound as numbers: what all makers of sound share. Samples are float32 at 48 kHz, 1 is full."""
