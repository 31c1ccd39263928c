"""The figures behind a chart: for people, and for spreadsheets."""

import csv
import io

from ui.charts.facts import Facts

FACTS = Facts(
    name="Cost",
    head=("Garment", "Times worn", "Cost per wear"),
    rows=[("Blue, old jeans", 1204, 6.4), ('=HYPERLINK("x")', 0, None)],
)


def test_people_read_numbers_as_their_language_writes_them() -> None:
    assert FACTS.texts()[0] == ["Blue, old jeans", "1,204", "6.40"]
    assert FACTS.texts()[1][1:] == ["0", "–"]


def test_a_spreadsheet_gets_plain_numbers_and_no_formula() -> None:
    content = FACTS.csv()

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [
        ["Garment", "Times worn", "Cost per wear"],
        ["Blue, old jeans", "1204", "6.40"],
        ['\'=HYPERLINK("x")', "0", ""],
    ]
