"""What several neural models share: loading a pipeline, finishing a sound, cutting a text."""
