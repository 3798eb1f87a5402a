using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261123044021_Initial")]
    public class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "anonymous_baskets",
                columns: table => new
                {
                    source_id = table.Column<int>(type: "INTEGER", nullable: false),
                    order_ref = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_anonymous_baskets", x => new { x.source_id, x.order_ref });
                })
                .Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateTable(
                name: "basket_lines",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    basket_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line_number = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_basket_lines", x => new { x.customer_id, x.basket_id, x.line_number });
                })
                .Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateTable(
                name: "baskets",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    basket_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false),
                    product_count = table.Column<int>(type: "INTEGER", nullable: false),
                    discount = table.Column<long>(type: "INTEGER", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<int>(type: "INTEGER", nullable: false),
                    order_ref = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_baskets", x => new { x.customer_id, x.occurred_at, x.basket_id });
                })
                .Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateTable(
                name: "customer_results",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    previous_tier = table.Column<int>(type: "INTEGER", nullable: true),
                    rank = table.Column<int>(type: "INTEGER", nullable: true),
                    net_spend = table.Column<long>(type: "INTEGER", nullable: false),
                    purchase_days = table.Column<int>(type: "INTEGER", nullable: false),
                    lifetime_net_spend = table.Column<long>(type: "INTEGER", nullable: false),
                    lifetime_purchase_days = table.Column<int>(type: "INTEGER", nullable: false),
                    first_purchase = table.Column<int>(type: "INTEGER", nullable: false),
                    last_purchase = table.Column<int>(type: "INTEGER", nullable: false),
                    vip_probability = table.Column<double>(type: "REAL", nullable: true),
                    churn_probability = table.Column<double>(type: "REAL", nullable: true),
                    probability_alive = table.Column<double>(type: "REAL", nullable: true),
                    expected_purchases = table.Column<double>(type: "REAL", nullable: true),
                    expected_spend = table.Column<long>(type: "INTEGER", nullable: true),
                    reasons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_results", x => new { x.customer_id, x.run_id });
                })
                .Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    birthday = table.Column<int>(type: "INTEGER", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    consent = table.Column<bool>(type: "INTEGER", nullable: true),
                    first_contact = table.Column<int>(type: "INTEGER", nullable: true),
                    referred_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customers", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    lines_imported = table.Column<long>(type: "INTEGER", nullable: false),
                    lines_already_present = table.Column<long>(type: "INTEGER", nullable: false),
                    lines_updated = table.Column<long>(type: "INTEGER", nullable: false),
                    lines_without_customer = table.Column<long>(type: "INTEGER", nullable: false),
                    lines_rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    anonymous_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    dialect = table.Column<string>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.import_id);
                });

            migrationBuilder.CreateTable(
                name: "month_totals",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: true),
                    net_spend = table.Column<long>(type: "INTEGER", nullable: false),
                    customers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_totals", x => new { x.run_id, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.product_id);
                });

            migrationBuilder.CreateTable(
                name: "rejected_rows",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    column_name = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejected_rows", x => new { x.import_id, x.ordinal });
                })
                .Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    as_of = table.Column<int>(type: "INTEGER", nullable: false),
                    horizon_days = table.Column<int>(type: "INTEGER", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    seed = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    previous_run_id = table.Column<long>(type: "INTEGER", nullable: true),
                    known_customers = table.Column<int>(type: "INTEGER", nullable: false),
                    data_fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    software = table.Column<string>(type: "TEXT", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.run_id);
                });

            migrationBuilder.CreateTable(
                name: "shop",
                columns: table => new
                {
                    shop_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    currency_is_assumed = table.Column<bool>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone_is_assumed = table.Column<bool>(type: "INTEGER", nullable: false),
                    data_version = table.Column<long>(type: "INTEGER", nullable: false),
                    current_run_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop", x => x.shop_id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    source_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.source_id);
                });

            migrationBuilder.CreateTable(
                name: "tier_movements",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    from_tier = table.Column<int>(type: "INTEGER", nullable: true),
                    to_tier = table.Column<int>(type: "INTEGER", nullable: false),
                    customers = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_movements", x => new { x.run_id, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "tier_totals",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tier = table.Column<int>(type: "INTEGER", nullable: false),
                    customers = table.Column<int>(type: "INTEGER", nullable: false),
                    net_spend = table.Column<long>(type: "INTEGER", nullable: false),
                    purchase_days = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_totals", x => new { x.run_id, x.tier });
                });

            migrationBuilder.CreateIndex(
                name: "ix_anonymous_baskets_day",
                table: "anonymous_baskets",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_baskets_occurred_at_basket_id",
                table: "baskets",
                columns: new[] { "occurred_at", "basket_id" });

            migrationBuilder.CreateIndex(
                name: "ix_baskets_source_id_order_ref",
                table: "baskets",
                columns: new[] { "source_id", "order_ref" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_results_run_id_churn_probability_customer_id",
                table: "customer_results",
                columns: new[] { "run_id", "churn_probability", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_results_run_id_net_spend_customer_id",
                table: "customer_results",
                columns: new[] { "run_id", "net_spend", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_results_run_id_tier_churn_probability_customer_id",
                table: "customer_results",
                columns: new[] { "run_id", "tier", "churn_probability", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_results_run_id_tier_vip_probability_customer_id",
                table: "customer_results",
                columns: new[] { "run_id", "tier", "vip_probability", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_results_run_id_vip_probability_customer_id",
                table: "customer_results",
                columns: new[] { "run_id", "vip_probability", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_customers_external_id",
                table: "customers",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_code",
                table: "products",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_as_of_run_id",
                table: "runs",
                columns: new[] { "as_of", "run_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sources_name",
                table: "sources",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anonymous_baskets");

            migrationBuilder.DropTable(
                name: "basket_lines");

            migrationBuilder.DropTable(
                name: "baskets");

            migrationBuilder.DropTable(
                name: "customer_results");

            migrationBuilder.DropTable(
                name: "customers");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "month_totals");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "rejected_rows");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "shop");

            migrationBuilder.DropTable(
                name: "sources");

            migrationBuilder.DropTable(
                name: "tier_movements");

            migrationBuilder.DropTable(
                name: "tier_totals");
        }
    }
}
