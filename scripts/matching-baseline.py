#!/usr/bin/env python3
"""febrl 1 to 4 by recordlinkage: the steps of its own guide, and its classifier that needs no training.

    python3 -m venv venv && venv/bin/pip install recordlinkage
    venv/bin/python scripts/matching-baseline.py
"""

import warnings
from pathlib import Path

import recordlinkage
from recordlinkage import datasets

warnings.filterwarnings("ignore")
print("the data lies in", Path(datasets.__file__).parent / "febrl")

for number, load in enumerate((datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3, datasets.load_febrl4), 1):
    if number == 4:
        one, other, links = load(return_links=True)
        frames = (one, other)
    else:
        one, links = load(return_links=True)
        frames = (one,)
    index = recordlinkage.Index()
    index.block("given_name")
    pairs = index.index(*frames)
    compare = recordlinkage.Compare()
    compare.exact("given_name", "given_name", label="given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85, label="surname")
    compare.exact("date_of_birth", "date_of_birth", label="date_of_birth")
    compare.exact("suburb", "suburb", label="suburb")
    compare.exact("state", "state", label="state")
    compare.string("address_1", "address_1", threshold=0.85, label="address_1")
    features = compare.compute(pairs, *frames)
    truth = {frozenset(link) for link in links}

    def told(found):
        found = {frozenset(pair) for pair in found}
        right = len(found & truth)
        return f"precision {right / max(1, len(found)):.3f} recall {right / len(truth):.3f}"

    guide = features[features.sum(axis=1) > 3].index
    names = features[(features.given_name == 1) & (features.surname == 1)].index
    classifier = recordlinkage.ECMClassifier().fit_predict((features > 0.5).astype(int))
    print(f"febrl{number}: guide (six fields) {told(guide)}; ECM (six fields) {told(classifier)}; names alone {told(names)}")
