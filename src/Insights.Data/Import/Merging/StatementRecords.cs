using Insights.Data.Customers;
using Insights.Data.Purchases;

namespace Insights.Data.Import.Merging;

/// <summary>Rows of one order as one import states them; what is known of the order follows from all of them.</summary>
internal sealed class OrderStatementRecord
{
    /// <summary>The key; the statements of one import follow each other.</summary>
    public long StatementId { get; init; }

    /// <summary>The numbering.</summary>
    public int SourceId { get; init; }

    /// <summary>The order's reference.</summary>
    public required string OrderRef { get; init; }

    /// <summary>The import.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>The export within the file, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Whom the rows name, or null.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>The time in milliseconds since 1970-01-01: of a UTC instant, or of a local time of the shop's clock taken as one.</summary>
    public long StatedAt { get; init; }

    /// <summary>True for a local time of the shop's clock.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The kind of document.</summary>
    public int Kind { get; init; }

    /// <summary>The order's stated total in ten-thousandths, or null.</summary>
    public long? Total { get; init; }

    /// <summary>What was paid back of it, or null.</summary>
    public long? Refunded { get; init; }

    /// <summary>The stated discount, or null.</summary>
    public long? Discount { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>True where the owner stated that it is a further receipt of its number and day.</summary>
    public bool Adds { get; init; }

    /// <summary>Further exports that state exactly the same, as <see cref="Repeats"/> writes them; null for none.</summary>
    public byte[]? Repeats { get; init; }

    /// <summary>Rows of the file.</summary>
    public int RowCount { get; init; }

    /// <summary>The lines, as <see cref="StatementLines"/> writes them.</summary>
    public required byte[] Lines { get; init; }
}

/// <summary>One export within a file.</summary>
internal sealed class ImportPartRecord
{
    /// <summary>The import.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>Its number, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Its oldest sale, like <see cref="OrderStatementRecord.StatedAt"/>.</summary>
    public long Since { get; init; }

    /// <summary>True where that is a local time of the shop's clock.</summary>
    public bool SinceIsLocal { get; init; }

    /// <summary>Its newest sale, like <see cref="OrderStatementRecord.StatedAt"/>.</summary>
    public long Until { get; init; }

    /// <summary>True where that is a local time of the shop's clock.</summary>
    public bool UntilIsLocal { get; init; }
}

/// <summary>What one import states of one customer; what is known follows from all of them.</summary>
internal sealed class CustomerStatementRecord
{
    /// <summary>The customer.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>The import.</summary>
    public ImportId ImportId { get; init; }

    /// <summary>The details with their times, as <see cref="StatedDetails"/> writes them; null where it states nothing but that the customer bought.</summary>
    public string? Details { get; init; }
}

/// <summary>How imports describe one product, stored once for all that say the same; its name and category follow from all of them.</summary>
internal sealed class ProductStatementRecord
{
    /// <summary>The key.</summary>
    public long StatementId { get; init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; init; }

    /// <summary>Its name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Its category, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The imports, as <see cref="Repeats"/> writes them, each with part 0; import 0 for what was known before statements were stored.</summary>
    public required byte[] Imports { get; init; }
}
