"""Pictures of articles: for a browser, a notebook, a folder of pages, a terminal.

`to_html` makes one document of one story, with every part, value, inference and correction marked;
`Article.to_html` is the same, and a notebook shows an article so. `to_site` makes a folder of pages
of many, with an index to judge them by. `to_terminal` is the picture that ``wirecopy show`` prints.
None of them writes a file, and no page loads anything or runs a script.

Example:
    >>> import wirecopy
    >>> from wirecopy import render
    >>> article = wirecopy.parse("LIMA, March 3 (Reuters) - It is open.")
    >>> page = render.to_html(article, title="Bridge")
    >>> "<title>Bridge</title>" in page
    True
"""

from wirecopy.output.html.site import to_site
from wirecopy.output.html.story import to_html
from wirecopy.output.terminal import to_terminal

__all__ = ["to_html", "to_site", "to_terminal"]
