"""`python -m align` is `plan-align`."""

from align.cli import main

main(prog_name="plan-align")
