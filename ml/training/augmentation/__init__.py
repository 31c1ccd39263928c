"""Random changes of photos in training: other grounds, other crops, other light."""
