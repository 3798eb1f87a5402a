using Insights.Data.Runs;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261130195821_TopicRevisions")]
    public class TopicRevisions : Migration
    {
        private const string Runs = "run_id INTEGER NOT NULL";
        private const string Aggregate = $"{Runs}, list TEXT NOT NULL, keys TEXT NOT NULL";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TABLE topics (topic TEXT NOT NULL, revision INTEGER NOT NULL, CONSTRAINT pk_topics PRIMARY KEY (topic)) WITHOUT ROWID;");
            migrationBuilder.Sql("INSERT INTO topics VALUES ('shop', coalesce((SELECT data_version FROM shop), 0));");
            migrationBuilder.Sql("INSERT INTO topics VALUES ('purchases', 0), ('customers', 0), ('imports', 0), ('runs', 0), ('settings', 0), ('precomputed', 0);");
            migrationBuilder.Sql("ALTER TABLE shop DROP COLUMN data_version;");

            // What is stored in them can be computed again, and is by the server.
            foreach (var table in new[] { "run_figures", "group_sum_sets", "group_sums" }) migrationBuilder.Sql($"DROP TABLE {table};");
            migrationBuilder.Sql($"""
                CREATE TABLE precomputed_results ({Runs}, name TEXT NOT NULL, revision INTEGER NULL, software TEXT NOT NULL, content TEXT NOT NULL,
                    CONSTRAINT pk_precomputed_results PRIMARY KEY (run_id, name, software));
                """);
            migrationBuilder.Sql($"""
                CREATE TABLE materialized_aggregates ({Aggregate}, revision INTEGER NULL,
                    CONSTRAINT pk_materialized_aggregates PRIMARY KEY (run_id, list, keys)) WITHOUT ROWID;
                """);
            var measures = Enumerable.Range(0, AggregateCell.MaxMeasures).Select(i => $"v{i}, s{i}, l{i}, h{i}, d{i}, u{i}");
            migrationBuilder.Sql($"""
                CREATE TABLE aggregate_cells ({Aggregate}, ordinal INTEGER NOT NULL, k0, k1, k2, n, x0,
                    {string.Join(",\n    ", measures)},
                    CONSTRAINT pk_aggregate_cells PRIMARY KEY (run_id, list, keys, ordinal)) WITHOUT ROWID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A copy of the database as it was is in its folder.");
    }
}
