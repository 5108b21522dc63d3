"""How far the findings of a comparison agree with their labels, one module for each sort of evidence."""
