"""What is raised on misuse of the library; nothing here is raised on copy."""


class WirecopyError(Exception):
    """The base of every error that wirecopy raises on purpose.

    Example:
        >>> import wirecopy
        >>> try:
        ...     wirecopy.parse("Bridge opens", style="no such style")
        ... except wirecopy.WirecopyError as error:
        ...     print(type(error).__name__)
        StyleError
    """


class StyleError(WirecopyError):
    """A house style or a language is unknown, or its file is broken.

    The message names the file or the style, and what would have been right.
    """


class FormatError(WirecopyError):
    """A file is not what its format, or its encoding, says it is."""
