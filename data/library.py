"""The folder of published data sets: versions that never change, and which one of each data set holds.

A version is one DuckDB file, `<dataset>-<UTC stamp>-<hash>.duckdb`. Beside it a small pointer file, `<dataset>.current`, names the one
that holds now. What is being made stands in a hidden folder, a draft, until it is whole; so whatever ends the program, a version is
there or it is not. What was decided while a data set was brought is kept for its next version in `<dataset>.kept.json`.
"""

import errno
import hashlib
import json
import os
import re
import shutil
import uuid
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pandas as pd
from filelock import FileLock, Timeout

HERE = Path(__file__).parent
# The data set that is shown unless another is chosen.
DEFAULT = "europe"
TITLES = {DEFAULT: "Networks for social and work integration in Europe", "illustrative": "Illustrative networks (generated)"}
# What is counted of a version.
COUNTED = ("networks", "members", "memberships", "activities", "outcomes")
STAMPED = "%Y%m%dT%H%M%S%fZ"
# Seconds to wait for another process that changes the folder, which takes it no more than a moment.
PATIENCE = 20
# Whatever the current version is.
ANY = Path()


class Overtaken(Exception):
    """Another version was published since a draft was compared with the current one: what was shown of it does not hold any more."""


@dataclass(frozen=True)
class Kept:
    """What was decided for a data set: by a row of headings (see forms.row_of; empty: by any) the fields that they mean, empty for a column
    to leave out; by the keys of organisations which are one, the first to become the second, and which are two though their names are
    alike."""

    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    one: tuple[tuple[str, str], ...] = ()
    two: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """The same as it is read from JSON, which has no pairs."""
        return cls(told["headings"], *(tuple((one, other) for one, other in told[pairs]) for pairs in ("one", "two")))


class Draft:
    """A version that is being made, in a hidden folder that is locked as long as this object is there and goes with it.

    Raises OSError where the folder cannot be written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or published_folder()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.home = self.folder / f".{uuid.uuid4().hex}.draft"
        # Under the lock of the folder, so that no broom comes between.
        with changing(self.folder):
            self.home.mkdir()
            held = FileLock(self.home / "lock", thread_local=False)
            held.acquire()
        self.discard = weakref.finalize(self, _discard, self.home, held)

    @property
    def file(self) -> Path:
        """Where the version is written."""
        return self.home / "data.duckdb"

    def publish(self, dataset: str, stamp: datetime, digest: str, kept: Kept | None = None, instead_of: Path | None = ANY) -> Path:
        """Make the file a version of a data set, and the one that holds; return it.

        Raises Overtaken where the current one is not `instead_of`, if that is given.
        """
        target = self.folder / f"{dataset}-{stamp:{STAMPED}}-{digest}.duckdb"
        with changing(self.folder):
            if instead_of != ANY and current(dataset, self.folder) != instead_of:
                raise Overtaken
            if kept:
                put(self.home, self.folder / f"{dataset}.kept.json", json.dumps(asdict(kept), ensure_ascii=False, indent=1))
            os.replace(self.file, target)
            put(self.home, self.folder / f"{dataset}.current", target.name + "\n")
        self.discard()
        return target

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.discard()


def _discard(home: Path, held: FileLock) -> None:
    """Remove a draft."""
    shutil.rmtree(home, ignore_errors=True)
    held.release()


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Change what a folder holds, alone: other processes wait. Raises OSError where they do not let go."""
    try:
        with FileLock(folder / ".lock", timeout=PATIENCE):
            yield
    except Timeout as error:
        raise OSError(errno.EBUSY, f"another process has been changing it for more than {PATIENCE} seconds") from error


def put(home: Path, target: Path, text: str) -> None:
    """Write a small file as a whole: first in a draft's folder, then in its place."""
    written = home / "written"
    written.write_text(text, encoding="utf-8")
    os.replace(written, target)


def sweep(folder: Path | None = None) -> None:
    """Remove the drafts of processes that were ended: nobody holds their locks."""
    folder = folder or published_folder()
    if not folder.is_dir():
        return
    with changing(folder):
        for home in folder.glob(".*.draft"):
            try:
                with FileLock(home / "lock", timeout=0):
                    shutil.rmtree(home, ignore_errors=True)
            except Timeout:
                continue


def published_folder() -> Path:
    """Where published data sets lie; the variable MESHWORK_PUBLISHED moves it."""
    return Path(os.environ.get("MESHWORK_PUBLISHED", HERE / "published"))


def current(dataset: str, folder: Path | None = None) -> Path | None:
    """The file that the pointer names, whether or not it is there; None where there is no pointer."""
    folder = folder or published_folder()
    pointer = folder / f"{dataset}.current"
    if not pointer.is_file():
        return None
    # Only the name counts: a pointer never leads out of its folder.
    return folder / Path(pointer.read_text(encoding="utf-8").strip()).name


def published(folder: Path | None = None) -> list[str]:
    """The data sets that a folder has pointers of, after the default, which is what readers expect even where it is missing."""
    others = {pointer.stem for pointer in (folder or published_folder()).glob("*.current")} - {DEFAULT}
    return [DEFAULT, *sorted(others)]


def kept(dataset: str, folder: Path | None = None) -> Kept:
    """What was decided when the last version of a data set was brought."""
    path = (folder or published_folder()) / f"{dataset}.kept.json"
    if not path.is_file():
        return Kept()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise OSError(errno.EIO, f"{path.name} is broken: put it right, or delete it and decide anew") from error
    return Kept.of(told)


def files(dataset: str, folder: Path | None = None) -> list[Path]:
    """The versions of a data set, the newest first."""
    named = re.compile(rf"{re.escape(dataset)}-(\d{{8}}T\d{{12}}Z)-[0-9a-f]{{12}}\.duckdb")
    found = [(stamp[1], path) for path in (folder or published_folder()).glob("*.duckdb") if (stamp := named.fullmatch(path.name))]
    return [path for _, path in sorted(found, reverse=True)]


def versions(dataset: str, folder: Path | None = None) -> pd.DataFrame:
    """The versions of a data set, the newest first: file, published_at (UTC), published_by, made_from, title, is_current, and how many
    records of each kind in COUNTED it has. Of one that cannot be read nothing is known but the file and when it was published."""
    holds = current(dataset, folder)
    told = [{**facts(path), "file": path.name, "is_current": path == holds} for path in files(dataset, folder)]
    frame = pd.DataFrame(told, columns=["file", "published_at", "published_by", "made_from", "title", "is_current", *COUNTED])
    texts = ["published_by", "made_from", "title"]
    return frame.assign(**{column: frame[column].astype(object).where(frame[column].notna(), None) for column in texts})


@lru_cache(maxsize=500)
def facts(path: Path) -> dict[str, Any]:
    """What a version says of itself; it never changes."""
    stamp = datetime.strptime(path.stem.rsplit("-", 2)[1], STAMPED).replace(microsecond=0)
    try:
        with opened(path) as con:
            counts = ", ".join(f"(select count(*) from published.{table}) as {table}" for table in COUNTED)
            rows = con.execute(f"select *, {counts} from published.data_set").df().to_dict("records")
            return {**{str(column): value for column, value in rows[0].items()}, "published_at": stamp}
    except (duckdb.Error, IndexError):
        return {"published_at": stamp}


@contextmanager
def opened(path: Path, name: str = "published") -> Iterator[duckdb.DuckDBPyConnection]:
    """A version, to read, under a name. In an instance of its own: where this process has the file open with other settings, it would
    not open again."""
    with duckdb.connect() as con:
        con.execute(f"attach {quoted(str(path))} as {name} (read_only)")
        yield con


def is_whole(path: Path) -> bool:
    """Whether a published file is there and every row of it can be read."""
    if not path.is_file():
        return False
    try:
        with opened(path) as con:
            con.execute("use published")
            for (table,) in con.execute("select table_name from duckdb_tables() where database_name = 'published'").fetchall():
                con.execute(f'select bit_xor(hash(held)) from "{table}" as held').fetchall()
            return con.execute("select count(*) from data_set").fetchone() == (1,)
    except duckdb.Error:
        return False


def restore(path: Path) -> None:
    """Make an earlier version the one that holds; those after it stay. Raises OSError where it is not whole."""
    if not is_whole(path):
        raise OSError(errno.EIO, f"{path.name} is not whole any more")
    with Draft(path.parent) as draft, changing(path.parent):
        put(draft.home, path.parent / f"{dataset_of(path)}.current", path.name + "\n")


def rename(dataset: str, title: str, who: str, folder: Path | None = None) -> Path:
    """Publish the current version of a data set under another title; return its file. Links keep the short name."""
    present = current(dataset, folder)
    if not title.strip() or present is None or not present.is_file():
        raise ValueError(f"{dataset!r} cannot be given the title {title!r}: a data set that is there, and a title, are needed.")
    stamp = datetime.now(UTC)
    digest = hashlib.sha256(f"{present.stem.rpartition('-')[2]}{title}".encode()).hexdigest()[:12]
    with Draft(present.parent) as draft:
        shutil.copyfile(present, draft.file)
        with duckdb.connect(str(draft.file)) as con:
            con.execute(
                "update data_set set title = ?, published_by = ?, published_at = ?, content_hash = ?",
                [title.strip(), who, stamp.replace(tzinfo=None, microsecond=0), digest],
            )
            con.execute("checkpoint")
        return draft.publish(dataset, stamp, digest, instead_of=present)


def remove(dataset: str, folder: Path | None = None) -> None:
    """Delete a data set: all its versions, and what was decided for it."""
    folder = folder or published_folder()
    with changing(folder):
        for path in [folder / f"{dataset}.current", *files(dataset, folder), folder / f"{dataset}.kept.json"]:
            path.unlink(missing_ok=True)


def dataset_of(path: Path) -> str:
    """The data set that a file is a version of."""
    return path.stem.rsplit("-", 2)[0]


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def writing() -> Iterator[None]:
    """Have what DuckDB says of a disk told as the system's errors are. Raises OSError."""
    try:
        yield
    except duckdb.Error as error:
        # Within a transaction the same comes as an error of that.
        if not isinstance(error, duckdb.IOException) and "Could not write file" not in str(error):
            raise
        full = "No space left" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, os.strerror(errno.ENOSPC) if full else str(error)) from error
