"""Benchmarks: each figure beside its peer in the same run, as a ratio. Nothing here is asserted as a timed test."""
