ALTER TABLE "customer_results" ADD "churn_probability_high" REAL NULL;

ALTER TABLE "customer_results" ADD "churn_probability_low" REAL NULL;

ALTER TABLE "customer_results" ADD "clv" INTEGER NULL;

ALTER TABLE "customer_results" ADD "clv_high" INTEGER NULL;

ALTER TABLE "customer_results" ADD "clv_low" INTEGER NULL;

ALTER TABLE "customer_results" ADD "expected_purchases_high" REAL NULL;

ALTER TABLE "customer_results" ADD "expected_purchases_low" REAL NULL;

ALTER TABLE "customer_results" ADD "expected_spend_high" INTEGER NULL;

ALTER TABLE "customer_results" ADD "expected_spend_low" INTEGER NULL;

ALTER TABLE "customer_results" ADD "next_purchase" INTEGER NULL;

ALTER TABLE "customer_results" ADD "next_purchase_early" INTEGER NULL;

ALTER TABLE "customer_results" ADD "next_purchase_late" INTEGER NULL;

ALTER TABLE "customer_results" ADD "probability_alive_high" REAL NULL;

ALTER TABLE "customer_results" ADD "probability_alive_low" REAL NULL;

ALTER TABLE "customer_results" ADD "vip_probability_high" REAL NULL;

ALTER TABLE "customer_results" ADD "vip_probability_low" REAL NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125005855_Intervals', '10.0.11');

