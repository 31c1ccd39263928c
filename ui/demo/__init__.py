"""The demo closet: drawn garments, photographed and added."""
