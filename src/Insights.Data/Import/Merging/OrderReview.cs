using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>Rejects the rows of orders with which something is wrong as a whole, before anything is merged.</summary>
internal sealed class OrderReview(IImportSession session, Questionnaire questions, OrderNumbers numbers)
{
    /// <summary>Examines all orders of the file.</summary>
    /// <param name="reject">Takes a rejected row.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task RunAsync(Func<Rejection, ValueTask> reject, CancellationToken cancellationToken)
    {
        session.ReviewOrders();
        await RejectAsync(OrderFault.BeyondRange, order => new("order-beyond-range", order), reject, cancellationToken);
        await RejectAsync(OrderFault.TooManyRows, order => new("order-too-long", order), reject, cancellationToken);
        // A receipt number may have been given twice on a day, by two tills; an order's id is one order's.
        if (numbers == OrderNumbers.Day && !await IsOneReceiptAsync(cancellationToken)) return;
        await RejectAsync(OrderFault.SeveralCustomers, order => new("order-two-customers", order), reject, cancellationToken);
    }

    private async Task<bool> IsOneReceiptAsync(CancellationToken cancellationToken)
    {
        if (!await session.ReadFaultyOrdersAsync(OrderFault.SeveralCustomers, cancellationToken).AnyAsync(cancellationToken)) return false;
        return SameNumbers.Ask(questions, SameNumbers.Add) == SameNumbers.Replace;
    }

    private async Task RejectAsync(OrderFault fault, Func<string, ImportMessage> reason, Func<Rejection, ValueTask> reject, CancellationToken cancellationToken)
    {
        await foreach (var fragment in session.ReadFaultyOrdersAsync(fault, cancellationToken))
        {
            var cause = reason(DerivedReference.OrderOf(fragment.OrderRef) ?? fragment.CustomerRef ?? "");
            foreach (var line in fragment.Lines)
                for (var i = 0; i < line.Count && line.Line != StagedLine.OfRowAbove; i++)
                    await reject(new Rejection(line.Line + i, Column: null, Value: null, cause));
        }
        session.RemoveFaultyOrders(fault);
    }
}
