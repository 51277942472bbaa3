#!/usr/bin/env python3
"""febrl 1 to 4 by recordlinkage (the steps of its own guide, and its classifier that needs no training) and by splink (its
own comparisons, trained by the steps of its own guide; left out where it is not installed).

    python3 -m venv venv && venv/bin/pip install recordlinkage==0.16 splink==5.0.0
    venv/bin/python scripts/matching-baseline.py
"""

import warnings
from pathlib import Path

import recordlinkage
from recordlinkage import datasets

warnings.filterwarnings("ignore")
print("the data lies in", Path(datasets.__file__).parent / "febrl")



def by_splink(frames, told):
    try:
        import splink.comparison_library as cl
        from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    except ImportError:
        return "splink: not installed"
    settings = SettingsCreator(
        link_type="dedupe_only" if len(frames) == 1 else "link_only",
        blocking_rules_to_generate_predictions=[block_on("given_name"), block_on("surname")],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.ExactMatch("date_of_birth"),
            cl.ExactMatch("suburb"),
            cl.ExactMatch("state"),
            cl.LevenshteinAtThresholds("address_1"),
        ],
    )
    api = DuckDBAPI()
    frames = [frame.reset_index().rename(columns={"rec_id": "unique_id"}) for frame in frames]
    tables = [api.register(frame.astype(object).where(frame.notna(), None)) for frame in frames]
    linker = Linker(tables if len(tables) > 1 else tables[0], settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for column in ("date_of_birth", "given_name"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    return f"splink (six fields) {told(zip(found.unique_id_l, found.unique_id_r))}"


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
    print(f"        {by_splink(frames, told)}")
