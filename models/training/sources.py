"""What the network learns from: one record for each picture, with the class that it shows."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image


class Source(NamedTuple):
    kind: str
    """photo | gentle (a photo whose views stay upright) | cutout | drawing"""
    path: Path
    label: str


def photos(data, split, kind="photo"):
    """Natural photos of the Grocery Store data set; the label is the fine class's number."""
    root = Path(data) / "grocery-store"
    with open(root / f"{split}.csv", newline="") as rows:
        return [Source(kind, root / row["path"], row["class_id"]) for row in csv.DictReader(rows)]


def cutouts(data, split):
    """Packages cut out of those photos; loose or torn ones are left out."""
    folder = Path(data) / "cutouts" / f"packages-{split}"
    found = []
    for path in sorted(folder.glob("*.png")):
        if _is_whole(path):
            found.append(Source("cutout", path, re.match(r"(\d+)_", path.name)[1]))
    return found


def _is_whole(path):
    """A carton fills most of its own box, and its sides are straight: holes and tails mean a bad cut."""
    alpha = np.asarray(Image.open(path).convert("RGBA").getchannel("A")) > 128
    return alpha.mean() > 0.6 and max(alpha.shape) >= 60


def drawings(folder):
    """The demo shop's own packs; every picture is a class by itself."""
    return [Source("drawing", path, f"drawing:{path.stem}") for path in sorted(Path(folder).glob("*.png"))]
