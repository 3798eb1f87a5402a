using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Wix;

/// <summary>An order is paid by one status and cancelled by another, that of its fulfilment.</summary>
internal sealed class WixMapper(Columns columns) : ShopOrderMapper(columns, Words)
{
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "paid"),
        (StatusMeaning.Pending, "unpaid, not paid, pending, authorized"),
        (StatusMeaning.Cancelled, "canceled, cancelled, declined, voided, failed"),
        (StatusMeaning.Refunded, "refunded, fully refunded"),
        (StatusMeaning.PartlyRefunded, "partially refunded"))
    {
        CountedUnpaid = "partially paid",
    };

    private readonly int fulfilment = columns[OrderFields.FulfilmentStatus];

    protected override (string Code, string Word)? CancellationOf(RecordReader row) =>
        StatusWords.Find(row.Field(fulfilment)) == StatusMeaning.Cancelled ? ("note-status-counts-nothing", row.Field(fulfilment).ToString()) : null;
}
