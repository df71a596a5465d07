"""Weights from a hub onto this machine: the only place in the program that asks a network.

It happens when a person says `sora models pull`, and at no other time: `pulling.pull`.
"""
