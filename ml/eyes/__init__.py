"""Eyes: opening photos, cut-out, VGG16 at work, colour, and pictures for the closet."""
