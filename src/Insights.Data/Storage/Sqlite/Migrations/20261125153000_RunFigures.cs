using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261125153000_RunFigures")]
    public class RunFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE run_figures (
                    run_id INTEGER NOT NULL,
                    name TEXT NOT NULL,
                    imports INTEGER NULL,
                    software TEXT NOT NULL,
                    content TEXT NOT NULL,
                    CONSTRAINT pk_run_figures PRIMARY KEY (run_id, name, software)
                );
                """);

            // Stored groups do not include sales; a server computes them again.
            migrationBuilder.Sql("DELETE FROM group_sums;");
            migrationBuilder.Sql("DELETE FROM group_sum_sets;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE run_figures;");
        }
    }
}
