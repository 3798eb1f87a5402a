using System.Data.Common;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Queries.Customers;

/// <summary>The columns of a customer's result that are read: those that are requested.</summary>
internal sealed class ResultProjection
{
    private const string Low = "_low";

    private readonly List<ResultColumn> columns;

    private ResultProjection(Func<ResultColumn, bool> isRequested)
    {
        columns = [.. ResultColumns.All.Where(isRequested)];
        Columns = string.Join(", ", columns.Select(column => $"r.{column.Name}").Prepend("r.run_id"));
    }

    /// <summary>Every column.</summary>
    internal static ResultProjection All { get; } = new(_ => true);

    /// <summary>The columns behind each field of CustomerResult, and behind fields of its predictions.</summary>
    internal static IReadOnlyDictionary<string, string[]> ColumnsOf { get; } = Declare();

    /// <summary>What is selected for a result; the run is first.</summary>
    internal string Columns { get; }

    /// <summary>The columns that fields of a customer's result need.</summary>
    /// <param name="result">What is requested of the result; nothing where it is not requested.</param>
    internal static ResultProjection Of(Selection result) => Of([result]);

    /// <summary>The columns that a page of customers needs.</summary>
    /// <param name="page">What is requested of the page.</param>
    internal static ResultProjection OfPage(Selection page) => Of([page.Of("nodes").Of("result"), page.Of("edges").Of("node").Of("result")]);

    /// <summary>The result in a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The position of the first column.</param>
    /// <param name="customer">The customer.</param>
    internal CustomerResult Read(DbDataReader row, int first, CustomerId customer)
    {
        var result = new CustomerResult { CustomerId = customer, RunId = new RunId(row.GetInt64(first)), Reasons = "" };
        for (var i = 0; i < columns.Count; i++) columns[i].Read(result, row, first + 1 + i);
        return result;
    }

    private static ResultProjection Of(IReadOnlyList<Selection> results)
    {
        // A field that is not declared here may need everything.
        if (results.Any(result => result.Fields.Any(field => !ColumnsOf.ContainsKey(field)))) return All;
        var names = results.SelectMany(FieldsOf).SelectMany(field => ColumnsOf.GetValueOrDefault(field, [])).ToHashSet(StringComparer.Ordinal);
        return new ResultProjection(column => names.Contains(column.Name));
    }

    private static IEnumerable<string> FieldsOf(Selection result) =>
        result.Fields.SelectMany(field => result.Of(field).Fields.Select(part => $"{field}.{part}").Prepend(field));

    private static Dictionary<string, string[]> Declare()
    {
        var declared = ResultColumns.All.ToDictionary(column => column.FieldName, column => new[] { column.Name }, StringComparer.Ordinal);
        foreach (var low in ResultColumns.All.Where(column => column.Name.EndsWith(Low, StringComparison.Ordinal)))
            declared[$"{ResultColumns.Named(low.Name[..^Low.Length]).FieldName}Interval"] = [low.Name, $"{low.Name[..^Low.Length]}_high"];
        foreach (var none in (string[])["__typename", "run", "orders", "lifetimeOrders"]) declared[none] = [];
        declared["daysSinceLastPurchase"] = ["last_purchase"];
        declared["state"] = ["last_purchase", "usual_pause_days", "pause_limit_days"];
        declared["nextPurchase"] = ["next_purchase", "next_purchase_early", "next_purchase_late"];
        declared["nextVip"] = ["tier", "vip_probability"];
        declared["nextVip.interval"] = ["vip_probability_low", "vip_probability_high"];
        declared["churn"] = ["tier", "churn_probability"];
        declared["churn.interval"] = ["churn_probability_low", "churn_probability_high"];
        foreach (var prediction in (string[])["nextVip", "churn"])
            foreach (var part in (string[])["reasons", "whatIf", "lift"]) declared[$"{prediction}.{part}"] = ["reasons"];
        return declared;
    }
}
