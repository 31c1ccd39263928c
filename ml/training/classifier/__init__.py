"""Training, calibration, export and report of VGG16."""
