"""The sound of a film, planned: who speaks how, what is heard when, and what is played."""
