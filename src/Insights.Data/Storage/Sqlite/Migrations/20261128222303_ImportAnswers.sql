ALTER TABLE "imports" ADD "lines_left_out" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "import_answers" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "import_id" INTEGER NOT NULL,
    CONSTRAINT "pk_import_answers" PRIMARY KEY ("kind", "key")
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128222303_ImportAnswers', '10.0.11');

