"""The simulated set: bodies, places, motion, physics, light, camera, and the renderer."""
