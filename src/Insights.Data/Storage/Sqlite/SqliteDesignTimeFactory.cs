using Microsoft.EntityFrameworkCore.Design;

namespace Insights.Data.Storage.Sqlite;

/// <summary>For <c>dotnet ef migrations add</c>; the database it names is never created.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteInsightsDbContext>
{
    public SqliteInsightsDbContext CreateDbContext(string[] args) => SqliteDatabase.CreateContext("Data Source=design-time.db");
}
