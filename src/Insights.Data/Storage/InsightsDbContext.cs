using Insights.Data.Credentials;
using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Questions;
using Insights.Data.Operations;
using Insights.Data.Purchases;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Values;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>
/// The tables of one shop. Every customer-owned table has the customer in its key, first but for results, which lie by run, and
/// is only ever joined on it. Names in the database are snake_case; amounts, days and instants are integers on every database, so that readers'
/// SQL is the same. What differs is added by the provider's own context.
/// </summary>
public abstract class InsightsDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The one shop; no row before the first import.</summary>
    public DbSet<Shop> Shops => Set<Shop>();

    /// <summary>What the owner has chosen; no row before the first choice.</summary>
    public DbSet<ShopSettings> Settings => Set<ShopSettings>();

    /// <summary>The revisions of topics.</summary>
    public DbSet<TopicRevision> TopicRevisions => Set<TopicRevision>();

    /// <summary>Customers, known to the analysis or not.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Numberings of orders.</summary>
    public DbSet<SalesSource> Sources => Set<SalesSource>();

    /// <summary>Products.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Baskets of recognised customers.</summary>
    public DbSet<Basket> Baskets => Set<Basket>();

    /// <summary>Lines of those baskets.</summary>
    public DbSet<BasketLine> BasketLines => Set<BasketLine>();

    /// <summary>Totals of sales without a customer.</summary>
    public DbSet<AnonymousBasket> AnonymousBaskets => Set<AnonymousBasket>();

    /// <summary>Imports, newest last.</summary>
    public DbSet<ImportRecord> Imports => Set<ImportRecord>();

    /// <summary>Answers to questions of earlier files.</summary>
    public DbSet<ImportAnswer> ImportAnswers => Set<ImportAnswer>();

    /// <summary>Rows that imports could not read.</summary>
    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    /// <summary>Analysis runs.</summary>
    public DbSet<Run> Runs => Set<Run>();

    /// <summary>Models that runs were made with.</summary>
    public DbSet<RunModel> RunModels => Set<RunModel>();

    /// <summary>Sums per tier and run.</summary>
    public DbSet<TierTotal> TierTotals => Set<TierTotal>();

    /// <summary>Movements between tiers per run.</summary>
    public DbSet<TierMovement> TierMovements => Set<TierMovement>();

    /// <summary>Results per customer and run.</summary>
    public DbSet<CustomerResult> CustomerResults => Set<CustomerResult>();

    /// <summary>What the shop did for its customers; only ever added to.</summary>
    public DbSet<Operation> Operations => Set<Operation>();

    /// <summary>Keys, devices and sessions, ended ones too.</summary>
    public DbSet<Credential> Credentials => Set<Credential>();

    /// <summary>Who did what; only ever added to.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CustomerId>().HaveConversion<Conversions.CustomerIds>();
        configurationBuilder.Properties<BasketId>().HaveConversion<Conversions.BasketIds>();
        configurationBuilder.Properties<ProductId>().HaveConversion<Conversions.ProductIds>();
        configurationBuilder.Properties<ImportId>().HaveConversion<Conversions.ImportIds>();
        configurationBuilder.Properties<RunId>().HaveConversion<Conversions.RunIds>();
        configurationBuilder.Properties<Money>().HaveConversion<Conversions.Amounts>();
        configurationBuilder.Properties<Quantity>().HaveConversion<Conversions.Quantities>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<Conversions.EpochDays>();
        configurationBuilder.Properties<DateTime>().HaveConversion<Conversions.Instants>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Shop>(shop =>
        {
            shop.ToTable("shop");
            shop.Property(s => s.ShopId).ValueGeneratedNever();
        });
        modelBuilder.Entity<ShopSettings>(settings =>
        {
            settings.ToTable("shop_settings").HasKey(s => s.ShopId);
            settings.Property(s => s.ShopId).ValueGeneratedNever();
        });
        modelBuilder.Entity<TopicRevision>(topic => topic.ToTable("topics").HasKey(t => t.Topic));
        modelBuilder.Entity<Customer>(customer =>
        {
            customer.Property(c => c.CustomerId).ValueGeneratedNever();
            customer.HasIndex(c => c.ExternalId);
            // What the search finds a customer by besides what is written: Letters.OtherSpellings, set with every change of a customer.
            customer.Property<string?>("OtherSpellings");
        });
        modelBuilder.Entity<SalesSource>(source =>
        {
            source.ToTable("sources").HasKey(s => s.SourceId);
            source.Property(s => s.SourceId).ValueGeneratedNever();
            source.HasIndex(s => s.Name).IsUnique();
        });
        modelBuilder.Entity<Product>(product =>
        {
            product.Property(p => p.ProductId).ValueGeneratedNever();
            product.HasIndex(p => p.Code).IsUnique();
        });
        modelBuilder.Entity<Basket>(basket =>
        {
            basket.HasKey(b => new { b.CustomerId, b.OccurredAt, b.BasketId });
            basket.HasIndex(b => new { b.SourceId, b.OrderRef });
            basket.HasIndex(b => new { b.OccurredAt, b.BasketId });
        });
        modelBuilder.Entity<BasketLine>(line => line.HasKey(l => new { l.CustomerId, l.BasketId, l.LineNumber }));
        modelBuilder.Entity<AnonymousBasket>(basket =>
        {
            basket.HasKey(b => new { b.SourceId, b.OrderRef });
            basket.HasIndex(b => b.Day);
        });
        modelBuilder.Entity<ImportRecord>(import =>
        {
            import.HasKey(i => i.ImportId);
            import.Property(i => i.ImportId).ValueGeneratedNever();
        });
        modelBuilder.Entity<ImportAnswer>(answer => answer.HasKey(a => new { a.Kind, a.Key }));
        modelBuilder.Entity<ImportPartRecord>(part => part.ToTable("import_parts").HasKey(p => new { p.ImportId, p.Part }));
        modelBuilder.Entity<OrderStatementRecord>(statement =>
        {
            statement.ToTable("order_statements").HasKey(s => s.StatementId);
            statement.Property(s => s.StatementId).ValueGeneratedNever();
            statement.HasIndex(s => new { s.SourceId, s.OrderRef });
            statement.HasIndex(s => s.ImportId);
        });
        modelBuilder.Entity<CustomerStatementRecord>(statement =>
        {
            statement.ToTable("customer_statements").HasKey(s => new { s.CustomerId, s.ImportId });
            statement.HasIndex(s => s.ImportId);
        });
        modelBuilder.Entity<ProductStatementRecord>(statement =>
        {
            statement.ToTable("product_statements").HasKey(s => s.StatementId);
            statement.Property(s => s.StatementId).ValueGeneratedNever();
            statement.HasIndex(s => s.ProductId);
        });
        modelBuilder.Entity<RejectedRow>(row => row.HasKey(r => new { r.ImportId, r.Ordinal }));
        modelBuilder.Entity<Run>(run =>
        {
            run.Property(r => r.RunId).ValueGeneratedNever();
            run.HasIndex(r => new { r.AsOf, r.RunId });
        });
        modelBuilder.Entity<RunModel>(model => model.HasKey(m => new { m.RunId, m.Name }));
        modelBuilder.Entity<TierTotal>(total => total.HasKey(t => new { t.RunId, t.Tier }));
        modelBuilder.Entity<TierMovement>(movement => movement.HasKey(m => new { m.RunId, m.Ordinal }));
        modelBuilder.Entity<CustomerResult>(result =>
        {
            result.HasKey(r => new { r.RunId, r.CustomerId });
            result.HasIndex(r => new { r.RunId, r.NetSpend, r.CustomerId });
            result.HasIndex(r => new { r.RunId, r.VipProbability, r.CustomerId });
            result.HasIndex(r => new { r.RunId, r.ChurnProbability, r.CustomerId });
            result.HasIndex(r => new { r.RunId, r.Tier, r.VipProbability, r.CustomerId });
            result.HasIndex(r => new { r.RunId, r.Tier, r.ChurnProbability, r.CustomerId });
        });
        modelBuilder.Entity<Operation>(operation =>
        {
            operation.HasKey(o => new { o.CustomerId, o.OperationId });
            operation.HasIndex(o => new { o.CustomerId, o.Key }).IsUnique();
            operation.HasIndex(o => o.Day);
        });
        modelBuilder.Entity<Credential>(credential =>
        {
            credential.Property(c => c.CredentialId).ValueGeneratedNever();
            credential.Ignore(c => c.ScopeList).Ignore(c => c.OriginList);
        });
        modelBuilder.Entity<AuditEntry>(entry => entry.Property(e => e.AuditEntryId).ValueGeneratedNever());
        SnakeCase.Apply(modelBuilder);
    }
}
