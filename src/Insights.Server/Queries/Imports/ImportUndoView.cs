using Insights.Data.Import.Results;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Imports;

/// <summary>What undoing an import changed, as the API shows it.</summary>
/// <param name="Result">What was found.</param>
internal sealed record ImportUndoView(UndoResult Result)
{
    public string FileName => Result.FileName;

    public int Rows => (int)Result.Rows;

    public int OrdersRemoved => (int)Result.OrdersRemoved;

    public int OrdersRestored => (int)Result.OrdersRestored;

    public int CustomersRemoved => (int)Result.CustomersRemoved;

    public MoneyView AmountBefore => MoneyView.Of(Result.AmountBefore.TenThousandths, Result.Currency);

    public MoneyView AmountAfter => MoneyView.Of(Result.AmountAfter.TenThousandths, Result.Currency);

    public int Runs => (int)Result.Runs;

    public IReadOnlyList<string> Notes => [.. Result.Remarks.Select(remark => remark.OnPage(ImportQuestionView.Words))];
}
