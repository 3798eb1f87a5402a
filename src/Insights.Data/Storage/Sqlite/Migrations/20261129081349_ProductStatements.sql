CREATE TABLE "product_statements" (
    "product_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "name" TEXT NULL,
    "category" TEXT NULL,
    CONSTRAINT "pk_product_statements" PRIMARY KEY ("product_id", "import_id")
);

CREATE INDEX "ix_product_statements_import_id" ON "product_statements" ("import_id");

INSERT INTO product_statements (product_id, import_id, name, category) SELECT product_id, 0, name, category FROM products;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129081349_ProductStatements', '10.0.11');

