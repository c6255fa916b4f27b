"""The annotated story as HTML, and a whole collection of stories."""
