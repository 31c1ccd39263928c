"""The guarded way in for pictures: from disk or the web, decoded apart, shrunk."""
