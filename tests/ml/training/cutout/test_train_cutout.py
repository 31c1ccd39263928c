"""Training the outline: scenes with right masks, learning, stopping, ONNX."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from ml.cutout.outline import OutlineNetwork
from ml.model_file import card_of, read_card, sha256_of
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.cutout import train_cutout
from ml.training.cutout.backgrounds import draw_background, inpaint_garment
from ml.training.cutout.cutout_data import CutoutData
from ml.training.cutout.cutout_net import CutoutNet, mask_loss
from ml.training.cutout.scenes import compose_scenes, random_affine, random_light
from ml.training.cutout.train_cutout import CutoutSettings, CutoutTraining, draw_scenes
from ml.training.lite0_features import Lite0Features
from ml.training.onnx_file import write_onnx
from tests.ml.training.cutout.test_u2net import a_published_network

SMALL = CutoutSettings(steps=4, batch=4)
RED, WOOD = (200, 20, 30), (150, 110, 70)
BLUE = (70, 80, 150)


def dice(seed: int = 5) -> BatchRandom:
    return BatchRandom(torch.Generator().manual_seed(seed))


@pytest.fixture(scope="module")
def data() -> CutoutData:
    """Two red pieces; three blue squares on wood, the mask of one of them trusted."""
    pieces = np.zeros((2, 192, 192, 4), np.uint8)
    pieces[:, 24:168, 60:132] = (*RED, 255)
    own = np.full((3, 256, 256, 3), WOOD, np.uint8)
    masks = np.zeros((3, 256, 256), np.uint8)
    own[:, 80:170, 80:170], masks[:, 80:170, 80:170] = (30, 40, 160), 255
    return CutoutData(
        pieces=pieces,
        groups=np.array(["top", "bottom"]),
        own=own,
        masks=masks,
        is_trusted=np.array([True, False, False]),
    )


def layers(data: CutoutData) -> Tensor:
    hangers = np.zeros_like(data.pieces)
    both = np.concatenate([data.pieces, hangers], 3)
    return torch.from_numpy(both).permute(0, 3, 1, 2) / 255


def test_the_mask_of_a_scene_is_where_the_piece_lies(data: CutoutData) -> None:
    floors = torch.zeros(2, 3, 96, 96)
    floors[:, 1] = 1.0  # green, so that red is the piece's

    scenes = compose_scenes(layers(data), torch.tensor([False, False]), floors, dice())

    covered = scenes[:, 3] > 0.99
    assert covered.any()
    assert (scenes[:, 1][scenes[:, 3] < 0.01] > 0.3).all()
    assert scenes.min() >= 0
    assert scenes.max() <= 1


def test_shoes_come_in_pairs(data: CutoutData) -> None:
    floors = torch.zeros(40, 3, 96, 96)
    pieces = layers(data)[:1].expand(40, -1, -1, -1)

    areas = [
        compose_scenes(pieces, torch.full((40,), is_shoe), floors, dice())[:, 3].mean()
        for is_shoe in (False, True)
    ]

    # Each of a pair is about half the size: .7 squared.
    assert 0.6 < float(areas[1] / areas[0]) < 1.1


def test_photo_and_mask_move_together() -> None:
    mask = torch.zeros(6, 1, 64, 64)
    mask[:, :, 10:40, 20:50] = 1

    turned = random_affine(mask.repeat(1, 4, 1, 1), 96, dice())

    assert torch.equal(turned[:, 0], turned[:, 3])
    assert turned.shape == (6, 4, 96, 96)
    assert turned[:, 3].std(0).max() > 0.3  # each in its own way


def test_light_stays_in_range() -> None:
    photos = random_light(torch.rand(8, 3, 32, 32, generator=dice().generator), dice())

    assert photos.min() >= 0
    assert photos.max() <= 1


def test_nothing_of_a_garment_is_left_in_an_emptied_photo(data: CutoutData) -> None:
    filled = inpaint_garment(data.own[0], data.masks[0], random.Random(1))

    assert np.abs(filled.astype(int) - WOOD).max() < 30


def test_backgrounds_are_as_large_as_own_photos(
    data: CutoutData,
) -> None:
    rng = random.Random(2)

    made = [draw_background(data, rng) for _ in range(20)]

    assert {each.shape for each in made} == {(256, 256, 3)}
    assert {each.dtype for each in made} == {np.dtype(np.uint8)}


def test_the_scenes_of_a_step_are_always_the_same(data: CutoutData) -> None:
    first, again, next_step = (draw_scenes(data, SMALL, step) for step in (3, 3, 4))

    assert first.shape == (4, 4, 320, 320)
    assert torch.equal(first, again)
    assert not torch.equal(first, next_step)


def test_the_loss_is_that_of_a_coin_at_first_and_nothing_when_right() -> None:
    masks = torch.zeros(2, 1, 8, 8)
    masks[:, :, :4] = 1

    at_first = mask_loss(torch.zeros(2, 1, 8, 8), masks)
    when_right = mask_loss(masks * 40 - 20, masks)

    assert float(at_first) == pytest.approx(0.693 + 0.5, abs=0.02)
    assert float(when_right) < 1e-3


def test_one_batch_can_be_learned_by_heart(data: CutoutData) -> None:
    torch.manual_seed(3)
    scenes = draw_scenes(data, SMALL, 0)
    photos = scenes[:, :3]
    masks = torch.nn.functional.avg_pool2d(scenes[:, 3:], 2)
    model = CutoutNet()
    optimizer = torch.optim.AdamW(model.parameters(), 3e-3)

    losses = []
    for _ in range(25):
        loss = mask_loss(model(photos), masks)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    assert losses[-1] < losses[0] / 2


def test_a_stopped_run_goes_on_where_it_was(data: CutoutData, tmp_path: Path) -> None:
    folders = [tmp_path / "whole", tmp_path / "stopped"]
    for folder in folders:
        folder.mkdir()
    whole = CutoutTraining(data, SMALL, folders[0])
    whole.run(lambda _: None)
    half = CutoutTraining(data, SMALL, folders[1])
    half.steps = 2
    half.run(lambda _: None)

    resumed = CutoutTraining(data, SMALL, folders[1])
    assert resumed.step == 2
    resumed.run(lambda _: None)

    ends = (each.averaged.state_dict() for each in (whole, resumed))
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(*map(dict.values, ends)))


def test_onnx_says_what_torch_says(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model, file = CutoutNet().eval(), tmp_path / "cutout.onnx"
    rgb = np.random.default_rng(2).integers(0, 255, (192, 192, 3), np.uint8)

    write_onnx(model, torch.zeros(1, 3, 192, 192), ["log_odds"], file)
    card_of(file).write_text(f'{{"sha256": "{sha256_of(file)}", "size": 192}}')

    photos = torch.from_numpy(rgb.transpose(2, 0, 1)[None]).float()
    with torch.inference_mode():
        expected = model(photos)[0, 0].numpy()
    assert np.abs(OutlineNetwork(file).log_odds(rgb) - expected).max() < 1e-4


def a_data_folder(root: Path) -> Path:
    """Products on white, red shirts on a blue floor, and the tables that name them."""
    for name in ("clothing", "products"):
        (root / name / "images").mkdir(parents=True)
    styles = ["id,articleType,productDisplayName,masterCategory,subCategory,baseColour"]
    for at in range(12):
        image = Image.new("RGB", (224, 224), "white")
        image.paste(RED, (60, 40, 160, 190))
        image.save(root / f"products/images/{at}.jpg", quality=95, subsampling=0)
        styles.append(f"{at},Shirts,Red Shirt,Apparel,Topwear,Red")
    (root / "products/styles.csv").write_text("\n".join(styles))
    rng = np.random.default_rng(4)
    rows = ["image,label,split"]
    for split in ("train", "validation", "test"):
        rgb = np.full((256, 200, 3), BLUE) + rng.normal(0, 6, (256, 200, 3))
        rgb[24:232, 20:180] = RED
        pixels = rgb.clip(0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(
            root / f"clothing/images/{split}.jpg", quality=95, subsampling=0
        )
        rows.append(f"{split},T-Shirt,{split}")
    (root / "clothing/images.csv").write_text("\n".join(rows))
    return root


def test_a_whole_run_leaves_a_network_with_its_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train_cutout, "CutoutSettings", lambda: SMALL)
    monkeypatch.setattr(train_cutout, "shipped_lite0", lambda _: Lite0Features())
    runs, labels = tmp_path / "runs", tmp_path / "labels"
    labels.mkdir()
    (labels / "cut_outs.csv").write_text("photo,mask,top\n")
    # It takes what is red for the garment.
    teacher = a_published_network(tmp_path)

    card = train_cutout.train_cutout(
        a_data_folder(tmp_path / "data"),
        runs,
        teacher=teacher,
        eyes=tmp_path / "eyes.onnx",
        labels=labels,
        tell=lambda _: None,
    )

    assert read_card(runs / "cutout.onnx") == card
    assert card["data"]["own photos with masks"] == 1
    assert card["validation"]["photos"] == 1
    assert OutlineNetwork(runs / "cutout.onnx")
