"""Training of VGG16; the only place that imports torch."""
