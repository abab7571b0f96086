"""Build hook: the bundled store is made with the package, for wheels and editable installs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoreHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes gazetteer/_built before a wheel or an editable install is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the store; an sdist carries the sources instead."""
        if self.target_name == "sdist":
            return
        sys.path.insert(0, self.root)
        from scripts.build_store import build  # noqa: PLC0415 (the path is known only now)

        build(Path(self.root) / "gazetteer" / "_built" / "gazetteer.sqlite")
