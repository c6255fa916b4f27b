"""A run: documents to the workers, their rows to the output, and the journal in step with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import NamedTuple

import attrs

from wirecopy.batch.documents import Document, Record, Sources
from wirecopy.batch.journal import Journal, OtherRunError, resume
from wirecopy.batch.outputs import Errors, LinesOutput, Output, Places, TableOutput
from wirecopy.errors import FormatError, listed
from wirecopy.formats.plain import decode, expect_prose, read_plain
from wirecopy.model.article import Article
from wirecopy.model.copy import Copy, Stated
from wirecopy.output.monitor import Counts, Monitor
from wirecopy.parallel.articles import Reading, chunks_of
from wirecopy.parallel.workers import Lost, by_processes, usable_cpus

_STATED = tuple(field.name for field in attrs.fields(Stated))


@attrs.frozen
class Rows:
    """What came of a chunk.

    Attributes:
        data: The rows as they are written: an Arrow stream, or lines of JSON.
        number: How many rows.
        errors: The documents that have none, and why.
        tally: The counts over the rows.
    """

    data: bytes
    number: int
    errors: list[tuple[str, str]]
    tally: Counts


class _UnusableError(Exception):
    """Why a document has no row."""


class _Parsed(NamedTuple):
    """A document's name, the name that it has itself, and its article."""

    name: str
    own: str | None
    article: Article


@attrs.frozen
class Work:
    """What a worker does with a chunk of documents.

    Attributes:
        reading: The parser and its options.
        column: The key of the text in a line of JSON.
        id_column: That of the document's own name.
        as_lines: Whether the rows are to be lines of JSON; else an Arrow stream.
        encoding: That of the texts; None finds it out.
    """

    reading: Reading
    column: str
    id_column: str
    as_lines: bool
    encoding: str | None = None

    def prepare(self) -> None:
        """Load what the first document would have to wait for, on which a limit may stand."""
        self([Document("", b"LIMA, March 3 (Reuters) - It is open.")])

    def __call__(self, documents: Sequence[Document]) -> Rows:
        """Parse them."""
        parsed: list[_Parsed] = []
        errors: list[tuple[str, str]] = []
        for document in documents:
            try:
                copy = self._copy(document)
                article = self.reading.article_or_reason(copy)
                if isinstance(article, str):
                    raise _UnusableError(article)
            except _UnusableError as why:
                errors.append((document.name, str(why)))
            else:
                parsed.append(_Parsed(document.name, copy.id, article))
        try:
            data = self._data(parsed)
        except Exception:  # noqa: BLE001 - one row must not end a run, now and each time it goes on
            parsed = list(self._holdable(parsed, errors))
            data = self._data(parsed)
        monitor = Monitor()
        for row in parsed:
            monitor.add(row.article)
        return Rows(data, len(parsed), errors, monitor.counts)

    def _data(self, parsed: Sequence[_Parsed]) -> bytes:
        if not parsed:
            return b""
        return _lines(parsed) if self.as_lines else _stream(parsed)

    def _holdable(
        self, parsed: Sequence[_Parsed], errors: list[tuple[str, str]]
    ) -> Iterator[_Parsed]:
        """The rows that the output can hold; the others become errors."""
        for row in parsed:
            try:
                self._data([row])
            except UnicodeEncodeError:
                errors.append((row.name, "it has a lone surrogate, which Parquet cannot hold"))
            except Exception as error:  # noqa: BLE001 - as above
                errors.append((row.name, f"{type(error).__name__}: {error}"))
            else:
                yield row

    def _copy(self, document: Document) -> Copy:
        data = document.data
        if data is None:
            raise _UnusableError(document.problem or "it cannot be read")
        if isinstance(data, Record):
            return _copy_of({self.column: data.text, self.id_column: data.id}, self)
        if document.is_json:
            try:
                found = json.loads(decode(data, self.encoding).text if self.encoding else data)
            except (ValueError, RecursionError, FormatError) as error:
                raise _UnusableError(f"this is no JSON: {error}") from error
            return _copy_of({self.column: found} if isinstance(found, str) else found, self)
        try:
            [copy] = read_plain(data, self.encoding)
            expect_prose(copy.text)
            return copy
        except FormatError as error:
            raise _UnusableError(str(error)) from error


def _copy_of(record: object, work: Work) -> Copy:
    """The copy of a record: its text and, where it has them, `id`, `reference_date`, `stated`."""
    if not isinstance(record, Mapping):
        raise _UnusableError(f"expected an object or a string, found {type(record).__name__}")
    text = record.get(work.column)
    if not isinstance(text, str):
        found = "null" if text is None and work.column in record else type(text).__name__
        found = found if work.column in record else f"only {listed([*map(repr, record)])}"
        raise _UnusableError(f"expected a string under {work.column!r}, found {found}")
    own = record.get(work.id_column)
    try:
        day = record.get("reference_date")
        return Copy(
            text,
            id=None if own is None else str(own),
            reference_date=None if day is None else dt.date.fromisoformat(day),
            stated=_stated(record.get("stated")),
        )
    except (TypeError, ValueError) as error:
        raise _UnusableError(str(error)) from error


def _stated(found: object) -> Stated | None:
    if found is None:
        return None
    if not isinstance(found, Mapping) or not found.keys() <= set(_STATED):
        raise ValueError(f"expected 'stated' as an object with keys of {', '.join(_STATED)}")
    values = dict(found)
    if values.get("timestamp") is not None:
        values["timestamp"] = dt.datetime.fromisoformat(values["timestamp"])
    return Stated(**values)


def _lines(parsed: Sequence[_Parsed]) -> bytes:
    lines = [
        json.dumps({"document": name, "id": own, **article.to_dict()})
        for name, own, article in parsed
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _stream(parsed: Sequence[_Parsed]) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from wirecopy.output.columns import from_articles  # noqa: PLC0415 - needs it

    batch = from_articles(row.article for row in parsed)
    # Not every system's file names are text.
    names = [row.name.encode("utf-8", "backslashreplace").decode() for row in parsed]
    columns = [pa.array(values, pa.string()) for values in (names, [row.own for row in parsed])]
    fields = [pa.field("document", pa.string()), pa.field("id", pa.string()), *batch.schema]
    schema = pa.schema(fields, batch.schema.metadata)
    whole = pa.RecordBatch.from_arrays([*columns, *batch.columns], schema=schema)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as writer:
        writer.write_batch(whole)
    return bytes(sink.getvalue())


# --- the run -----------------------------------------------------------------------------------


@attrs.frozen
class Plan:
    """What is to be done.

    Attributes:
        sources: The inputs.
        places: The output.
        reading: The parser and its options.
        options: What tells whether the options are those of another time.
        workers: How many processes; None for as many as there are processors.
        part_bytes: The size of a Parquet file, in bytes.
        max_seconds: How long a document may take; None for as long as it likes.
    """

    sources: Sources
    places: Places
    reading: Reading
    options: str
    workers: int | None = None
    part_bytes: int = 128_000_000
    max_seconds: float | None = None

    def fingerprint(self) -> str:
        """Of the options."""
        shape = f"{self.options}\0{self.places.is_lines}\0{self.sources.max_bytes}"
        return hashlib.sha256(shape.encode("utf-8", "surrogatepass")).hexdigest()


@attrs.frozen
class Progress:
    """How far a run is, for whoever shows it.

    Attributes:
        documents: Documents that are through, in this run and those before it.
        errors: How many of them have an error.
        position: How far into the input that is, in bytes.
        total: The whole input, in bytes.
        resumed: How many documents earlier runs did.
        started_at: How far into the input those were, in bytes.
    """

    documents: int
    errors: int
    position: int
    total: int
    resumed: int
    started_at: int


def run(
    plan: Plan,
    *,
    show: Callable[[Progress], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Journal:
    """Go on with a run from where it stopped, or begin it.

    At any moment there is a journal on disk, and each file is cut to what it says before anything
    is added: so each document has one row, or one line in the file of errors, whenever the run
    was killed.

    Args:
        plan: What is to be done.
        show: Is told of the progress, a few times a second at most.
        stopping: Whether to stop early, asked several times a second once there is something to
            keep; what is done is kept.

    Returns:
        The journal; `finished` tells whether that was all.

    Raises:
        OtherRunError: The output is that of other inputs or options, or not as it was left.
        OSError: The output cannot be written.
        RuntimeError: No worker can be started.
    """
    inputs, total = plan.sources.measure()
    plan.places.prepare()
    errors = Errors(plan.places.errors)
    try:
        journal = resume(plan.places.journal, inputs, plan.fingerprint())
        errors.expect(journal)
        plan.places.expect(journal)
        if not journal.finished:
            journal.save(plan.places.journal)
            errors.hold_to(journal)
            _go_on(plan, journal, errors, total, show, stopping)
    except OtherRunError:
        errors.close()
        errors.forget()
        raise
    finally:
        errors.close()
    return journal


def _go_on(
    plan: Plan,
    journal: Journal,
    errors: Errors,
    total: int,
    show: Callable[[Progress], None],
    stopping: Callable[[], bool],
) -> None:
    output: Output = (
        LinesOutput(plan.places.out, journal)
        if plan.places.is_lines
        else TableOutput(plan.places, plan.part_bytes)
    )
    before = journal.seconds
    start = Progress(
        documents=journal.documents,
        errors=journal.errors,
        position=journal.position,
        total=total,
        resumed=journal.documents,
        started_at=journal.position,
    )
    began = time.monotonic()

    def commit() -> None:
        errors.commit(journal)
        output.commit(journal)
        journal.seconds = before + time.monotonic() - began
        journal.save(plan.places.journal)
        output.settle()

    documents = plan.sources.documents(journal.documents, stopping)
    try:
        with closing(_results(plan, documents, stopping)) as results:
            for taken, rows in results:
                _take(rows, taken, output, errors, journal)
                show(
                    attrs.evolve(
                        start,
                        documents=journal.documents,
                        errors=journal.errors,
                        position=journal.position,
                    )
                )
                if output.due():
                    commit()
                if stopping():
                    break
        journal.finished = not stopping()
        commit()
    finally:
        output.close()


def _results(
    plan: Plan, documents: Iterator[Document], stopping: Callable[[], bool]
) -> Generator[tuple[Sequence[Document], Rows], None, None]:
    sources, seconds = plan.sources, plan.max_seconds
    work = Work(
        plan.reading, sources.column, sources.id_column, plan.places.is_lines, sources.encoding
    )
    chunks = chunks_of(documents, lambda item: item.size)
    number = usable_cpus() if plan.workers is None else plan.workers
    if number == 1 and seconds is None:
        for chunk in chunks:
            yield chunk, work(chunk)
        return
    # Threads that are free could not be ended when they take too long.
    spread = by_processes(work, chunks, number, seconds=seconds, stopping=stopping)
    with closing(spread):
        for done, rows in spread:
            yield done, _lost(done, rows, seconds) if isinstance(rows, Lost) else rows


def _lost(documents: Sequence[Document], lost: Lost, seconds: float | None) -> Rows:
    reason = lost.value
    if lost is Lost.TOO_LONG:
        reason = f"it took longer than {seconds:g} seconds (--max-seconds)"
    return Rows(b"", 0, [(document.name, reason) for document in documents], {})


def _take(
    rows: Rows, documents: Sequence[Document], output: Output, errors: Errors, journal: Journal
) -> None:
    if rows.number:
        output.write(rows.data)
    for name, reason in rows.errors:
        errors.write(name, reason)
    journal.documents += len(documents)
    journal.rows += rows.number
    journal.position = documents[-1].position
    Monitor(journal.tally).merge(rows.tally)
