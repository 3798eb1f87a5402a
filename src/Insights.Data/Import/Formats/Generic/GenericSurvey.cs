using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Reads the rows of a sales list for what its columns mean where their names leave it open.</summary>
internal sealed class GenericSurvey(FormatMatch match) : IFileSurvey
{
    private const int MaxWords = 50;
    private const int MaxUnknownWords = 5;

    /// <summary>What holds for so many rows holds for the rest.</summary>
    private const int MaxRows = 200_000;

    private readonly int type = match.Columns[OrderFields.Type];
    private readonly HashSet<string> types = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderSurvey? orders = match.Columns.Has(OrderFields.Order) ? new OrderSurvey(match.Columns, readsType: true) : null;
    private readonly UnitSurvey? units = UnitSurvey.Of(match.Columns);
    private readonly DiscountSurvey? discounts = match.Columns.Has(OrderFields.Discount) ? new DiscountSurvey(match.Columns) : null;
    private readonly StateColumns states = new(match);
    private readonly PaidSurvey? paid = match.Columns.Has(GenericFormat.Paid) ? new PaidSurvey(match.Columns) : null;
    private long rows;

    /// <summary>True where the columns leave anything open.</summary>
    internal static bool IsNeeded(Columns columns) =>
        columns.Has(OrderFields.Order) || columns.Has(OrderFields.Quantity) || columns.Has(OrderFields.Discount) || columns.Has(OrderFields.Type)
        || columns.Has(GenericFormat.Paid) || columns.UnreadOrdinals.Count > 0;

    public bool Observe(RecordReader row, RowSink cells)
    {
        orders?.Observe(row, cells);
        units?.Observe(row, cells);
        discounts?.Observe(row, cells);
        states.Observe(row, cells);
        paid?.Observe(row, cells);
        if (type >= 0 && types.Count < MaxWords && !row.Field(type).IsEmpty) types.GetAlternateLookup<ReadOnlySpan<char>>().Add(row.Field(type));
        // A rare word is what a sample misses.
        return ++rows < MaxRows || orders is { NeedsAllRows: true } || states.NeedsAllRows || paid is not null;
    }

    public FormatMatch Conclude(Questionnaire questions)
    {
        var readsType = match.Findings is GenericFindings { TypeIsRead: true } || HoldsKindsOfDocuments();
        var findings = GenericFindings.None with { TypeIsRead = readsType, PaymentsAreAsked = readsType && HoldsPaymentsOfDocuments() };
        if (orders is not null) findings = orders.Conclude(findings, questions);
        if (units is not null) findings = units.Conclude(findings, questions);
        if (discounts is not null) findings = discounts.Conclude(findings, questions);
        if (paid is not null) findings = paid.Conclude(findings, questions);
        var complete = states.Conclude(questions);
        var remarks = complete.Remarks;
        if (type >= 0 && !readsType && types.Count > 0)
            remarks = [.. remarks, UnreadColumns.RemarkOf(match.Columns.Header[type], types.Take(UnreadColumns.Examples))];
        if (units?.Remark is { } remark) remarks = [.. remarks, remark];
        return complete with { Findings = findings, Remarks = remarks };
    }

    /// <summary>True where sales have documents of their own, so that a payment is most likely that of one of them.</summary>
    private bool HoldsPaymentsOfDocuments() =>
        types.Any(word => StatusWords.IsPayment(word)) && types.Any(word => StatusWords.FindType(word) == StatusMeaning.Sale && !StatusWords.IsPayment(word));

    /// <summary>Kinds of goods, of payment or of customers are no kinds of documents, and would be a question each.</summary>
    private bool HoldsKindsOfDocuments()
    {
        var known = types.Count(word => StatusWords.FindType(word) is not null);
        var unknown = types.Count - known;
        return known > 0 && (unknown <= MaxUnknownWords || known > unknown);
    }
}
