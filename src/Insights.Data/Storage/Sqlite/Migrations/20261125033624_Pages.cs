using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261125033624_Pages")]
    public class Pages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "shop_settings",
                columns: table => new
                {
                    shop_id = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    tier_policy = table.Column<string>(type: "TEXT", nullable: true),
                    horizon_days = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shop_settings", x => x.shop_id);
                });

            // Words of names, addresses and numbers, found by their beginnings. The text itself stays in the customers' table.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE customer_search USING fts5(
                    external_id, name, email, phone, content = 'customers', content_rowid = 'customer_id', detail = none, columnsize = 0,
                    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER customer_search_insert AFTER INSERT ON customers BEGIN
                    INSERT INTO customer_search (rowid, external_id, name, email, phone)
                    VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone);
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER customer_search_update AFTER UPDATE OF external_id, name, email, phone ON customers BEGIN
                    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone)
                    VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone);
                    INSERT INTO customer_search (rowid, external_id, name, email, phone)
                    VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone);
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER customer_search_delete AFTER DELETE ON customers BEGIN
                    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone)
                    VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone);
                END;
                """);
            migrationBuilder.Sql("INSERT INTO customer_search (customer_search) VALUES ('rebuild');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER customer_search_insert;");
            migrationBuilder.Sql("DROP TRIGGER customer_search_update;");
            migrationBuilder.Sql("DROP TRIGGER customer_search_delete;");
            migrationBuilder.Sql("DROP TABLE customer_search;");
            migrationBuilder.DropTable(
                name: "shop_settings");
        }
    }
}
