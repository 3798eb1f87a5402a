"""Scores of the peers for one labelled setting, customer by customer, as CSV: the rules, BG/NBD, logistic regression and XGBoost as
../shared/data/peer/baselines.py trains them.   usage: peer_scores.py FOLDER_OF_THE_PEER SETTING"""
import sys

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import baselines as peer
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from xgboost import XGBClassifier

data, cutoff, horizon, training, training_horizon, *_ = peer.S[sys.argv[2]]
orders, net, returns = peer.days(peer.prep(peer.load(data)))
every = peer.snapshot(orders, net, returns, cutoff, horizon)
earlier = pd.concat([peer.snapshot(orders, net, returns, day, training_horizon) for day in training])
earlier = earlier[earlier.tier != "D"]

x, last, age, value = [every[column].values.astype(float) for column in ("x", "tx", "Tw", "mx")]
buying, _ = peer.bgnbd_fit(x, last, age)
repeat = (x > 0) & (value > 0)
spending, _ = peer.gg_fit(x[repeat], value[repeat])
weeks = horizon / 7
every["modelled_spend"] = peer.bgnbd_expected(buying, x, last, age, weeks) * peer.gg_expected(spending, x, value)
every["silence"] = peer.bgnbd_p_zero(buying, x, last, age, weeks)
now = every[every.tier != "D"]


def fifth(values):
    return np.floor(5 * (pd.Series(values).rank(method="average").values - 0.5) / len(values)) + 1


rfm = fifth(-now.recency.values) + fifth(now.n_365.values) + fifth(now.spend.values)
out = pd.DataFrame({"customer": now.index, "tier": now.tier.values, "vip": now.y_vip.values, "churn": now.y_churn.values})
for target, sign in (("vip", 1), ("churn", -1)):
    labels = earlier["y_" + target].values
    logistic = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000)).fit(peer.slog(peer.X(earlier)), labels)
    trees = XGBClassifier(n_estimators=200, max_depth=4, learning_rate=0.05, subsample=0.8, colsample_bytree=0.8, min_child_weight=5,
                          n_jobs=1, random_state=7, tree_method="hist").fit(peer.X(earlier), labels)
    out[target + "_recency"] = -sign * now.recency.values
    out[target + "_frequency"] = sign * now.n_365.values
    out[target + "_net spend"] = sign * now.spend.values
    out[target + "_RFM"] = sign * rfm
    out[target + ("_BG/NBD spend" if target == "vip" else "_BG/NBD")] = (now.modelled_spend if target == "vip" else now.silence).values
    out[target + "_logistic regression"] = logistic.predict_proba(peer.slog(peer.X(now)))[:, 1]
    out[target + "_XGBoost"] = trees.predict_proba(peer.X(now))[:, 1]
out.to_csv(sys.stdout, index=False)
