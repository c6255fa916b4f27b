"""What `wirecopy batch` writes opens the way that it says it does; `nox -s engines` runs this."""

import json
import os
from importlib import import_module
from pathlib import Path

import pytest

from wirecopy.batch import outputs
from wirecopy.cli import main

pytestmark = [
    pytest.mark.filterwarnings("default"),  # theirs are not ours to mend
    pytest.mark.skipif(
        os.environ.get("WIRECOPY_ENGINES") != "1", reason="takes minutes: nox -s engines"
    ),
]

STORIES = 400


@pytest.mark.parametrize("name", ["parsed", "parsed.jsonl"])
def test_the_last_lines_say_how_to_open_it(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    # Several parts, each with a line of the errors; and at first only rows without most fields.
    monkeypatch.setattr(outputs, "_GROUP_BYTES", 1)
    monkeypatch.setattr("wirecopy.cli.batch._MEGABYTE", 10_000)
    monkeypatch.chdir(tmp_path)
    stories = [
        f"Bridge opens\n\nLIMA, Febuary {number % 28 + 1} (Reuters) - It is open."
        if number > STORIES // 2
        else f"Nothing but text {number}."
        for number in range(STORIES)
    ]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(stories)]
    Path("in.jsonl").write_text("\n".join(["{broken", *lines]), "utf-8")
    assert main(["batch", "in.jsonl", "--out", name, "--part-size", "1", "--quiet"]) == 2
    *_, title, pandas, polars, duckdb = capsys.readouterr().out.splitlines()
    assert title == "to open it:"
    calls = [call.strip() for call in (pandas, polars, duckdb)]
    engines = {engine: import_module(engine) for engine in ("pandas", "polars", "duckdb")}
    assert [call.partition(".")[0] for call in calls] == list(engines)
    for call in calls:
        table = eval(call, dict(engines))
        assert table.shape[0] == STORIES, call
    if name == "parsed":
        assert len(list(Path(name).iterdir())) > 1
