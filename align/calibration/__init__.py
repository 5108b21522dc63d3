"""Which numbers to trust: settings fitted on labelled and made pairs, always scored on pairs left out of the fit.

`python -m align.calibration FOLDER MODELDIR` is what `make calibrate` runs, and
`python -m align.calibration FOLDER` what `make evaluate` runs. With `--encoder MODEL` the same is done for the blend of
an encoder: MODELDIR takes its settings and metrics, and the page sets words alone and both blends side by side.
"""

from align.calibration.fits import Calibration, calibrate

__all__ = ["Calibration", "calibrate"]
