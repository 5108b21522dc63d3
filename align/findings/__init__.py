"""Evidence about items, one module per kind."""
