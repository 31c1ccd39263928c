"""The insights page: charts of the closet, of the wearing, and of the eyes' quality."""
