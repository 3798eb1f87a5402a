CREATE TABLE "product_statements" (
    "statement_id" INTEGER NOT NULL CONSTRAINT "pk_product_statements" PRIMARY KEY,
    "product_id" INTEGER NOT NULL,
    "name" TEXT NULL,
    "category" TEXT NULL,
    "imports" BLOB NOT NULL
);

CREATE INDEX "ix_product_statements_product_id" ON "product_statements" ("product_id");

INSERT INTO product_statements (product_id, name, category, imports) SELECT product_id, name, category, x'0000' FROM products;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261129081349_ProductStatements', '10.0.11');

