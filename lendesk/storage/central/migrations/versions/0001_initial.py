"""The first schema of the centre, written out in the SQL file beside this one."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table, index and trigger."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    # Straight to the driver: the script has many statements and nothing to fill in.
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(script)
