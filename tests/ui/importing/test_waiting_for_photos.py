"""Today while photos are on their way says so, not that outfits are impossible."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garments
from wardrobe.closet.adding import AddReport


def test_a_page_that_waits_for_photos_says_so(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(FakeCloset(make_garments()[:1]))
    notice = window.today.notice
    qtbot.waitUntil(notice.isVisible)
    assert notice.headline == "A good start"
    qtbot.waitUntil(
        lambda: notice._text.text() == "Photograph next: trousers or a skirt."
    )

    window.importing.import_started.emit()
    qtbot.waitUntil(lambda: notice._headline.text() == "Your photos are coming in")
    assert not window.today.notice.add.isVisible()

    nothing = AddReport(added=(), duplicates=(), failed=(), was_cancelled=False)
    window.importing.import_finished.emit(nothing)
    qtbot.waitUntil(lambda: notice.headline == "A good start")
