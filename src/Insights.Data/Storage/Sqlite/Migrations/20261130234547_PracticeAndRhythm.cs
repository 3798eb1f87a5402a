using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261130234547_PracticeAndRhythm")]
    public class PracticeAndRhythm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "analyse_after_import",
                table: "shop_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "analyse_at",
                table: "shop_settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "keeping_worth",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pause_limit_days",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "usual_pause_days",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    customer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    operation_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<int>(type: "INTEGER", nullable: false),
                    reverses = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => new { x.customer_id, x.operation_id });
                }).Annotation(WithoutRowId.Annotation, true);

            migrationBuilder.CreateIndex(
                name: "ix_operations_customer_id_key",
                table: "operations",
                columns: new[] { "customer_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_operations_day",
                table: "operations",
                column: "day");

            migrationBuilder.Sql("INSERT INTO topics VALUES ('practice', 0);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM topics WHERE topic = 'practice';");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropColumn(
                name: "analyse_after_import",
                table: "shop_settings");

            migrationBuilder.DropColumn(
                name: "analyse_at",
                table: "shop_settings");

            migrationBuilder.DropColumn(
                name: "keeping_worth",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "pause_limit_days",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "usual_pause_days",
                table: "customer_results");
        }
    }
}
