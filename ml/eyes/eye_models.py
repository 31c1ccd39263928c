"""The models that the eyes and the look-alikes share, each loaded once, when needed."""

from pathlib import Path

from ml.eyes.classifier import Classifier
from ml.eyes.colour_names import ColourModel
from ml.lazy import Lazy


class EyeModels:
    """The classifier and the colour names.

    Attributes:
        file: The classifier's ONNX file.
        colours_file: The file of colour names.
        classifier: The networks, with one session for all who look.
        colours: What was learned of colour names.
    """

    def __init__(self, file: Path, colours: Path, threads: int = 2) -> None:
        """Note where the models lie.

        Args:
            file: The classifier's ONNX file; its card lies beside it.
            colours: The file of colour names.
            threads: How many cores one photo may use.
        """
        self.file, self.colours_file = file, colours
        self.classifier = Lazy(lambda: Classifier(file, threads))
        self.colours = Lazy(lambda: ColourModel.load(colours))
