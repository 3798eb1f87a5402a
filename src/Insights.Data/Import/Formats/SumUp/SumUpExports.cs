using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SumUp;

/// <summary>What SumUp's two reports of the same sales have in common. Neither names a customer: the e-mail in them is the account of whoever sold.</summary>
internal static class SumUpExports
{
    internal const string System = "SumUp";
    internal const string Source = "sumup";

    internal static IReadOnlyList<string> Hallmarks { get; } =
    [
        "Price (Gross)", "Price before discount", "Transaction refunded", "Preis (brutto)", "Preis vor Rabatt", "Erstattete Transaktion", "Betrag inkl. MwSt.",
        "Trinkgeldbetrag", "Transaktionsart",
    ];

    /// <summary>A refund has a row of its own: the sale that was refunded stays one.</summary>
    internal static KnownWords Statuses { get; } = new(
        (StatusMeaning.Sale, "successful, erfolgreich, paid, paid out, bezahlt, ausgezahlt, refunded, partially refunded, erstattet, rückerstattet, teilweise erstattet"),
        (StatusMeaning.Pending, "pending, ausstehend"),
        (StatusMeaning.Cancelled, "failed, fehlgeschlagen, cancelled, canceled, abgebrochen, storniert, declined, abgelehnt, expired, abgelaufen"));

    internal static KnownWords Types { get; } = new(
        (StatusMeaning.Sale, "sale, sales, verkauf, verkäufe, umsatz, payment, zahlung"),
        (StatusMeaning.Return, "refund, refunds, rückerstattung, rückerstattungen, erstattung, charge back, chargeback, rückbelastung, rückbuchung"),
        (StatusMeaning.Transfer, "payout, payouts, auszahlung, auszahlungen, deposit, einzahlung"),
        (StatusMeaning.Fee, "fee, gebühr, payout deduction, auszahlungsabzug"))
    {
        AreTypes = true,
    };
}
