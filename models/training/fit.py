"""Metric learning: a cosine classifier with a margin pulls the views of a product together and products apart."""

import copy
import math

import numpy as np
import torch
import torch.nn.functional as F

SCALE, MARGIN = 20.0, 0.15
BATCH = 64
MAP_SIDE = 14


def fit(model, maps, shares, steps, seed, report):
    """Trains the tail and the projection in place of `model`; returns the averaged model that is kept.

    `maps`: Maps, one after another; `shares`: how much of a batch each kind of source gets.
    """
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    names = sorted({label for each in maps for label in each.labels})
    pools = _pools(maps, shares, {name: i for i, name in enumerate(names)})
    centres = torch.nn.Parameter(F.normalize(torch.randn(len(names), model.projection.out_features)))
    start_projection(model, maps)
    start_centres(model, maps, names, centres)
    optimiser = torch.optim.AdamW(
        [
            {"params": model.tail.parameters(), "lr": 3e-4, "top": 3e-4},
            {"params": [model.projection.weight, centres], "lr": 2e-3, "top": 2e-3},
        ],
        weight_decay=0.02,
    )
    average = copy.deepcopy(model)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * min(1, (step + 1) / 50) * 0.5 * (1 + math.cos(math.pi * step / steps))
        x, y = _draw(pools, rng)
        x, other, share = patch(x, y, rng)
        cosines = model(x) @ F.normalize(centres).t()
        loss = share * _loss(cosines, y) + (1 - share) * _loss(cosines, other)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        _follow(average, model, min(0.995, (step + 1) / (step + 10)))
        if step % 50 == 0 or step + 1 == steps:
            hits = (cosines.argmax(1) == y).float().mean().item()
            report(step, loss.item(), hits, average)
    return average


def _loss(cosines, y):
    logits = SCALE * (cosines - MARGIN * F.one_hot(y, cosines.shape[1]))
    return F.cross_entropy(logits, y, label_smoothing=0.05)


def patch(x, y, rng):
    """Half of the time, lays a rectangle of each map over another's (CutMix): the maps are few, their mixtures many."""
    if rng.random() < 0.5:
        return x, y, 1.0
    order = torch.from_numpy(rng.permutation(len(x)))
    side = MAP_SIDE * math.sqrt(rng.uniform(0, 0.5))
    h, w = max(1, round(side)), max(1, round(side))
    top, left = rng.integers(0, MAP_SIDE - h + 1), rng.integers(0, MAP_SIDE - w + 1)
    x = x.clone()
    x[:, :, top : top + h, left : left + w] = x[order][:, :, top : top + h, left : left + w]
    return x, y[order], 1 - h * w / MAP_SIDE**2


def _pools(maps, shares, numbers):
    """For each kind: where its views are, by class, so that every class is drawn alike."""
    pools = []
    for kind, share in shares.items():
        by_class = {}
        for file in maps:
            for row in np.flatnonzero(file.kinds == kind):
                by_class.setdefault(numbers[file.labels[row]], []).append((file, row))
        if by_class:
            pools.append((share, sorted(by_class.items())))
    total = sum(share for share, _ in pools)
    return [(share / total, classes) for share, classes in pools]


def _draw(pools, rng):
    x, y = [], []
    for share, classes in pools:
        for _ in range(round(BATCH * share)):
            label, rows = classes[rng.integers(len(classes))]
            file, row = rows[rng.integers(len(rows))]
            x.append(file.values[row])
            y.append(label)
    maps = torch.from_numpy(np.stack(x).astype(np.float32))
    return maps.contiguous(memory_format=torch.channels_last), torch.tensor(y)


def embed(model, values, batch=64):
    """Vectors of many maps, as numpy."""
    with torch.no_grad():
        parts = [
            model(torch.from_numpy(values[i : i + batch].astype(np.float32)).contiguous(memory_format=torch.channels_last))
            for i in range(0, len(values), batch)
        ]
    return torch.cat(parts).numpy()


def start_projection(model, maps):
    """Begins as the main directions of the untrained features, so that nothing learnt from ImageNet is lost."""
    with torch.no_grad():
        pooled = torch.cat([
            model.pooled(torch.from_numpy(file.values[rows : rows + 64].astype(np.float32)))
            for file in maps
            for rows in range(0, len(file.values), max(64, len(file.values) // 24))
        ])
        _, _, directions = torch.linalg.svd(pooled - pooled.mean(0), full_matrices=False)
        size = model.projection.out_features
        model.projection.weight.copy_(directions[:size])


def start_centres(model, maps, names, centres):
    """Each class begins at the mean of its plain views."""
    vectors, labels = plain_vectors(model, maps)
    with torch.no_grad():
        for i, name in enumerate(names):
            centres[i] = F.normalize(torch.from_numpy(vectors[labels == name].mean(0)), dim=0)


def plain_vectors(model, maps):
    """Vectors of the plain views of several files, and their labels."""
    vectors, labels = [], []
    for file in maps:
        rows = np.flatnonzero(file.plain)
        vectors.append(embed(model, file.values[rows]))
        labels += [file.labels[row] for row in rows]
    return np.concatenate(vectors), np.array(labels)


def _follow(average, model, keep):
    with torch.no_grad():
        for old, new in zip(average.parameters(), model.parameters()):
            old.mul_(keep).add_(new, alpha=1 - keep)


def prototype_hits(model, known, asked):
    """The share of plain views of `asked` that are nearest to the mean of their own class in `known`."""
    vectors, labels = plain_vectors(model, [known])
    names = sorted(set(labels))
    means = np.stack([vectors[labels == name].mean(0) for name in names])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    asked_vectors, asked_labels = plain_vectors(model, [asked])
    best = (asked_vectors @ means.T).argmax(1)
    return float(np.mean(np.array(names)[best] == asked_labels))
