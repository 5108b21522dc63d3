"""Which numbers to trust: settings fitted on labelled and made pairs, always scored on pairs left out of the fit.

`python -m align.calibration FOLDER MODELDIR` is what `make calibrate` runs, and
`python -m align.calibration FOLDER` what `make evaluate` runs.
"""

from align.calibration.fits import Calibration, calibrate

__all__ = ["Calibration", "calibrate"]
