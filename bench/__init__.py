"""Figures: accuracy against annotated texts, speed and memory beside peers in the same run."""
