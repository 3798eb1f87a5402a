CREATE TABLE topics (topic TEXT NOT NULL, revision INTEGER NOT NULL, CONSTRAINT pk_topics PRIMARY KEY (topic)) WITHOUT ROWID;

INSERT INTO topics VALUES ('shop', coalesce((SELECT data_version FROM shop), 0));

INSERT INTO topics VALUES ('purchases', 0), ('customers', 0), ('imports', 0), ('runs', 0), ('settings', 0), ('precomputed', 0);

ALTER TABLE shop DROP COLUMN data_version;

DROP TABLE run_figures;

DROP TABLE group_sum_sets;

DROP TABLE group_sums;

CREATE TABLE precomputed_results (run_id INTEGER NOT NULL, name TEXT NOT NULL, revision INTEGER NULL, software TEXT NOT NULL, content TEXT NOT NULL,
    CONSTRAINT pk_precomputed_results PRIMARY KEY (run_id, name, software));

CREATE TABLE materialized_aggregates (run_id INTEGER NOT NULL, list TEXT NOT NULL, keys TEXT NOT NULL, revision INTEGER NULL,
    CONSTRAINT pk_materialized_aggregates PRIMARY KEY (run_id, list, keys)) WITHOUT ROWID;

CREATE TABLE aggregate_cells (run_id INTEGER NOT NULL, list TEXT NOT NULL, keys TEXT NOT NULL, ordinal INTEGER NOT NULL, k0, k1, k2, n, x0,
    v0, s0, l0, h0, d0, u0,
    v1, s1, l1, h1, d1, u1,
    v2, s2, l2, h2, d2, u2,
    v3, s3, l3, h3, d3, u3,
    v4, s4, l4, h4, d4, u4,
    v5, s5, l5, h5, d5, u5,
    v6, s6, l6, h6, d6, u6,
    v7, s7, l7, h7, d7, u7,
    v8, s8, l8, h8, d8, u8,
    CONSTRAINT pk_aggregate_cells PRIMARY KEY (run_id, list, keys, ordinal)) WITHOUT ROWID;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130195821_TopicRevisions', '10.0.11');

