CREATE TABLE run_figures (
    run_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    imports INTEGER NULL,
    software TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_run_figures PRIMARY KEY (run_id, name, software)
);

DELETE FROM group_sums;

DELETE FROM group_sum_sets;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125153000_RunFigures', '10.0.11');

