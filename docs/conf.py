"""Sphinx configuration.

Build with `sphinx-build -n -W -b html docs build/docs/html`; `-b doctest` runs the examples.
No other site is needed, and the host builds what everybody builds: what the documentation refers to
in other projects stands in `docs/inventories`.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

from inventories import mapping_of  # noqa: E402 - found by the line above

SITE = "https://wirecopy.readthedocs.io/en/stable/"  # the canonical address of every page
SOURCE = "https://github.com/wirecopy/wirecopy/"

project = "wirecopy"
author = "the wirecopy developers"
copyright = "the wirecopy developers"
release = version = metadata.version("wirecopy")

extensions = [
    "myst_parser",
    "notfound.extension",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "sphinx_sitemap",
    "sphinxext.opengraph",
    "annotated",
    "command_line",
    "dictionary",
    "directions",
    "house_styles",
    "languages",
    "paths",
    "public_names",
]
exclude_patterns = ["_build", "inventories"]
nitpicky = True

# --- pages --------------------------------------------------------------------------------------

html_theme = "furo"
html_title = f"wirecopy {release}"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_js_files = ["pages.js"]
html_logo = "_static/logo.svg"
html_favicon = "_static/logo.svg"
html_baseurl = SITE
html_theme_options = {
    "source_repository": SOURCE,
    "source_branch": "main",
    "source_directory": "docs/",
}
html_copy_source = False
html_domain_indices = False  # of modules: there are four, and the index names them
sitemap_url_scheme = "{link}"
sitemap_excludes = ["404.html", "genindex.html", "search.html", "_modules/*"]
ogp_site_url = SITE
ogp_description_length = 180
ogp_image = SITE + "_static/story.png"
ogp_image_alt = "A story with its headline, byline, dateline and corrections marked"
ogp_social_cards = {"enable": False}  # drawing them would need matplotlib on the host
notfound_urls_prefix = "/en/stable/"  # as SITE has it: the page is shown at any address
# An empty line of an example has no blank behind its prompt, and belongs to what is copied.
copybutton_prompt_text = r">>> |\.\.\.(?: |$)|\$ "
copybutton_prompt_is_regexp = True
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# --- reference ----------------------------------------------------------------------------------

add_module_names = False  # the page says from where a name is imported
default_role = "py:obj"  # a name between single backticks in a docstring is a link
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_type_aliases = {"JsonObject": "JsonObject", "JsonValue": "JsonValue"}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # attributes are listed in their class, not once more as objects

# --- references ---------------------------------------------------------------------------------

# Aliases of the annotations, named in signatures; the page "Reference" shows what is in them.
nitpick_ignore = [
    ("py:class", "JsonObject"),
    ("py:class", "JsonValue"),
    ("py:class", "wirecopy.output.columns.HasStream"),  # any library's table, as its docstring says
]

# The names of other projects are resolved by lists of our own, here as on the host.
intersphinx_mapping = mapping_of(HERE / "inventories", HERE.parent / "build" / "inventories")

# --- examples -----------------------------------------------------------------------------------

# They run in an empty folder, in which stand the files that a guide tells its reader to save. A
# machine that has other things to do is no reason to fail: the first drawn example loads the data.
_story = HERE.parent / "seeds" / "000_81866ef701423ec4.txt"
_recipes = HERE / "how-to" / "recipes"
doctest_test_doctest_blocks = ""  # those in docstrings see their module: pytest runs them
doctest_global_setup = f"""
import os, shutil, tempfile
from pathlib import Path
import wirecopy
from hypothesis import HealthCheck, settings
settings.register_profile(
    "documentation", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("documentation")
del HealthCheck, settings
seed = Path({str(_story)!r}).read_bytes().decode("utf-8")
_before, _folder = os.getcwd(), tempfile.TemporaryDirectory()
for _file in Path({str(_recipes)!r}).glob("*.toml"):
    shutil.copy(_file, _folder.name)
os.chdir(_folder.name)
"""
doctest_global_cleanup = """
os.chdir(_before)
_folder.cleanup()
"""
