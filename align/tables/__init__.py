"""Tables for researchers: those of a run, read back as pandas frames, and a frame of one comparison."""

from align.tables.frames import findings_frame, to_frame
from align.tables.reading import read_tables

__all__ = ["findings_frame", "read_tables", "to_frame"]
