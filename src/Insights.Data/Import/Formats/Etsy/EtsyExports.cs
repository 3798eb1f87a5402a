using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Etsy;

/// <summary>What Etsy's two exports of the same orders have in common.</summary>
internal static class EtsyExports
{
    internal const string System = "Etsy";
    internal const string Source = "etsy";

    /// <summary>Etsy writes 03/21/25 in every language.</summary>
    internal const DateOrder Dates = DateOrder.MonthDayYear;

    private static readonly string[] PaymentsColumns = ["Payment ID", "Buyer Username", "Gross Amount", "Order ID"];
    private static readonly string[] StatementColumns = ["Type", "Title", "Info", "Fees & Taxes"];
    private static readonly string[] GermanStatementColumns = ["Art", "Titel", "Info", "Gebühren & Steuern"];

    internal static IReadOnlyList<string> Hallmarks { get; } =
    [
        "Buyer User ID", "Card Processing Fees", "Order Net", "Adjusted Order Total", "Adjusted Card Processing Fees", "Adjusted Net Order Amount",
        "InPerson Discount", "InPerson Location", "Order Sales Tax", "Order Shipping", "Order Delivery", "Listing ID", "Listings Type", "VAT Paid by Buyer",
        "Shipping Discount", "Delivery Discount",
    ];

    internal static FormatMatch? Match(FileHead head, IReadOnlyList<ColumnSpec> specs, ColumnMap map) =>
        FormatMatch.Find(head, specs, map) is { } match ? match with { DateOrder = Dates } : null;

    /// <summary>The deposits and the monthly statement state the same sales again, the statement without customers.</summary>
    internal static ImportMessage? Refuse(FileHead head)
    {
        var header = head.FirstRow.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[][] ledgers = [PaymentsColumns, StatementColumns, GermanStatementColumns];
        return ledgers.Any(columns => columns.All(header.Contains)) ? new ImportMessage("etsy-ledger") : null;
    }

    /// <summary>The member name of a buyer, whom Etsy also writes as "Ivy Quill (ivyq7)".</summary>
    internal static ReadOnlySpan<char> MemberName(ReadOnlySpan<char> buyer)
    {
        var open = buyer.LastIndexOf('(');
        return open >= 0 && buyer[^1] == ')' ? buyer[(open + 1)..^1].Trim() : buyer;
    }
}
