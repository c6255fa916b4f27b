"""The annotated story as a piece of HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby

from wirecopy.model.annotations import Kind
from wirecopy.model.article import Article
from wirecopy.model.brief import counted
from wirecopy.output.runs import TONES, Run, is_value, kinds_of, label_of, printable, runs


def to_html(article: Article) -> str:
    """The story as a self-contained piece of HTML, for a page or a notebook.

    The style sheet is in it and touches nothing else; its colours are readable on light and on
    dark. The path of a field is its tooltip.

    Args:
        article: The article.

    Returns:
        One ``div`` element.

    Example:
        >>> import wirecopy
        >>> picture = to_html(wirecopy.parse("LIMA, March 3 (Reuters) - It is <open>."))
        >>> '<span class="wc-field" title="dateline.agency">Reuters</span>' in picture
        True
        >>> "It is &lt;open&gt;." in picture
        True
    """
    kinds = kinds_of(article)
    lang = f' lang="{html.escape(article.language)}"' if article.language else ""
    parts = [f'<div class="wirecopy"{lang}>', f"<style>{_style_sheet(kinds)}</style>"]
    for segment, found in groupby(runs(article), key=lambda run: run.segment):
        if segment.kind is Kind.BLANK:
            continue
        text = "".join(map(_html_run, found))
        parts.append(
            f'<div class="wc-part wc-{segment.kind}"><div class="wc-label">{label_of(segment.kind)}'
            f'</div><div class="wc-text" dir="auto">{text}</div></div>'
        )
    legend = [f'<span class="wc-{kind}">{label_of(kind)}</span>' for kind in kinds]
    if any('class="wc-field"' in part for part in parts[2:]):
        legend.append('<span><i class="wc-value">underlined</i> the values of fields</span>')
    if article.edits:
        count = counted(len(article.edits), "correction")
        legend.append(f"<span><del>old</del><ins>new</ins> {count}</span>")
    if article.defects:
        legend.append(f"<span>defects: {html.escape(', '.join(article.defects))}</span>")
    parts.append(f'<div class="wc-legend">{" ".join(legend)}</div>')
    parts.append("</div>")
    return "\n".join(parts)


def _html_run(run: Run) -> str:
    text = html.escape(printable(run.text))
    if run.edit is not None:
        after = html.escape(printable(run.edit.after))
        title = html.escape(f"{run.path}: {run.edit.rule}" if run.path else run.edit.rule)
        new = f'<ins title="{title}">{after}</ins>' if after else ""
        return f'<del title="{title}">{text}</del>{new}'
    if not run.path or run.segment.kind is Kind.BLANK:
        return text
    shown = ' class="wc-field"' if is_value(run.path) else ""
    return f'<span{shown} title="{html.escape(run.path)}">{text}</span>'


def _style_sheet(kinds: Iterable[Kind]) -> str:
    tones = "".join(f".wirecopy .wc-{kind}{{--wc:{TONES[kind][1]}}}\n" for kind in kinds)
    return f"\n{_RULES}{tones}"


_RULES = """\
.wirecopy{max-width:52em;line-height:1.5;overflow-wrap:anywhere}
.wirecopy .wc-part{display:flex;margin:.35em 0}
.wirecopy .wc-label{flex:0 0 7.5em;box-sizing:border-box;padding:.15em .8em 0 0;\
text-align:right;font-size:.8em;\
line-height:1.9;color:var(--wc)}
.wirecopy .wc-text{flex:1;min-width:0;border-inline-start:3px solid var(--wc);\
padding:.1em 0 .1em .8em;white-space:pre-wrap}
.wirecopy .wc-headline .wc-text{font-size:1.25em;font-weight:bold;\
padding-inline-start:.64em}
.wirecopy .wc-deck .wc-text{font-style:italic}
.wirecopy .wc-furniture .wc-text{opacity:.65}
.wirecopy .wc-field{border-bottom:2px solid var(--wc)}
.wirecopy .wc-headline .wc-field{border-bottom:0}
.wirecopy del{color:#d2413a;text-decoration:line-through}
.wirecopy ins{color:#2f9148;font-weight:bold;text-decoration:none;margin-inline-start:.3em}
.wirecopy .wc-legend{margin:.9em 0 0;padding-inline-start:calc(6.8em/.85 + 3px);\
font-size:.85em}
.wirecopy .wc-legend span{display:inline-block;margin-inline-end:1em}
.wirecopy .wc-value{font-style:normal;border-bottom:2px solid #868686}
.wirecopy .wc-legend>[class]::before{content:"";display:inline-block;width:.75em;height:.75em;\
margin-inline-end:.4em;border-radius:2px;background:var(--wc)}
"""
