using Insights.Data.Import.Rows;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261130092725_OtherSpellings")]
    public class OtherSpellings : Migration
    {
        private const string Columns = "external_id, name, email, phone";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            DropIndex(migrationBuilder);
            migrationBuilder.AddColumn<string>(
                name: "other_spellings",
                table: "customers",
                type: "TEXT",
                nullable: true);
            // A function of this program: Letters.OtherSpellings.
            migrationBuilder.Sql($"UPDATE customers SET other_spellings = other_spellings({Columns}) WHERE other_spellings({Columns}) IS NOT NULL;");
            CreateIndex(migrationBuilder, $"{Columns}, other_spellings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            DropIndex(migrationBuilder);
            migrationBuilder.DropColumn(
                name: "other_spellings",
                table: "customers");
            CreateIndex(migrationBuilder, Columns);
        }

        private static void DropIndex(MigrationBuilder migrationBuilder)
        {
            foreach (var change in new[] { "insert", "update", "delete" }) migrationBuilder.Sql($"DROP TRIGGER customer_search_{change};");
            migrationBuilder.Sql("DROP TABLE customer_search;");
        }

        private static void CreateIndex(MigrationBuilder migrationBuilder, string columns)
        {
            var (before, after) = ($"old.{columns.Replace(", ", ", old.")}", $"new.{columns.Replace(", ", ", new.")}");
            migrationBuilder.Sql($"""
                CREATE VIRTUAL TABLE customer_search USING fts5(
                    {columns}, content = 'customers', content_rowid = 'customer_id', detail = none, columnsize = 0,
                    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
                """);
            migrationBuilder.Sql($"""
                CREATE TRIGGER customer_search_insert AFTER INSERT ON customers BEGIN
                    INSERT INTO customer_search (rowid, {columns}) VALUES (new.customer_id, {after});
                END;
                """);
            migrationBuilder.Sql($"""
                CREATE TRIGGER customer_search_update AFTER UPDATE OF {columns} ON customers BEGIN
                    INSERT INTO customer_search (customer_search, rowid, {columns}) VALUES ('delete', old.customer_id, {before});
                    INSERT INTO customer_search (rowid, {columns}) VALUES (new.customer_id, {after});
                END;
                """);
            migrationBuilder.Sql($"""
                CREATE TRIGGER customer_search_delete AFTER DELETE ON customers BEGIN
                    INSERT INTO customer_search (customer_search, rowid, {columns}) VALUES ('delete', old.customer_id, {before});
                END;
                """);
            migrationBuilder.Sql("INSERT INTO customer_search (customer_search) VALUES ('rebuild');");
        }
    }
}
