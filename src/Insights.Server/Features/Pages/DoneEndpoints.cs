using System.Globalization;
using Insights.Data.Customers;
using Insights.Data.Operations;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Suggestions;

namespace Insights.Server.Features.Pages;

/// <summary>Records that a suggestion was followed, and takes it back.</summary>
internal static class DoneEndpoints
{
    internal const string Path = "/done";
    internal const string UndoPath = "/done/undo";

    internal static void Map(WebApplication app)
    {
        app.MapForm(Path, RecordAsync);
        app.MapForm(UndoPath, UndoAsync);
    }

    private static async Task<IResult> RecordAsync(HttpContext http, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var kind = form["kind"].ToString();
        if (!Enum.GetValues<SuggestionKind>().Any(known => EnumNames.ToContract(known) == kind)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return await WriteAsync(form, http, (customer, key) => new OperationDraft(customer, key, OperationKind.SuggestionDone, kind), database, clock, cancellationToken);
    }

    private static async Task<IResult> UndoAsync(HttpContext http, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (!TryRead(form, "operation", out var operation)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return await WriteAsync(
            form, http, (customer, key) => new OperationDraft(customer, key, OperationKind.Reversal, Detail: null) { Reverses = operation }, database, clock, cancellationToken);
    }

    private static async Task<IResult> WriteAsync(
        IFormCollection form, HttpContext http, Func<CustomerId, string, OperationDraft> draft, IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var key = form["key"].ToString();
        if (!TryRead(form, "customer", out var customer) || key.Length is 0 or > OperationDraft.MaxKeyLength) return Results.StatusCode(StatusCodes.Status400BadRequest);
        return AnswerTo(await database.RecordAsync(draft(new CustomerId(customer), key), clock, cancellationToken), http, form["back"]);
    }

    private static bool TryRead(IFormCollection form, string name, out long number) => long.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>What cannot be reversed any more, or is reversed already, is shown by the page as it is.</summary>
    private static IResult AnswerTo(OperationReceipt receipt, HttpContext http, string? back) => receipt.Outcome switch
    {
        OperationOutcome.NoCustomer => Results.StatusCode(StatusCodes.Status404NotFound),
        OperationOutcome.KeyIsTaken => Results.StatusCode(StatusCodes.Status400BadRequest),
        _ => PageEndpoints.SeeOther(http, PageEndpoints.IsOwnPath(back) ? back : "/"),
    };
}
