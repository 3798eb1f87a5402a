using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Operations;
using Insights.Data.Purchases;
using Insights.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The tables as SQLite stores them: bulk tables clustered by their key.</summary>
internal sealed class SqliteInsightsDbContext(DbContextOptions<SqliteInsightsDbContext> options) : InsightsDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // A database that is distributed by customer cannot promise this; here it is a second lock on the door.
        modelBuilder.Entity<Customer>().HasIndex(c => c.ExternalId).IsUnique();
        modelBuilder.Entity<Basket>().HasIndex(b => new { b.SourceId, b.OrderRef }).IsUnique();

        modelBuilder.Entity<TopicRevision>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<Basket>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<BasketLine>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<AnonymousBasket>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<RejectedRow>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<Operation>().HasAnnotation(WithoutRowId.Annotation, true);
        modelBuilder.Entity<CustomerResult>().HasAnnotation(WithoutRowId.Annotation, true);
    }
}
