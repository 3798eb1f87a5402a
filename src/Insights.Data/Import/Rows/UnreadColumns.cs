using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Columns that look as if they mattered for the money or for customers and are not read: they are always reported.</summary>
internal static class UnreadColumns
{
    /// <summary>The most examples of a column.</summary>
    internal const int Examples = 3;

    private const int MaxColumns = 10;
    private const int LongestExample = 40;

    /// <summary>Parts of header texts, normalised, in six languages.</summary>
    private static readonly string[] Parts =
    [
        "status", "zustand", "statut", "estado", "stato", "etat", "refund", "erstatt", "ruckzahl", "rembours", "terugbet", "reembols", "rimbors", "retour", "returned", "zuruck", "restitu",
        "discount", "rabatt", "nachlass", "remise", "korting", "descuent", "sconto", "reduction", "currency", "wahrung", "devise", "valuta", "moneda", "divisa", "exchangerate", "wechselkurs",
        "cancel", "storn", "annul", "annull", "geannul", "anulad", "voided", "creditnote", "creditmemo", "gutschrift", "avoir", "creditnota", "abono", "notadicredito", "notacredito", "chargeback",
        "salestax", "taxamount", "totaltax", "mwst", "umsatzsteuer", "steuerbetrag", "btw", "giftcard", "gutschein", "voucher", "grandtotal", "ordertotal", "linetotal", "itemtotal", "amountpaid", "netsales",
        "belegart", "belegtyp", "vorgangsart", "transactiontype", "documenttype", "eventtype", "linetype", "recordtype", "training", "testmode", "livemode", "sollhaben", "debitcredit",
        "brutto", "gross", "netto", "netamount", "nettotal", "totalnet", "incltax", "incvat", "inclvat", "inklmwst", "montantttc", "totalttc",
    ];

    /// <summary>Header texts that matter as a whole, normalised.</summary>
    private static readonly string[] Wholes =
    [
        "type", "typ", "art", "tipo", "soort", "nature", "void", "credit", "tax", "taxes", "vat", "ust", "tva", "iva", "refunds", "total", "amount", "betrag", "umsatz", "summe", "gesamt", "montant", "bedrag", "importe", "importo",
        "dto", "fee", "fees", "deleted", "test", "mode", "sh", "dc", "drcr", "paid", "bezahlt", "betaald", "paye", "pagado", "pagato", "result", "ergebnis", "live",
    ];

    /// <summary>Parts that make one of the above harmless: codes, numbers and names of what does not change the money.</summary>
    private static readonly string[] Harmless =
    [
        "code", "reason", "grund", "motif", "motivo", "note", "comment", "taxid", "vatid", "vatnumber", "ustid", "taxnumber", "steuernummer", "taxexempt", "customertype", "kundentyp", "kundenart", "paymenttype", "zahlungsart", "cardtype", "creditcard", "shippingstatus",
        "weight", "gewicht", "poids", "peso", "maritalstatus", "emailstatus", "accountstatus", "creditlimit", "taxrate", "steuersatz", "producttype",
    ];

    /// <summary>A remark for each column of a file that matters and that its format does not read.</summary>
    internal static IReadOnlyList<ImportMessage> RemarksOn(FormatMatch match, FileHead head) =>
    [
        .. match.Columns.UnreadOrdinals.Where(ordinal => Matters(match.Columns.Header[ordinal])).Take(MaxColumns)
            .Select(ordinal => RemarkOf(match.Columns.Header[ordinal], ExamplesOf(head, ordinal))),
    ];

    /// <summary>The remark on a column.</summary>
    internal static ImportMessage RemarkOf(string column, IEnumerable<string> examples)
    {
        var values = string.Join(", ", examples.Select(example => example.Length > LongestExample ? $"{example[..LongestExample]}…" : example));
        return values.Length == 0 ? new("note-column-unread-empty", column) : new("note-column-unread", column, values);
    }

    /// <summary>True for codes, numbers, names and ways of paying, which do not change the money.</summary>
    internal static bool IsHarmless(string name)
    {
        var text = Columns.Normalise(name);
        return Harmless.Any(part => text.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>True for the remark that this column is not read.</summary>
    internal static bool IsRemarkOn(ImportMessage remark, string column) =>
        remark.Code is "note-column-unread" or "note-column-unread-empty" && remark.Arguments[0] == column;

    /// <summary>True where a header text is that of a column without which the money may be wrong.</summary>
    internal static bool Matters(string name)
    {
        if (IsHarmless(name)) return false;
        var text = Columns.Normalise(name);
        return Parts.Any(part => text.Contains(part, StringComparison.Ordinal)) || Wholes.Contains(text, StringComparer.Ordinal) || Wholes.Contains(Columns.Normalise(Columns.WithoutUnit(name)), StringComparer.Ordinal);
    }

    private static IEnumerable<string> ExamplesOf(FileHead head, int ordinal) =>
        head.Rows.Where(row => ordinal < row.Count && !string.IsNullOrWhiteSpace(row[ordinal])).Select(row => row[ordinal]).Distinct(StringComparer.Ordinal).Take(Examples);
}
