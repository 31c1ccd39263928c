"""What every training report is made of: measures and reliability."""
