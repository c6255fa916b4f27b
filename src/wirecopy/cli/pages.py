"""``wirecopy show --html``: a story as a page, or many as a folder of pages with an index."""

from __future__ import annotations

import argparse
import os
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from wirecopy.cli.reading import are_several, copies, reading_of
from wirecopy.cli.streams import DONE, FAILED, CommandError, reason, say, say_of, shown, write
from wirecopy.model.article import Article
from wirecopy.output.html.site import INDEX, to_site
from wirecopy.output.html.story import to_html


def add_pages(verb: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = verb.add_argument_group("as HTML")
    group.add_argument(
        "--html", action="store_true", help="the annotated story as a page for a browser"
    )
    group.add_argument(
        "-o",
        "--output",
        metavar="PAGE_OR_FOLDER",
        help="where to write it, which needs no --html: a page (story.html), or a folder (site/) "
        "for many stories, with an index, filters, a map and a timeline",
    )
    group.add_argument("--open", action="store_true", help="open it in the browser")


def show_pages(args: argparse.Namespace) -> int:
    """Write the page or the pages, and open them if asked to."""
    if not args.html and not _names_a_page(args.output):
        raise CommandError("show: -o and --open are for pages: name one (-o story.html), or --html")
    if args.output is None:
        if args.open:
            raise CommandError("show: --open goes with -o, such as -o story.html")
        if are_several(args.files):
            raise CommandError("show: pages of several stories need a folder, such as -o site/")
    stories = _Stories(args)
    if args.output is None:
        for _, article in stories:
            write(to_html(article))
        return stories.status
    target = _written(args.output, args.files, stories)
    if args.open and target is not None and not webbrowser.open(target.resolve().as_uri()):
        say_of(str(target), "no browser opens it")
    return stories.status


def _names_a_page(output: str | None) -> bool:
    """Whether a name tells by itself that pages are to be written: story.html, site/."""
    return output is not None and output.lower().endswith((".html", ".htm", "/", os.sep))


class _Stories:
    """The articles of the files, one by one; one that cannot be read is told of and left out."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._reading = reading_of(args)
        self.status = DONE

    def __iter__(self) -> Iterator[tuple[str, Article]]:
        for name, copy in copies(self._args, self._args.output):
            if copy is None:
                self.status = FAILED
            else:
                yield shown(name), self._reading.article(copy)


def _written(output: str, files: list[str], stories: _Stories) -> Path | None:
    """Where the page, or the index of the pages, was written; None where there was nothing."""
    target = Path(output)
    if output.endswith(("/", os.sep)) or target.is_dir() or not target.suffix:
        return _write_site(target, stories)
    if are_several(files):
        stem = shown(str(target.with_suffix("")))
        raise CommandError(
            f"show: {shown(output)} holds one story; name a folder for several ({stem}/)"
        )
    if target.exists() and any(Path(name).exists() and target.samefile(name) for name in files):
        raise CommandError(f"{shown(output)}: is also read; name another file for the output")
    written = None
    for _, article in stories:
        written = _save(target, to_html(article))
    return written


def _write_site(folder: Path, stories: _Stories) -> Path:
    count = -1
    for path, page in to_site(stories):
        _save(folder / path, page)
        count += 1
    index = folder / INDEX
    say(f"wirecopy: {count:,} {'page' if count == 1 else 'pages'}; begin at {shown(str(index))}")
    return index


def _save(path: Path, page: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode())
    except OSError as error:
        raise CommandError(f"{shown(str(error.filename or path))}: {reason(error)}") from error
    return path
