using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.Amazon;

/// <summary>What Amazon's reports of the same orders have in common.</summary>
internal static class AmazonExports
{
    internal const string System = "Amazon";
    internal const string Source = "amazon";

    /// <summary>The first columns of the reports of payments, by language: the date and the settlement.</summary>
    private static readonly (string Date, string Settlement)[] PaymentReports =
    [
        ("date/time", "settlement id"), ("Datum/Uhrzeit", "Abrechnungsnummer"), ("date/heure", "numéro de versement"),
        ("Data/Ora", "Numero pagamento"), ("fecha y hora", "identificador de pago"), ("datum/tijd", "schikkings-ID"), ("settlement-id", "settlement-start-date"),
    ];

    internal static IReadOnlyList<string> Hallmarks { get; } =
    [
        "amazon-order-id", "merchant-order-id", "amazon-order-item-id", "order-item-id", "buyer-phone-number", "quantity-purchased", "quantity-shipped", "payments-date",
        "reporting-date", "item-promotion-discount", "ship-promotion-discount", "gift-wrap-price", "ship-service-level", "fulfillment-channel", "promotion-ids",
        "is-business-order", "price-designation", "item-promotion-id", "ship-promotion-id",
    ];

    /// <summary>The reports of payments name no customer; above their header stand lines of explanation.</summary>
    internal static ImportMessage? Refuse(FileHead head)
    {
        foreach (var row in head.Rows.Prepend(head.FirstRow))
        {
            var text = string.Join(' ', row);
            if (PaymentReports.Any(report =>
                    text.Contains(report.Date, StringComparison.OrdinalIgnoreCase) && text.Contains(report.Settlement, StringComparison.OrdinalIgnoreCase)))
                return new ImportMessage("amazon-payments");
        }
        return null;
    }
}
