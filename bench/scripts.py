"""The two scripts that the measured server runs, compiled once, as Streamlit does with the script it is given."""

from pathlib import Path
from types import CodeType

HERE = Path(__file__).parent


def compiled(path: Path) -> CodeType:
    """The script as Streamlit would compile it."""
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")


EMPTY = compiled(HERE / "empty.py")
FRAME = compiled(HERE.parent / "report" / "frame.py")
