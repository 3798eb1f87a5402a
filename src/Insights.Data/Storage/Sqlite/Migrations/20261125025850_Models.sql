CREATE TABLE "run_models" (
    "run_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "pk_run_models" PRIMARY KEY ("run_id", "name")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125025850_Models', '10.0.11');

