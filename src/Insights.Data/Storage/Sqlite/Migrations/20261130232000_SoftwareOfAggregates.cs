using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261130232000_SoftwareOfAggregates")]
    public class SoftwareOfAggregates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            // Nobody knows which software has computed what is stored; the server computes it again.
            migrationBuilder.Sql("ALTER TABLE materialized_aggregates ADD COLUMN software TEXT NOT NULL DEFAULT '';");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE materialized_aggregates DROP COLUMN software;");
    }
}
