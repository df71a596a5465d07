"""Human text into story values: prompt files, presets, and English into scenes."""
