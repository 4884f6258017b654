"""Fits how likeness becomes confidence, on photos that the network was not trained on.

Galleries are drawn as a shop would teach them: five photos of each product. Some products are left out, so that
their photos show what "something else" looks like. The rule is the one of edge/domain/vision.
"""

import numpy as np

TAUGHT_PHOTOS, AGREEING = 5, 3
LEFT_OUT = 0.2
ROUNDS = 20


def fit(known, known_labels, asked, asked_labels, seed):
    """The temperature and the likeness of "something else" under which the right answers are most probable."""
    rng = np.random.default_rng([seed, 11])
    drawn = [_draw(known, known_labels, asked, asked_labels, rng) for _ in range(ROUNDS)]
    grid = [(t, u) for t in np.arange(0.02, 0.16, 0.005) for u in np.arange(0.2, 0.9, 0.02)]
    losses = [np.mean([_surprise(scores, answers, t, u) for scores, answers in drawn]) for t, u in grid]
    temperature, unknown = grid[int(np.argmin(losses))]
    return {"temperature": round(float(temperature), 3), "unknownCosine": round(float(unknown), 2)}


def _draw(known, known_labels, asked, asked_labels, rng):
    names = np.unique(known_labels)
    taught = rng.permutation(names)[round(len(names) * LEFT_OUT) :]
    scores = []
    for name in taught:
        views = known[rng.permutation(np.flatnonzero(known_labels == name))[:TAUGHT_PHOTOS]]
        scores.append(np.sort(asked @ views.T, 1)[:, -AGREEING:].mean(1))
    place = {name: i for i, name in enumerate(taught)}
    answers = np.array([place.get(label, len(taught)) for label in asked_labels])
    return np.stack(scores, 1), answers


def _surprise(scores, answers, temperature, unknown):
    logits = np.column_stack([scores, np.full(len(scores), unknown)]) / temperature
    logits = logits - logits.max(1, keepdims=True)
    chance = np.exp(logits[np.arange(len(answers)), answers]) / np.exp(logits).sum(1)
    return -np.log(np.maximum(chance, 1e-12)).mean()
