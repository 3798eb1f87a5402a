using Insights.Data.Customers;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Finds single things by what people call them.</summary>
public static class LookupQueries
{
    /// <summary>The customer with the shop's own id; null for none.</summary>
    public static async Task<CustomerId?> FindCustomerIdAsync(this IDatabase database, string externalId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Customers.Where(customer => customer.ExternalId == externalId).Select(customer => (CustomerId?)customer.CustomerId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>True where an analysis of a date is stored.</summary>
    public static async Task<bool> HasRunOfAsync(this IDatabase database, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Runs.AnyAsync(run => run.AsOf == asOf, cancellationToken);
    }
}
