CREATE TABLE results_in_order (
    run_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    previous_tier INTEGER NULL,
    rank INTEGER NULL,
    net_spend INTEGER NOT NULL,
    purchase_days INTEGER NOT NULL,
    lifetime_net_spend INTEGER NOT NULL,
    lifetime_purchase_days INTEGER NOT NULL,
    first_purchase INTEGER NOT NULL,
    last_purchase INTEGER NOT NULL,
    vip_probability REAL NULL,
    churn_probability REAL NULL,
    probability_alive REAL NULL,
    expected_purchases REAL NULL,
    expected_spend INTEGER NULL,
    churn_probability_high REAL NULL,
    churn_probability_low REAL NULL,
    clv INTEGER NULL,
    clv_high INTEGER NULL,
    clv_low INTEGER NULL,
    expected_purchases_high REAL NULL,
    expected_purchases_low REAL NULL,
    expected_spend_high INTEGER NULL,
    expected_spend_low INTEGER NULL,
    next_purchase INTEGER NULL,
    next_purchase_early INTEGER NULL,
    next_purchase_late INTEGER NULL,
    probability_alive_high REAL NULL,
    probability_alive_low REAL NULL,
    vip_probability_high REAL NULL,
    vip_probability_low REAL NULL,
    reasons TEXT NOT NULL,
    CONSTRAINT pk_customer_results PRIMARY KEY (run_id, customer_id)
) WITHOUT ROWID;

ANALYZE results_in_order;

INSERT INTO results_in_order
SELECT
    run_id, customer_id, tier, previous_tier, rank, net_spend, purchase_days, lifetime_net_spend,
    lifetime_purchase_days, first_purchase, last_purchase, vip_probability, churn_probability, probability_alive,
    expected_purchases, expected_spend, churn_probability_high, churn_probability_low, clv, clv_high,
    clv_low, expected_purchases_high, expected_purchases_low, expected_spend_high, expected_spend_low,
    next_purchase, next_purchase_early, next_purchase_late, probability_alive_high, probability_alive_low,
    vip_probability_high, vip_probability_low, reasons
FROM customer_results ORDER BY run_id, customer_id;

DROP TABLE customer_results;
ALTER TABLE results_in_order RENAME TO customer_results;
CREATE INDEX ix_customer_results_run_id_churn_probability_customer_id ON customer_results (run_id, churn_probability, customer_id);
CREATE INDEX ix_customer_results_run_id_net_spend_customer_id ON customer_results (run_id, net_spend, customer_id);
CREATE INDEX ix_customer_results_run_id_tier_churn_probability_customer_id ON customer_results (run_id, tier, churn_probability, customer_id);
CREATE INDEX ix_customer_results_run_id_tier_vip_probability_customer_id ON customer_results (run_id, tier, vip_probability, customer_id);
CREATE INDEX ix_customer_results_run_id_vip_probability_customer_id ON customer_results (run_id, vip_probability, customer_id);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('customer_results', 'customer_results', '10000000 1000 1'),
    ('customer_results', 'ix_customer_results_run_id_net_spend_customer_id', '10000000 1000 2 1'),
    ('customer_results', 'ix_customer_results_run_id_vip_probability_customer_id', '10000000 1000 2 1'),
    ('customer_results', 'ix_customer_results_run_id_churn_probability_customer_id', '10000000 1000 2 1'),
    ('customer_results', 'ix_customer_results_run_id_tier_vip_probability_customer_id', '10000000 1000 300 2 1'),
    ('customer_results', 'ix_customer_results_run_id_tier_churn_probability_customer_id', '10000000 1000 300 2 1');

ANALYZE sqlite_schema;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125150000_ResultsByRun', '10.0.11');

