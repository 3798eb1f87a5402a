using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Features.Pages;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Customers;

/// <summary>Whom a search finds, and what a customer bought, as files.</summary>
internal static class CustomerFiles
{
    private const int MaxFound = 10_000;
    private const int ReadAtOnce = 500;
    private const int BasketsOfPage = 100;
    private static readonly string[] FoundColumns =
    [
        "customer_id", "name", "email", "phone", "country", "tier", "last_purchase", "net_spend",
        "birthday", "city", "region", "channel", "consent", "first_contact", "referred_by",
    ];
    private static readonly string[] BasketColumns = ["day", "kind", "channel", "amount", "lines"];

    internal static void Map(WebApplication app)
    {
        app.MapGet("/customers/found.{format}", SendFoundAsync);
        app.MapGet("/customers/{id:long}/purchases.{format}", SendPurchasesAsync);
    }

    private static async Task<IResult> SendFoundAsync(
        string format, string? q, HttpContext http, IDatabase database, RunReader runs, PageFrameReader frames, CustomerReader customers, CustomerSearchReader search, CancellationToken cancellationToken)
    {
        if (!(TableFile.IsFormat(format) || format == OwnerTable.Workbook) || !await database.IsCurrentAsync(cancellationToken)) return Results.StatusCode(StatusCodes.Status404NotFound);
        var found = await search.FindAsync(q ?? "", MaxFound, cancellationToken);
        var run = await runs.FindAsync(id: null, cancellationToken);
        var rows = ReadAsync(found, run?.RunId, customers, cancellationToken);
        return format is OwnerTable.Csv or OwnerTable.Workbook
            ? OwnerList.Of("customers-found", await frames.ReadAsync(http, cancellationToken), run, rows).Send(http, format)
            : new TableFile("customers-found", FoundColumns, rows.Select(row => CellsOf(row.Customer, row.Result))).Send(http, format);
    }

    private static IReadOnlyList<object?> CellsOf(CustomerView customer, CustomerResult? result) =>
    [
        customer.ExternalId, customer.Name, customer.Email, customer.Phone, customer.Country, result?.Tier, result?.LastPurchase, result?.NetSpend.Amount,
        customer.Birthday, customer.City, customer.Region, customer.Channel, customer.Consent, customer.FirstContact, customer.ReferredBy,
    ];

    private static async IAsyncEnumerable<(CustomerView Customer, CustomerResult? Result)> ReadAsync(
        IReadOnlyList<CustomerView> found, Insights.Data.Shops.RunId? run, CustomerReader customers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in found.Chunk(ReadAtOnce))
        {
            // All are requested before the first is awaited, so that they are read with one statement.
            var results = chunk.Select(customer => run is { } id ? customers.LoadResult(customer.CustomerId, id) : null).ToList();
            foreach (var (customer, loading) in chunk.Zip(results)) yield return (customer, loading is null ? null : await loading.GetTypedAsync(cancellationToken));
        }
    }

    private static async Task<IResult> SendPurchasesAsync(
        long id, string format, HttpContext http, IDatabase database, CustomerReader customers, PurchaseReader purchases, CancellationToken cancellationToken)
    {
        if (!TableFile.IsFormat(format) || !await database.IsCurrentAsync(cancellationToken) || await customers.FindAsync(new CustomerId(id), results: null, cancellationToken) is null)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        return new TableFile(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"purchases-{id}"), BasketColumns, ReadAsync(new CustomerId(id), purchases, cancellationToken)).Send(http, format);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(
        CustomerId customer, PurchaseReader purchases, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await purchases.LoadPage(customer, PageArguments.Of(BasketsOfPage, after, last: null, before: null)).GetTypedAsync(cancellationToken);
            foreach (var basket in page.Nodes) yield return [basket.Day, basket.Kind, basket.Channel, basket.Value.Amount, basket.LineCount];
            after = page.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null;
        }
        while (after is not null);
    }
}
