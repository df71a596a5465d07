"""Campaigns: many films from one file, made by several workers from one store."""
