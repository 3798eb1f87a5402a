using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261128230657_Statements")]
    public class Statements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "currency_is_of_file",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "has_statements",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<double>(
                name: "magnitude",
                table: "imports",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stated_currency",
                table: "imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stated_time_zone",
                table: "imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "time_zone_is_of_file",
                table: "imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "customer_statements",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_statements", x => new { x.customer_id, x.import_id });
                });

            migrationBuilder.CreateTable(
                name: "import_parts",
                columns: table => new
                {
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    since_is_local = table.Column<bool>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    until_is_local = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_parts", x => new { x.import_id, x.part });
                });

            migrationBuilder.CreateTable(
                name: "order_statements",
                columns: table => new
                {
                    statement_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<int>(type: "INTEGER", nullable: false),
                    order_ref = table.Column<string>(type: "TEXT", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    stated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_local = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: true),
                    refunded = table.Column<long>(type: "INTEGER", nullable: true),
                    discount = table.Column<long>(type: "INTEGER", nullable: true),
                    channel = table.Column<string>(type: "TEXT", nullable: true),
                    adds = table.Column<bool>(type: "INTEGER", nullable: false),
                    row_count = table.Column<int>(type: "INTEGER", nullable: false),
                    lines = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_statements", x => x.statement_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_customer_statements_import_id",
                table: "customer_statements",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_statements_import_id",
                table: "order_statements",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_order_statements_source_id_order_ref",
                table: "order_statements",
                columns: new[] { "source_id", "order_ref" });

            // What earlier versions put behind an order's id could be part of an id as well; control characters cannot.
            migrationBuilder.Sql("UPDATE baskets SET order_ref = char(30) || substr(order_ref, 2) WHERE order_ref GLOB '~[-0-9]*[sr]~*';");
            migrationBuilder.Sql("UPDATE baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 12) || char(31) || substr(order_ref, -11) WHERE order_ref GLOB '*?#refund-[0-9][0-9][0-9][0-9]';");
            migrationBuilder.Sql("UPDATE baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 15) || char(31) || substr(order_ref, -14) WHERE order_ref GLOB '*?#day-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';");
            migrationBuilder.Sql("UPDATE baskets SET order_ref = replace(order_ref, '#return-', char(30) || 'return-') WHERE order_ref GLOB '*?#return-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';");
            migrationBuilder.Sql("UPDATE anonymous_baskets SET order_ref = char(30) || substr(order_ref, 2) WHERE order_ref GLOB '~[-0-9]*[sr]~*';");
            migrationBuilder.Sql("UPDATE anonymous_baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 12) || char(31) || substr(order_ref, -11) WHERE order_ref GLOB '*?#refund-[0-9][0-9][0-9][0-9]';");
            migrationBuilder.Sql("UPDATE anonymous_baskets SET order_ref = substr(order_ref, 1, length(order_ref) - 15) || char(31) || substr(order_ref, -14) WHERE order_ref GLOB '*?#day-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';");
            migrationBuilder.Sql("UPDATE anonymous_baskets SET order_ref = replace(order_ref, '#return-', char(30) || 'return-') WHERE order_ref GLOB '*?#return-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_statements");

            migrationBuilder.DropTable(
                name: "import_parts");

            migrationBuilder.DropTable(
                name: "order_statements");

            migrationBuilder.DropColumn(
                name: "currency_is_of_file",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "has_statements",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "magnitude",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "stated_currency",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "stated_time_zone",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "time_zone_is_of_file",
                table: "imports");
        }
    }
}
