ALTER TABLE "imports" ADD "currency_is_of_file" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "imports" ADD "has_statements" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "imports" ADD "magnitude" REAL NULL;

ALTER TABLE "imports" ADD "stated_currency" TEXT NULL;

ALTER TABLE "imports" ADD "stated_time_zone" TEXT NULL;

ALTER TABLE "imports" ADD "time_zone_is_of_file" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "customer_statements" (
    "customer_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "details" TEXT NULL,
    CONSTRAINT "pk_customer_statements" PRIMARY KEY ("customer_id", "import_id")
);

CREATE TABLE "import_parts" (
    "import_id" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "since_is_local" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "until_is_local" INTEGER NOT NULL,
    CONSTRAINT "pk_import_parts" PRIMARY KEY ("import_id", "part")
);

CREATE TABLE "order_statements" (
    "statement_id" INTEGER NOT NULL CONSTRAINT "pk_order_statements" PRIMARY KEY,
    "source_id" INTEGER NOT NULL,
    "order_ref" TEXT NOT NULL,
    "import_id" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "customer_id" INTEGER NULL,
    "stated_at" INTEGER NOT NULL,
    "is_local" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "total" INTEGER NULL,
    "refunded" INTEGER NULL,
    "discount" INTEGER NULL,
    "channel" TEXT NULL,
    "adds" INTEGER NOT NULL,
    "row_count" INTEGER NOT NULL,
    "lines" BLOB NOT NULL
);

CREATE INDEX "ix_customer_statements_import_id" ON "customer_statements" ("import_id");

CREATE INDEX "ix_order_statements_import_id" ON "order_statements" ("import_id");

CREATE INDEX "ix_order_statements_source_id_order_ref" ON "order_statements" ("source_id", "order_ref");

UPDATE baskets SET order_ref = char(30) || substr(order_ref, 2) WHERE order_ref GLOB '~[-0-9]*[sr]~*';

UPDATE baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 12) || char(31) || substr(order_ref, -11) WHERE order_ref GLOB '*?#refund-[0-9][0-9][0-9][0-9]';

UPDATE baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 15) || char(31) || substr(order_ref, -14) WHERE order_ref GLOB '*?#day-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';

UPDATE baskets SET order_ref = replace(order_ref, '#return-', char(30) || 'return-') WHERE order_ref GLOB '*?#return-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';

UPDATE anonymous_baskets SET order_ref = char(30) || substr(order_ref, 2) WHERE order_ref GLOB '~[-0-9]*[sr]~*';

UPDATE anonymous_baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 12) || char(31) || substr(order_ref, -11) WHERE order_ref GLOB '*?#refund-[0-9][0-9][0-9][0-9]';

UPDATE anonymous_baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 15) || char(31) || substr(order_ref, -14) WHERE order_ref GLOB '*?#day-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';

UPDATE anonymous_baskets SET order_ref = replace(order_ref, '#return-', char(30) || 'return-') WHERE order_ref GLOB '*?#return-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128230657_Statements', '10.0.11');

