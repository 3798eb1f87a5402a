ALTER TABLE "import_answers" ADD "answer" TEXT NULL;

ALTER TABLE "import_answers" ADD "question" TEXT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129083000_QuestionTexts', '10.0.11');

