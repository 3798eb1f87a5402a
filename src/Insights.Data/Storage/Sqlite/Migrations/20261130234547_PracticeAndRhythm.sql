ALTER TABLE "shop_settings" ADD "analyse_after_import" INTEGER NULL;

ALTER TABLE "shop_settings" ADD "analyse_at" INTEGER NULL;

ALTER TABLE "customer_results" ADD "keeping_worth" INTEGER NULL;

ALTER TABLE "customer_results" ADD "pause_limit_days" INTEGER NULL;

ALTER TABLE "customer_results" ADD "usual_pause_days" REAL NULL;

CREATE TABLE "operations" (
    "customer_id" INTEGER NOT NULL,
    "operation_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "detail" TEXT NULL,
    "day" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    "actor" INTEGER NOT NULL,
    "reverses" INTEGER NULL,
    CONSTRAINT "pk_operations" PRIMARY KEY ("customer_id", "operation_id")
) WITHOUT ROWID;

CREATE UNIQUE INDEX "ix_operations_customer_id_key" ON "operations" ("customer_id", "key");

CREATE INDEX "ix_operations_day" ON "operations" ("day");

INSERT INTO topics VALUES ('practice', 0);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130234547_PracticeAndRhythm', '10.0.11');

