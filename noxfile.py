"""The project's chores: `nox` runs the usual ones, `nox -s tests` one, `nox -l` lists them.

`nox --no-venv` runs them in the environment that nox itself stands in, which must then have the
`dev` extra: so `.ci/run` installs everything once.
"""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path, PurePosixPath

import nox

nox.needs_version = ">=2024.10.9"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "types", "coverage", "docs"]

ROOT = Path(__file__).parent
BUILD = ROOT / "build"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def install(session: nox.Session, *arguments: str) -> None:
    """Installs into the session's environment, if it has one of its own."""
    if session.venv_backend != "none":
        session.install(*arguments)


@nox.session
def tests(session: nox.Session) -> None:
    """Tests and the docstrings' examples; arguments after `--` go to pytest."""
    install(session, "-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """The same with coverage, branches included."""
    install(session, "-e", ".[test]")
    session.run("python", "-m", "coverage", "erase")
    session.run("python", "-m", "coverage", "run", "-m", "pytest", *session.posargs)
    session.run("python", "-m", "coverage", "combine", "--quiet")
    session.run("python", "-m", "coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Style: ruff's rules and its format, and the spelling of what people read."""
    install(session, "-e", ".[dev]")
    session.run("python", "-m", "ruff", "check", ".")
    session.run("python", "-m", "ruff", "format", "--check", ".")
    read = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs")
    session.run("python", "-m", "codespell_lib", *read)


@nox.session(default=False)
def fix(session: nox.Session) -> None:
    """Lets ruff repair and format what it can."""
    install(session, "-e", ".[dev]")
    session.run("python", "-m", "ruff", "check", "--fix", ".", success_codes=[0, 1])
    session.run("python", "-m", "ruff", "format", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types: mypy, strict."""
    install(session, "-e", ".[dev]")
    session.run("python", "-m", "mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Documentation as the host builds it, each warning an error, and the examples in it."""
    install(session, "-e", ".[docs]")
    build_docs(session, "html", "doctest")


def build_docs(session: nox.Session, *builders: str) -> None:
    """Runs Sphinx as the host does."""
    options = ["-n", "-W", "--keep-going", "-q", "-d", str(BUILD / "docs" / "doctrees")]
    for builder in builders:
        output = str(BUILD / "docs" / builder)
        arguments = [*options, "-b", builder, "docs", output]
        session.run("python", "-m", "sphinx", *arguments, env={"READTHEDOCS": "True"})


@nox.session(default=False)
def benchmarks(session: nox.Session) -> None:
    """A short run of the benchmarks: do they work, and do accuracy and growth keep their bounds?"""
    install(session, "-e", ".[plots,test]")
    for script, option in (
        ("accuracy.py", "--check"),
        ("windows.py", "--check"),
        ("growth.py", "--check"),
        ("plots.py", "--quick"),  # runs the others, and draws what they measured
    ):
        session.run("python", str(ROOT / "benchmarks" / script), option)


@nox.session(default=False)
def plots(session: nox.Session) -> None:
    """Measures, which takes a while, and draws; `-- --copy COPY` for the corrections as well."""
    install(session, "-e", ".[benchmarks,test]")
    script = ROOT / "benchmarks" / "plots.py"
    session.run("python", str(script), "--measure", *session.posargs)


@nox.session(default=False)
def engines(session: nox.Session) -> None:
    """The guides, and the recipes for Spark, Ray, Polars and others; the packages take a while."""
    install(session, "-e", ".[engines,test]")
    session.run(
        "python",
        "-m",
        "pytest",
        "./tests/engines",
        "./tests/test_guides.py",
        *session.posargs,
        env={"WIRECOPY_ENGINES": "1"},
    )


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Fuzzing guided by coverage: `-- [--minutes] MINUTES [HARNESS...]`, by default five each."""
    install(session, "-e", ".[fuzz]")
    asked = [argument for argument in session.posargs if argument != "--minutes"]
    minutes = float(asked.pop(0)) if asked and asked[0].replace(".", "", 1).isdigit() else 5.0
    known = ("parse", "normalize", "parts", "read", "from_json", "from_dict", "style")
    missing = session.run(
        "python", "-c", "import atheris", success_codes=[0, 1], silent=True, log=False
    )
    if missing and "ModuleNotFoundError" in str(missing):
        session.skip("atheris has no wheel for this Python and machine")
    for harness in asked or known:
        seconds = str(round(minutes * 60))
        session.run("python", str(ROOT / "fuzz" / "run.py"), harness, "--seconds", seconds)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Pictures and documentation in a headless Chromium, installed where that can be done."""
    install(session, "-e", ".[browser,docs]")
    if not any(map(shutil.which, CHROMIUMS)) and not install_chromium(session):
        session.skip("there is no Chromium, and none could be installed")
    build_docs(session, "html")
    tests = ("./tests/test_in_chromium.py", "./tests/test_documentation_in_chromium.py")
    built = {"WIRECOPY_BUILT_DOCS": str(BUILD / "docs" / "html")}
    session.run("python", "-m", "pytest", *tests, *session.posargs, env=built)


def install_chromium(session: nox.Session) -> bool:
    """Playwright's own Chromium, else the distribution's; whether there is one now."""
    any_code = range(256)
    own = ("python", "-m", "playwright", "install", "chromium")
    session.run(*own, success_codes=any_code, silent=True)
    script = "from playwright.sync_api import sync_playwright as start; import os\n"
    script += "with start() as run: print('there is', os.path.exists(run.chromium.executable_path))"
    told = session.run("python", "-c", script, success_codes=any_code, silent=True)
    if "there is True" in str(told):
        return True
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            apt = ("apt-get", "-qq", *command)
            session.run(*apt, external=True, success_codes=any_code, silent=True)
    return any(map(shutil.which, CHROMIUMS))


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Mutation testing of a sample: which changes does no test notice? `-- GROUP... --sample N`."""
    install(session, "-e", ".[test]")
    session.run("python", str(ROOT / "tools" / "mutate.py"), *session.posargs)


@nox.session(default=False)
def wheel(session: nox.Session) -> None:
    """Builds sdist and wheel, looks into them, and runs the sdist's tests on the wheel."""
    install(session, "build")
    with tempfile.TemporaryDirectory(prefix="wirecopy-wheel-") as folder:
        scratch = Path(folder)
        session.run("python", "-m", "build", "--outdir", str(scratch / "dist"), str(ROOT))
        (built,) = (scratch / "dist").glob("*.whl")
        (source,) = (scratch / "dist").glob("*.tar.gz")
        problems = [*look_into_wheel(built), *look_into_sdist(source)]
        if problems:
            session.error("\n".join(problems))

        with tarfile.open(source) as archive:
            archive.extractall(scratch / "sdist", filter="data")
        (checkout,) = (scratch / "sdist").iterdir()
        shutil.rmtree(checkout / "src")  # what the tests import can only be the wheel

        environment = scratch / "env"
        venv.create(environment, with_pip=True)
        bin_folder = environment / ("Scripts" if os.name == "nt" else "bin")
        python = str(bin_folder / "python")
        session.run(python, "-m", "pip", "install", "--quiet", f"{built}[test]", external=True)
        with session.chdir(checkout):
            session.run(
                python,
                "-m",
                "pytest",
                *session.posargs,
                env={"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"},
                external=True,
            )


def look_into_wheel(path: Path) -> list[str]:
    """Names what the wheel has too much or too little."""
    with zipfile.ZipFile(path) as archive:
        found = set(archive.namelist())
        index = (
            json.loads(archive.read("wirecopy/data/index.json"))
            if "wirecopy/data/index.json" in found
            else {}
        )
    package = ROOT / "src" / "wirecopy"
    # Caches that tools leave in the tree are no part of the package.
    files = (file.relative_to(package) for file in package.rglob("*") if file.is_file())
    wanted = {
        PurePosixPath("wirecopy", *file.parts).as_posix()
        for file in files
        if not any(part.startswith((".", "__pycache__")) for part in file.parts)
    } | {"wirecopy/data/index.json"}
    mine = {name for name in found if ".dist-info/" not in name}
    return [
        *(f"{path.name} should not have {name}" for name in sorted(mine - wanted)),
        *(f"{path.name} lacks {name}" for name in sorted(wanted - found)),
        *(
            f"{path.name}: index.json keeps the examples of {name}"
            for tables in index.values()
            for name, table in sorted(tables.items())
            if "examples" in table
        ),
    ]


def look_into_sdist(path: Path) -> list[str]:
    """Names what the sdist has too little."""
    with tarfile.open(path) as archive:
        folders = {PurePosixPath(name).parts[1] for name in archive.getnames() if "/" in name}
    return [
        f"{path.name} lacks {name}"
        for name in ("docs", "hatch_build.py", "LICENSE", "pyproject.toml", "seeds", "src", "tests")
        if name not in folders
    ]
