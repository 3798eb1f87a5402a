using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteInsightsDbContext))]
    [Migration("20261125005855_Intervals")]
    public class Intervals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "churn_probability_high",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "churn_probability_low",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "clv",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "clv_high",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "clv_low",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "expected_purchases_high",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "expected_purchases_low",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expected_spend_high",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expected_spend_low",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "next_purchase",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "next_purchase_early",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "next_purchase_late",
                table: "customer_results",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "probability_alive_high",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "probability_alive_low",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "vip_probability_high",
                table: "customer_results",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "vip_probability_low",
                table: "customer_results",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "churn_probability_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "churn_probability_low",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "clv",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "clv_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "clv_low",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "expected_purchases_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "expected_purchases_low",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "expected_spend_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "expected_spend_low",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "next_purchase",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "next_purchase_early",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "next_purchase_late",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "probability_alive_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "probability_alive_low",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "vip_probability_high",
                table: "customer_results");

            migrationBuilder.DropColumn(
                name: "vip_probability_low",
                table: "customer_results");
        }
    }
}
