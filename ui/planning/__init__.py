"""What the calendar and the page of trips share: plans, and calendars of others."""
