"""The domain: what a story is made of, as frozen values. Standard library and pydantic only."""
