using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261129081349_ProductStatements")]
    public class ProductStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "product_statements",
                columns: table => new
                {
                    statement_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    imports = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_statements", x => x.statement_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_product_statements_product_id",
                table: "product_statements",
                column: "product_id");

            // What was known before is of no import that could be undone.
            migrationBuilder.Sql("INSERT INTO product_statements (product_id, name, category, imports) SELECT product_id, name, category, x'0000' FROM products;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "product_statements");
        }
    }
}
