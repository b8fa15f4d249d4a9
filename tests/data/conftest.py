"""Files as partners bring them, and a folder to publish into."""

from pathlib import Path

import pytest

from data.template import template


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "published"


@pytest.fixture
def put(tmp_path):
    """Writes a text file."""

    def written(text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return written


@pytest.fixture
def filled(tmp_path):
    """Fills the template with rows and saves it."""

    def saved(*entries: tuple[str, dict[str, object]], name: str = "mine.xlsx") -> Path:
        book = template()
        for table, cells in entries:
            sheet = book[table]
            heads = [cell.value for cell in sheet[1]]
            row = sheet.max_row + 1
            for head, value in cells.items():
                if head not in heads:
                    heads.append(head)
                    sheet.cell(1, len(heads), head)
                sheet.cell(row, heads.index(head) + 1, value)
        book.save(tmp_path / name)
        return tmp_path / name

    return saved
