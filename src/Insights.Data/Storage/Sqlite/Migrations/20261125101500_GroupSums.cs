using Insights.Data.Import.Rows;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261125101500_GroupSums")]
    public class GroupSums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE group_sum_sets (
                    run_id INTEGER NOT NULL,
                    list TEXT NOT NULL,
                    keys TEXT NOT NULL,
                    imports INTEGER NULL,
                    CONSTRAINT pk_group_sum_sets PRIMARY KEY (run_id, list, keys)
                ) WITHOUT ROWID;
                """);

            // Columns have the names that they have in the statement that groups, and no type: each holds what that statement gives.
            migrationBuilder.Sql("""
                CREATE TABLE group_sums (
                    run_id INTEGER NOT NULL,
                    list TEXT NOT NULL,
                    keys TEXT NOT NULL,
                    ordinal INTEGER NOT NULL,
                    k0, k1, k2, n, x0,
                    v0, s0, l0, h0, d0, u0,
                    v1, s1, l1, h1, d1, u1,
                    v2, s2, l2, h2, d2, u2,
                    v3, s3, l3, h3, d3, u3,
                    v4, s4, l4, h4, d4, u4,
                    v5, s5, l5, h5, d5, u5,
                    v6, s6, l6, h6, d6, u6,
                    v7, s7, l7, h7, d7, u7,
                    v8, s8, l8, h8, d8, u8,
                    CONSTRAINT pk_group_sums PRIMARY KEY (run_id, list, keys, ordinal)
                ) WITHOUT ROWID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE group_sums;");
            migrationBuilder.Sql("DROP TABLE group_sum_sets;");
        }
    }
}
