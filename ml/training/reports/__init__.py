"""What every training report is made of: measures, reliability, drawing."""
