"""A fresh checkout has no compiled romanization tables: make them before any test runs."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from compile_romanization import DATA, compile_romanization  # noqa: E402 (the path comes first)

from gazetteer.text.romanize import BUILT  # noqa: E402

compile_romanization(DATA, BUILT)
