using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261201011858_PhoneTerms")]
    public class PhoneTerms : Migration
    {
        private const string Columns = "external_id, name, email, phone";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The trigger would write a piece of the index for each customer; all of it is written at once.
            migrationBuilder.Sql("DROP TRIGGER customer_search_update;");
            // A function of this program, with PhoneTerms of Insights.Data.Values.
            migrationBuilder.Sql($"UPDATE customers SET other_spellings = other_spellings({Columns}) WHERE phone IS NOT NULL OR external_id LIKE '+%';");
            migrationBuilder.Sql($"""
                CREATE TRIGGER customer_search_update AFTER UPDATE OF {Columns}, other_spellings ON customers BEGIN
                    INSERT INTO customer_search (customer_search, rowid, {Columns}, other_spellings) VALUES ('delete', old.customer_id, old.{Columns.Replace(", ", ", old.")}, old.other_spellings);
                    INSERT INTO customer_search (rowid, {Columns}, other_spellings) VALUES (new.customer_id, new.{Columns.Replace(", ", ", new.")}, new.other_spellings);
                END;
                """);
            migrationBuilder.Sql("INSERT INTO customer_search (customer_search) VALUES ('rebuild');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Earlier versions find nobody by these terms, and nobody else either.
        }
    }
}
