"""The ladder of repairs: one module per rung, each of the shape that `rung.py` describes."""
