"""CSV cells that a spreadsheet shows and never runs.

A cell that starts with one of these signs is a formula to a spreadsheet, and formulas
can send data away. Source: OWASP ASVS 5.0, 1.2.10; CWE-1236.
"""

_STARTS_FORMULA = tuple("=+-@\t\r\n")
_QUOTE = "'"


def defused(text: str) -> str:
    """Return the text with an apostrophe before it, if it could be a formula."""
    return _QUOTE + text if _is_armed(text) else text


def armed_again(cell: str) -> str:
    """Return what `defused` was given."""
    return cell[1:] if cell[:1] == _QUOTE and _is_armed(cell[1:]) else cell


def _is_armed(text: str) -> bool:
    # What has apostrophes already gets one more, so that none is lost on the way back.
    return text.lstrip(_QUOTE).startswith(_STARTS_FORMULA)
