"""Pictures as a shop's camera might see them: turned any way, near or far, blurred, badly lit, on any tray."""

import io
import math

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

SIDE = 224
DEMO_TRAY = (0xD3, 0xDA, 0xD4)


def plain(image):
    """What the box makes of a whole picture."""
    return np.asarray(image.convert("RGB").resize((SIDE, SIDE), Image.BICUBIC))


def photo(image, rng):
    """A natural photo: a random part of it, half of the time turned by any angle."""
    image = image.convert("RGB")
    width, height = image.size
    share, stretch = rng.uniform(0.5, 1.0), math.exp(rng.uniform(-0.15, 0.15))
    w = min(width, round(width * math.sqrt(share) * stretch))
    h = min(height, round(height * math.sqrt(share) / stretch))
    x, y = rng.integers(0, width - w + 1), rng.integers(0, height - h + 1)
    angle = rng.uniform(0, 360) if rng.random() < 0.5 else rng.normal(0, 8)
    return degrade(_turned_part(image, (x, y, x + w, y + h), angle), rng)


def gentle(image, rng):
    """Most of a natural photo, upright as a person holds a camera, in other light."""
    image = image.convert("RGB")
    width, height = image.size
    w, h = round(width * rng.uniform(0.75, 1.0)), round(height * rng.uniform(0.75, 1.0))
    x, y = rng.integers(0, width - w + 1), rng.integers(0, height - h + 1)
    return light(_turned_part(image, (x, y, x + w, y + h), rng.normal(0, 4)), rng, 0.6)


def _turned_part(image, box, angle):
    """The part, turned about its middle; what lies outside the photo is its mirror image."""
    width, height = image.size
    mirrored = np.pad(np.asarray(image), ((height // 2,) * 2, (width // 2,) * 2, (0, 0)), "reflect")
    x, y = (box[0] + box[2]) / 2 + width // 2, (box[1] + box[3]) / 2 + height // 2
    w, h = (box[2] - box[0]) / SIDE, (box[3] - box[1]) / SIDE
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    a, b, d, e = c * w, -s * h, s * w, c * h
    half = SIDE / 2
    coefficients = (a, b, x - (a + b) * half, d, e, y - (d + e) * half)
    return Image.fromarray(mirrored).transform((SIDE, SIDE), Image.AFFINE, coefficients, Image.BICUBIC)


def on_tray(cutout, rng, upright=False):
    """A cut-out (RGBA) lying on a tray, cropped with some of the tray around it as the box does."""
    cutout = cutout.convert("RGBA")
    if rng.random() < 0.4:
        cutout = sticker(cutout, rng)
    angle = 0 if upright else rng.uniform(0, 360)
    if not upright:
        shear, squeeze = rng.normal(0, 0.05), rng.uniform(0.88, 1.0)
        w, h = cutout.size
        cutout = cutout.transform(
            (w, h), Image.AFFINE, (1, shear, -shear * h / 2, 0, 1 / squeeze, (1 - 1 / squeeze) * h / 2), Image.BICUBIC
        )
    # Enlarge small cut-outs before they are turned, so that edges stay smooth.
    grow = 1.5 * SIDE / max(cutout.size)
    cutout = cutout.resize([max(8, round(side * grow)) for side in cutout.size], Image.BICUBIC)
    turned = cutout.rotate(angle, Image.BICUBIC, expand=True)
    turned = turned.crop(turned.getchannel("A").point(lambda a: 255 if a > 40 else 0).getbbox())
    margin = rng.uniform(1.04, 1.3)
    scale = SIDE / margin / max(turned.size)
    turned = turned.resize([max(8, round(side * scale)) for side in turned.size], Image.BICUBIC)
    w, h = turned.size
    loose = SIDE - max(w, h)
    x = (SIDE - w) // 2 + round(rng.uniform(-0.35, 0.35) * loose)
    y = (SIDE - h) // 2 + round(rng.uniform(-0.35, 0.35) * loose)
    ground = tray(rng)
    ground = _shade(ground, turned.getchannel("A"), (x, y), rng)
    ground.paste(turned, (x, y), turned)
    return ground if upright else degrade(ground, rng)


def sticker(cutout, rng):
    """The demo shop's drawings may wear a white edge with a dark line around it."""
    width = max(2, round(max(cutout.size) * rng.uniform(0.012, 0.03)))
    room = width * 2
    whole = Image.new("RGBA", (cutout.width + 2 * room, cutout.height + 2 * room))
    whole.paste(cutout, (room, room))
    alpha = whole.getchannel("A")
    white = alpha.filter(ImageFilter.MaxFilter(2 * width + 1))
    dark = white.filter(ImageFilter.MaxFilter(2 * max(1, width // 3) + 1))
    edged = Image.new("RGBA", whole.size, (19, 32, 26, 0))
    edged.putalpha(dark)
    edged.paste((255, 255, 255, 255), (0, 0), white)
    edged.alpha_composite(whole)
    return edged


def tray(rng):
    """An even ground with a soft gradient: the demo's grey, steel, white, wood, cloth."""
    pick = rng.random()
    if pick < 0.4:
        colour = np.array(DEMO_TRAY, np.float32) + rng.normal(0, 6, 3)
    elif pick < 0.8:
        colour = np.full(3, rng.uniform(40, 250)) + rng.normal(0, 8, 3)
    else:
        colour = rng.uniform(30, 240, 3)
    ramp = np.linspace(-1, 1, SIDE, dtype=np.float32)
    slope = rng.normal(0, 9, 2)
    ground = colour + (ramp[:, None] * slope[0] + ramp[None, :] * slope[1])[..., None]
    ground = ground + rng.normal(0, rng.uniform(0, 3), (SIDE, SIDE, 1))
    return Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))


def _shade(ground, alpha, at, rng):
    mask = Image.new("L", ground.size)
    push = rng.integers(-7, 8, 2)
    mask.paste(alpha.point(lambda a: round(a * rng.uniform(0.1, 0.5))), (at[0] + int(push[0]), at[1] + int(push[1])))
    mask = mask.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 7)))
    ground.paste((19, 32, 26), (0, 0), mask)
    return ground


def light(image, rng, strength=1.0):
    """Another brightness, contrast, saturation and white balance."""
    image = ImageEnhance.Brightness(image).enhance(math.exp(rng.normal(0, 0.2 * strength)))
    image = ImageEnhance.Contrast(image).enhance(math.exp(rng.normal(0, 0.15 * strength)))
    image = ImageEnhance.Color(image).enhance(math.exp(rng.normal(0, 0.2 * strength)))
    gains = np.exp(rng.normal(0, 0.05 * strength, 3))
    bands = [band.point(lambda v, g=g: min(255, round(v * g))) for band, g in zip(image.split(), gains)]
    return Image.merge("RGB", bands)


def degrade(image, rng):
    """Light, blur, distance, noise, compression."""
    image = light(image, rng)
    if rng.random() < 0.3:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 2.0)))
    if rng.random() < 0.4:
        small = round(SIDE * rng.uniform(0.3, 0.8))
        image = image.resize((small, small), Image.BILINEAR).resize((SIDE, SIDE), Image.BICUBIC)
    if rng.random() < 0.2:
        noise = rng.normal(0, rng.uniform(2, 9), (SIDE, SIDE, 3))
        image = Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))
    if rng.random() < 0.3:
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=int(rng.integers(40, 90)))
        image = Image.open(packed).convert("RGB")
    return np.asarray(image)
