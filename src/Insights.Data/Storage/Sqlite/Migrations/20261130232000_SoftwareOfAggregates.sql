ALTER TABLE materialized_aggregates ADD COLUMN software TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130232000_SoftwareOfAggregates', '10.0.11');

