"""Has Python import again as it does without PySide; imported before all that is large.

PySide looks through the source of each module that is imported after it, in case that
one switches a feature of PySide's on (`from __feature__ import snake_case`). None here
does, and to read a thousand files takes a tenth of a start.
Source: https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
"""

import builtins

import PySide6.QtCore  # noqa: F401 - what is taken back is set as it is imported

# As PySide keeps it; where it changes nothing there is none.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
