"""What README and docs point at is there, and only what belongs stands at the top."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "data" / "README.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_picture_and_file_that_a_document_names_is_there(document):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_at_the_top_stands_only_what_the_map_of_the_code_or_a_tool_needs():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    tops = {name.partition("/")[0] for name in listed if (ROOT / name).exists()}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)/`", readme)) | {"app.py", "requirements.txt"}
    assert tops - named == {".ci", ".gitignore", ".streamlit", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml"}
