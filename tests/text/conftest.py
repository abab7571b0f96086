"""In a checkout the compiled romanization tables may be missing or old: make them first."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# Last, so that an installed package is the one that is tested.
sys.path.append(str(ROOT))

from gazetteer.text.romanize import BUILT  # noqa: E402 (the path comes first)
from scripts.compile_romanization import DATA, compile_romanization  # noqa: E402

if BUILT.is_relative_to(ROOT / "gazetteer"):
    compile_romanization(DATA, BUILT)
