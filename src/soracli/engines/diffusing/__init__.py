"""What all families of diffusion models share: loading, prompts read once, windows, levers."""
