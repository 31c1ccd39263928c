"""How torchvision's networks with ImageNet weights want their photos.

Source: torchvision's documentation of its weights.
"""

# Of RGB in 0..1.
MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
