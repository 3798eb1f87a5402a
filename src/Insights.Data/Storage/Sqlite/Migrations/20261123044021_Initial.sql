CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "anonymous_baskets" (
    "source_id" INTEGER NOT NULL,
    "order_ref" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "line_count" INTEGER NOT NULL,
    "fingerprint" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    CONSTRAINT "pk_anonymous_baskets" PRIMARY KEY ("source_id", "order_ref")
) WITHOUT ROWID;

CREATE TABLE "basket_lines" (
    "customer_id" INTEGER NOT NULL,
    "basket_id" INTEGER NOT NULL,
    "line_number" INTEGER NOT NULL,
    "product_id" INTEGER NULL,
    "quantity" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    CONSTRAINT "pk_basket_lines" PRIMARY KEY ("customer_id", "basket_id", "line_number")
) WITHOUT ROWID;

CREATE TABLE "baskets" (
    "customer_id" INTEGER NOT NULL,
    "occurred_at" INTEGER NOT NULL,
    "basket_id" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "line_count" INTEGER NOT NULL,
    "product_count" INTEGER NOT NULL,
    "discount" INTEGER NULL,
    "channel" TEXT NULL,
    "source_id" INTEGER NOT NULL,
    "order_ref" TEXT NOT NULL,
    "fingerprint" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    CONSTRAINT "pk_baskets" PRIMARY KEY ("customer_id", "occurred_at", "basket_id")
) WITHOUT ROWID;

CREATE TABLE "customer_results" (
    "customer_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "tier" INTEGER NOT NULL,
    "previous_tier" INTEGER NULL,
    "rank" INTEGER NULL,
    "net_spend" INTEGER NOT NULL,
    "purchase_days" INTEGER NOT NULL,
    "lifetime_net_spend" INTEGER NOT NULL,
    "lifetime_purchase_days" INTEGER NOT NULL,
    "first_purchase" INTEGER NOT NULL,
    "last_purchase" INTEGER NOT NULL,
    "vip_probability" REAL NULL,
    "churn_probability" REAL NULL,
    "probability_alive" REAL NULL,
    "expected_purchases" REAL NULL,
    "expected_spend" INTEGER NULL,
    "reasons" TEXT NOT NULL,
    CONSTRAINT "pk_customer_results" PRIMARY KEY ("customer_id", "run_id")
) WITHOUT ROWID;

CREATE TABLE "customers" (
    "customer_id" INTEGER NOT NULL CONSTRAINT "pk_customers" PRIMARY KEY,
    "external_id" TEXT NOT NULL,
    "name" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "birthday" INTEGER NULL,
    "country" TEXT NULL,
    "region" TEXT NULL,
    "city" TEXT NULL,
    "channel" TEXT NULL,
    "consent" INTEGER NULL,
    "first_contact" INTEGER NULL,
    "referred_by" TEXT NULL
);

CREATE TABLE "imports" (
    "import_id" INTEGER NOT NULL CONSTRAINT "pk_imports" PRIMARY KEY,
    "file_name" TEXT NOT NULL,
    "format" TEXT NULL,
    "started_at" INTEGER NOT NULL,
    "finished_at" INTEGER NOT NULL,
    "outcome" INTEGER NOT NULL,
    "error" TEXT NULL,
    "lines_imported" INTEGER NOT NULL,
    "lines_already_present" INTEGER NOT NULL,
    "lines_updated" INTEGER NOT NULL,
    "lines_without_customer" INTEGER NOT NULL,
    "lines_rejected" INTEGER NOT NULL,
    "customer_amount" INTEGER NOT NULL,
    "anonymous_amount" INTEGER NOT NULL,
    "dialect" TEXT NULL,
    "notes" TEXT NOT NULL
);

CREATE TABLE "month_totals" (
    "run_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "tier" INTEGER NULL,
    "net_spend" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    CONSTRAINT "pk_month_totals" PRIMARY KEY ("run_id", "ordinal")
);

CREATE TABLE "products" (
    "product_id" INTEGER NOT NULL CONSTRAINT "pk_products" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NULL,
    "category" TEXT NULL
);

CREATE TABLE "rejected_rows" (
    "import_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column_name" TEXT NULL,
    "value" TEXT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "pk_rejected_rows" PRIMARY KEY ("import_id", "ordinal")
) WITHOUT ROWID;

CREATE TABLE "runs" (
    "run_id" INTEGER NOT NULL CONSTRAINT "pk_runs" PRIMARY KEY,
    "as_of" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "policy" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "finished_at" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "previous_run_id" INTEGER NULL,
    "known_customers" INTEGER NOT NULL,
    "data_fingerprint" TEXT NOT NULL,
    "software" TEXT NOT NULL,
    "report" TEXT NOT NULL
);

CREATE TABLE "shop" (
    "shop_id" INTEGER NOT NULL CONSTRAINT "pk_shop" PRIMARY KEY,
    "name" TEXT NULL,
    "currency" TEXT NOT NULL,
    "currency_is_assumed" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "time_zone_is_assumed" INTEGER NOT NULL,
    "data_version" INTEGER NOT NULL,
    "current_run_id" INTEGER NULL
);

CREATE TABLE "sources" (
    "source_id" INTEGER NOT NULL CONSTRAINT "pk_sources" PRIMARY KEY,
    "name" TEXT NOT NULL
);

CREATE TABLE "tier_movements" (
    "run_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "from_tier" INTEGER NULL,
    "to_tier" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    CONSTRAINT "pk_tier_movements" PRIMARY KEY ("run_id", "ordinal")
);

CREATE TABLE "tier_totals" (
    "run_id" INTEGER NOT NULL,
    "tier" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    "net_spend" INTEGER NOT NULL,
    "purchase_days" INTEGER NOT NULL,
    CONSTRAINT "pk_tier_totals" PRIMARY KEY ("run_id", "tier")
);

CREATE INDEX "ix_anonymous_baskets_day" ON "anonymous_baskets" ("day");

CREATE INDEX "ix_baskets_occurred_at_basket_id" ON "baskets" ("occurred_at", "basket_id");

CREATE UNIQUE INDEX "ix_baskets_source_id_order_ref" ON "baskets" ("source_id", "order_ref");

CREATE INDEX "ix_customer_results_run_id_churn_probability_customer_id" ON "customer_results" ("run_id", "churn_probability", "customer_id");

CREATE INDEX "ix_customer_results_run_id_net_spend_customer_id" ON "customer_results" ("run_id", "net_spend", "customer_id");

CREATE INDEX "ix_customer_results_run_id_tier_churn_probability_customer_id" ON "customer_results" ("run_id", "tier", "churn_probability", "customer_id");

CREATE INDEX "ix_customer_results_run_id_tier_vip_probability_customer_id" ON "customer_results" ("run_id", "tier", "vip_probability", "customer_id");

CREATE INDEX "ix_customer_results_run_id_vip_probability_customer_id" ON "customer_results" ("run_id", "vip_probability", "customer_id");

CREATE UNIQUE INDEX "ix_customers_external_id" ON "customers" ("external_id");

CREATE UNIQUE INDEX "ix_products_code" ON "products" ("code");

CREATE INDEX "ix_runs_as_of_run_id" ON "runs" ("as_of", "run_id");

CREATE UNIQUE INDEX "ix_sources_name" ON "sources" ("name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123044021_Initial', '10.0.11');

