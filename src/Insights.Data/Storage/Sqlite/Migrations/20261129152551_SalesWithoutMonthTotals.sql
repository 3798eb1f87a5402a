DROP TABLE "month_totals";

DELETE FROM group_sums;

DELETE FROM group_sum_sets;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129152551_SalesWithoutMonthTotals', '10.0.11');

