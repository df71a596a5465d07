"""Film files: encoding through ffmpeg, reading them back, and the recipe they carry."""
