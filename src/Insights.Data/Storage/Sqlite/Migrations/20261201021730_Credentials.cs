using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261201021730_Credentials")]
    public class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    audit_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<int>(type: "INTEGER", nullable: false),
                    credential_id = table.Column<long>(type: "INTEGER", nullable: true),
                    action = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.audit_entry_id);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    credential_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    replaces = table.Column<long>(type: "INTEGER", nullable: true),
                    origins = table.Column<string>(type: "TEXT", nullable: false),
                    documents_only = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credentials", x => x.credential_id);
                });

            // Whatever a program does wrong, the audit says what it said.
            foreach (var change in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER audit_entries_{change.ToLowerInvariant()} BEFORE {change} ON audit_entries BEGIN SELECT RAISE(ABORT, 'Entries of the audit are only added.'); END;");

            migrationBuilder.Sql("INSERT INTO topics VALUES ('credentials', 0), ('audit', 0);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM topics WHERE topic IN ('credentials', 'audit');");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "credentials");
        }
    }
}
