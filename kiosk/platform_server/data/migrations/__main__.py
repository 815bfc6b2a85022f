"""Writes the script that leads from the last version to the tables of ``schema``: ``… "what it changes"``."""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from kiosk.platform_server.data.migrations import configuration, known


def main(title: str) -> None:
    """Compares ``schema`` with a fresh database that went through every script so far."""
    numbers = known()
    with create_engine("sqlite://").connect() as connection:
        config = configuration(connection)
        if numbers:
            command.upgrade(config, "head")
        number = f"{int(numbers[-1] if numbers else 0) + 1:04d}"
        name = title.lower().replace(" ", "_")
        config.set_main_option("file_template", f"r{number}_{name}")
        command.revision(config, title, autogenerate=True, rev_id=number)
    print(Path(__file__).parent / "versions" / f"r{number}_{name}.py")


if __name__ == "__main__":
    main(sys.argv[1])
