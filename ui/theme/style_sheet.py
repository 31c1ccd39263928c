"""The Qt style sheet of the window, written from the tokens."""

from ui.theme.tokens import (
    BODY_PX,
    CAPTION_PX,
    GRID,
    HEADING_PX,
    LABEL_PX,
    RADIUS,
    RADIUS_LARGE,
    RADIUS_SMALL,
    TITLE_PX,
    Tokens,
)


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet that draws every widget of the window."""
    parts = (
        *(_words, _surfaces, _buttons, _quiet_buttons, _icon_buttons),
        *(_chips, _scrolling, _fields, _overlays, _looks),
    )
    return "\n".join(part(tokens) for part in parts)


def _words(t: Tokens) -> str:
    return f"""
QWidget {{ color: {t.text}; font-size: {BODY_PX}px; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {TITLE_PX}px; font-weight: 650; }}
QLabel[role="figure"] {{ font-size: {TITLE_PX - 4}px; font-weight: 650; }}
QLabel[role="heading"] {{ font-size: {HEADING_PX}px; font-weight: 600; }}
QLabel[role="subheading"] {{ font-size: {BODY_PX + 1}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="strong"]:disabled {{ color: {t.text_faint}; }}
QLabel[role="section"] {{
    font-size: {CAPTION_PX}px; font-weight: 600; color: {t.text_faint};
}}
QLabel[role="asked"] {{
    font-size: {CAPTION_PX}px; font-weight: 700; color: {t.accent};
}}
QLabel[role="soft"] {{ color: {t.text_soft}; }}
QLabel[role="caption"] {{ font-size: {CAPTION_PX}px; color: {t.text_faint}; }}
QLabel[role="warning"] {{
    font-size: {LABEL_PX}px; color: {t.warning}; background: {t.warning_soft};
    border-radius: {RADIUS_SMALL}px; padding: 6px 10px;
}}
QLabel[role="done"] {{
    color: {t.accent}; background: {t.accent_soft}; font-weight: 600;
    border-radius: {RADIUS_SMALL + 2}px; padding: 0 12px;
}}
QLabel[role="past"] {{
    color: {t.text_soft}; background: {t.sunken}; font-weight: 600;
    border-radius: {RADIUS_SMALL + 2}px; padding: 0 12px;
}}
QLabel[role="chip"] {{
    color: {t.accent}; background: {t.surface}; font-size: {CAPTION_PX}px;
    font-weight: 600; border-radius: 10px; padding: 4px 10px;
}}
QLabel[role="key"] {{
    font-size: {CAPTION_PX}px; font-weight: 600; color: {t.text_soft};
    background: {t.sunken}; border: 1px solid {t.line_strong};
    border-radius: 6px; padding: 3px 8px;
}}
QToolTip {{
    color: {t.on_inverse}; background: {t.inverse}; border: 0;
    padding: 6px 8px; font-size: {LABEL_PX}px;
}}"""


def _surfaces(t: Tokens) -> str:
    return f"""
MainWindow, QWidget[role="canvas"] {{ background: {t.canvas}; }}
Navigation {{ background: {t.rail}; border: 0; border-right: 1px solid {t.line}; }}
ImportPanel, ProgressRow {{
    background: {t.surface}; border: 0; border-top: 1px solid {t.line};
}}
DetailsPanel {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line}; }}
BigCard, SmallCard, SkeletonCard {{
    background: {t.surface}; border: 1px solid {t.line};
    border-radius: {RADIUS_LARGE}px;
}}
WornCard {{
    background: {t.surface}; border: 1px solid {t.accent};
    border-radius: {RADIUS_LARGE}px;
}}
SmallCard:focus {{ border: 2px solid {t.accent}; }}
BigCard QPushButton {{ padding: 0 {GRID + 2}px; }}
BigCard QPushButton[role="link"] {{ padding: 0; min-height: 12px; }}
SmallCard:hover {{ border-color: {t.line_strong}; }}
QFrame[role="banner"] {{ background: {t.accent_soft}; border: 0; }}
QFrame[role="card"] {{
    background: {t.surface}; border: 1px solid {t.line};
    border-radius: {RADIUS}px;
}}
DayPanel {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line}; }}
QTableView {{
    background: {t.surface}; border: 1px solid {t.line}; font-size: {CAPTION_PX}px;
    border-radius: {RADIUS_SMALL}px; color: {t.text};
}}
QTableView::item {{ padding: 0 5px; }}  /* with Qt's own 3 px: below the head's words */
QTableView:focus {{ border-color: {t.accent}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{
    background: {t.sunken}; color: {t.text_soft}; border: 0; padding: 4px 8px;
    font-size: {CAPTION_PX}px; font-weight: 600;
}}
MissingBanner {{
    background: {t.warning_soft}; border: 0; border-radius: {RADIUS}px;
}}
QLabel[role="alert"] {{ color: {t.warning}; font-weight: 600; }}
DropZone {{
    background: {t.surface}; border: 2px dashed {t.line_strong};
    border-radius: {RADIUS_LARGE}px;
}}
QWidget[role="clear"], QStackedWidget {{ background: transparent; border: 0; }}
"""


def _buttons(t: Tokens) -> str:
    pad = f"0 {2 * GRID}px"
    return f"""
QPushButton, QToolButton {{
    border: 1px solid {t.line_strong}; border-radius: {RADIUS_SMALL + 2}px;
    background: {t.surface}; color: {t.text}; min-height: 34px; padding: {pad};
    font-weight: 550;
}}
QPushButton:hover, QToolButton:hover {{ background: {t.sunken}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.hover}; }}
QPushButton:disabled, QToolButton:disabled {{
    color: {t.text_faint}; border-color: {t.line};
}}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; }}
QPushButton[role="primary"] {{
    background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
    font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {t.accent_hover}; }}
QPushButton[role="primary"]:disabled {{
    background: {t.sunken}; color: {t.text_faint}; border-color: {t.line};
}}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[role="soft"] {{
    background: {t.accent_soft}; color: {t.accent}; font-weight: 600;
    border: 2px solid {t.accent_soft}; min-height: 32px;
}}
QPushButton[role="soft"]:hover {{ border-color: {t.accent}; }}
QPushButton[role="soft"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="soft"]:disabled {{ color: {t.text_faint}; }}
QDialog {{ background: {t.canvas}; }}
QDialog QToolButton {{
    padding: 0; min-width: 32px; min-height: 32px; background: transparent;
    border-color: transparent;
}}
QDialog QListView, QDialog QTreeView {{
    border: 1px solid {t.line}; border-radius: {RADIUS_SMALL}px;
}}
QPushButton[role="danger"] {{ color: {t.danger}; }}
QPushButton[role="danger"]:hover {{ background: {t.danger_soft}; }}"""


def _quiet_buttons(t: Tokens) -> str:
    return f"""
QPushButton[role="field"] {{
    text-align: left; padding: 0 32px 0 12px; font-weight: 450;
}}
QPushButton[role="quiet"] {{
    background: transparent; border: 2px solid transparent; color: {t.text_soft};
    padding: 0 {GRID}px;
}}
QPushButton[role="quiet"]:hover {{ color: {t.text}; background: {t.sunken}; }}
QPushButton[role="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[role="quiet"]:disabled, QPushButton[role="link"]:disabled {{
    color: {t.text_faint};
}}
QPushButton[role="link"] {{
    background: transparent; border: 0; border-top: 2px solid transparent;
    border-bottom: 2px solid transparent; border-radius: 0; color: {t.accent};
    padding: 0 {GRID}px 0 0; min-height: 22px; font-size: {LABEL_PX}px;
}}
QPushButton[role="link"]:hover {{ border-bottom-color: {t.accent_soft}; }}
QPushButton[role="link"]:focus {{ border-bottom-color: {t.accent}; }}
DaysOfMonth QPushButton {{
    padding: 0; min-height: 32px; background: transparent; font-weight: 450;
    border-color: transparent;
}}
DaysOfMonth QPushButton[role="faint"] {{ color: {t.text_faint}; }}
DaysOfMonth QPushButton:hover {{ background: {t.sunken}; }}
DaysOfMonth QPushButton:disabled {{ color: {t.line_strong}; }}
DaysOfMonth QPushButton[role="primary"] {{
    background: {t.accent}; color: {t.on_accent};
}}"""


def _icon_buttons(t: Tokens) -> str:
    return f"""
IconButton {{
    background: transparent; border: 2px solid transparent; padding: 0;
    min-height: 32px; max-height: 32px; min-width: 32px; max-width: 32px;
}}
IconButton[role="in-field"] {{
    min-height: 22px; max-height: 22px; min-width: 22px; max-width: 22px;
}}
IconButton[role="on-mat"] {{ background: {t.surface}; border-radius: 17px; }}
IconButton:hover {{ background: {t.sunken}; }}
IconButton:pressed, IconButton:checked {{ background: {t.accent_soft}; }}
IconButton:focus {{ border-color: {t.accent}; }}
IconButton:disabled {{ border-color: transparent; }}
RailButton {{
    background: transparent; border: 2px solid transparent; padding: 0 2px;
    border-radius: {RADIUS}px; font-size: {CAPTION_PX}px; font-weight: 550;
    color: {t.text_soft};
}}
RailButton:hover {{ background: {t.hover}; color: {t.text}; }}
RailButton:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
RailButton:focus {{ border-color: {t.accent}; }}"""


def _chips(t: Tokens) -> str:
    return f"""
Chip {{
    background: {t.sunken}; border: 2px solid {t.sunken}; border-radius: 16px;
    min-height: 28px; max-height: 28px; padding: 0 12px; color: {t.text_soft};
    font-size: {LABEL_PX}px; font-weight: 550;
}}
Chip:hover {{ background: {t.hover}; border-color: {t.hover}; color: {t.text}; }}
Chip:checked {{
    background: {t.accent}; border-color: {t.accent}; color: {t.on_accent};
}}
Chip:focus {{ border-color: {t.accent}; }}
Chip:checked:focus {{ border-color: {t.text}; }}
Chip[role="set"] {{
    background: {t.accent_soft}; border-color: {t.accent_soft}; color: {t.accent};
}}
Chip[role="set"]:focus {{ border-color: {t.accent}; }}
PickerRow {{
    background: transparent; border: 2px solid transparent; text-align: left;
    padding: 0 10px; min-height: 30px; font-weight: 450; border-radius: 8px;
}}
PickerRow:hover {{ background: {t.sunken}; }}
PickerRow:checked {{
    background: {t.accent_soft}; color: {t.accent}; font-weight: 600;
}}
PickerRow:focus {{ border-color: {t.accent}; }}
ChoiceChip {{
    background: {t.surface}; border: 1px solid {t.line_strong}; text-align: left;
    padding: 1px 30px 1px 13px; min-height: 42px; font-size: {LABEL_PX}px;
    font-weight: 500; border-radius: {RADIUS_SMALL + 2}px;
}}
ChoiceChip[role~="pictured"] {{ padding-left: 44px; }}
ChoiceChip[role~="suggested"] {{ border-color: {t.accent}; }}
ChoiceChip[role="more"] {{ background: transparent; color: {t.text_soft}; }}
ChoiceChip:hover {{ background: {t.sunken}; }}
ChoiceChip:checked, ChoiceChip[role="chosen"] {{
    background: {t.accent_soft}; border-color: {t.accent}; color: {t.accent};
    font-weight: 600;
}}
ChoiceChip:focus {{ border: 2px solid {t.accent}; padding: 0 29px 0 12px; }}
ChoiceChip[role~="pictured"]:focus {{ padding-left: 43px; }}"""


def _fields(t: Tokens) -> str:
    return f"""
QPlainTextEdit {{
    background: {t.surface}; border: 1px solid {t.line_strong}; color: {t.text};
    border-radius: {RADIUS_SMALL + 2}px; padding: 4px 6px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QPlainTextEdit:focus {{ border: 2px solid {t.accent}; padding: 3px 5px; }}
QLineEdit, QTimeEdit {{
    background: {t.surface}; border: 1px solid {t.line_strong}; color: {t.text};
    border-radius: {RADIUS_SMALL + 2}px; min-height: 34px; padding: 0 10px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit:hover, QTimeEdit:hover {{ border-color: {t.text_faint}; }}
QLineEdit[role="wrong"] {{ border: 2px solid {t.warning}; padding: 0 9px; }}
QLineEdit:focus, QTimeEdit:focus {{
    border: 2px solid {t.accent}; padding: 0 9px;
}}
QTimeEdit QLineEdit {{
    border: 0; padding: 0; min-height: 0; background: transparent;
}}
QTimeEdit::up-button, QTimeEdit::down-button {{ width: 0; border: 0; }}
QComboBox {{
    background: {t.surface}; border: 1px solid {t.line_strong}; color: {t.text};
    border-radius: {RADIUS_SMALL + 2}px; min-height: 34px; padding: 0 10px;
}}
QComboBox:hover {{ border-color: {t.text_faint}; }}
QComboBox:focus {{ border: 2px solid {t.accent}; padding: 0 9px; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; border: 1px solid {t.line_strong}; color: {t.text};
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QSlider {{ min-height: 28px; background: transparent; }}
QSlider::groove:horizontal {{
    height: 4px; border-radius: 2px; background: {t.line_strong};
}}
QSlider::sub-page:horizontal {{
    height: 4px; border-radius: 2px; background: {t.accent};
}}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
    background: {t.surface}; border: 2px solid {t.accent};
}}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{
    background: {t.accent};
}}
QSlider[role="idle"]::handle:horizontal {{ border-color: {t.line_strong}; }}
QSlider[role="idle"]::handle:horizontal:focus {{ border-color: {t.accent}; }}
QSlider[role="idle"]::sub-page:horizontal {{ background: {t.line_strong}; }}
QProgressBar {{
    background: {t.sunken}; border: 0; border-radius: 3px;
    min-height: 6px; max-height: 6px;
}}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}"""


def _scrolling(t: Tokens) -> str:
    return f"""
QAbstractScrollArea {{ background: transparent; border: 0; }}
QListView, QTreeView {{ background: {t.surface}; }}
QScrollArea > QWidget > QWidget[role="canvas"] {{ background: transparent; }}
GarmentView {{ background: transparent; border: 0; outline: 0; }}
QScrollBar:vertical {{
    background: transparent; width: 12px; margin: 2px;
}}
QScrollBar::handle:vertical {{
    background: {t.line_strong}; border-radius: 4px; min-height: 40px;
}}
QScrollBar::handle:vertical:hover {{ background: {t.text_faint}; }}
QScrollBar[role="idle"]::handle {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{
    background: {t.line_strong}; border-radius: 4px; min-width: 40px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""


def _overlays(t: Tokens) -> str:
    return f"""
QFrame[role="popover"] {{
    background: {t.surface}; border: 1px solid {t.line_strong};
    border-radius: {RADIUS}px;
}}
Toast {{ background: {t.inverse}; border: 0; border-radius: {RADIUS}px; }}
Toast QLabel {{ color: {t.on_inverse}; }}
Toast QPushButton {{
    background: transparent; border: 2px solid transparent; min-height: 28px;
    color: {t.on_inverse_accent}; font-weight: 650; padding: 0 8px;
}}
Toast QPushButton:focus {{ border-color: {t.on_inverse_accent}; }}
Toast IconButton {{ color: {t.on_inverse}; }}
Toast IconButton:hover, Toast QPushButton:hover {{ background: transparent; }}"""


def _looks(t: Tokens) -> str:
    return f"""
LookView {{ background: transparent; border: 0; outline: 0; }}
LookPanel {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line}; }}
LookPanel Chip {{ font-size: {CAPTION_PX}px; padding: 0 8px; }}
QFrame[role="warned"] {{
    background: {t.warning_soft}; border: 0; border-radius: {RADIUS}px;
}}
QLineEdit[role="heading"] {{
    font-size: {HEADING_PX}px; font-weight: 600; background: transparent;
    border-color: transparent; padding: 0 7px;
}}
QLineEdit[role="heading"]:hover {{ border-color: {t.line_strong}; }}
QLineEdit[role="heading"]:focus {{
    border: 2px solid {t.accent}; background: {t.surface}; padding: 0 6px;
}}"""
