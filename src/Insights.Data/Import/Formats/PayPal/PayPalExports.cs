using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>What PayPal's reports of the same transactions have in common, in English, German, French, Spanish, Italian and Dutch.</summary>
internal static class PayPalExports
{
    internal const string System = "PayPal";
    internal const string Source = "paypal";

    internal const string EventCode = "event-code";
    internal const string BalanceImpact = "balance-impact";
    internal const string Recipient = "recipient";
    internal const string Reference = "reference";

    internal static IReadOnlyList<string> Hallmarks { get; } =
    [
        "From Email Address", "To Email Address", "Balance Impact", "Reference Txn ID", "Counterparty Status", "TimeZone", "Custom Number", "Insurance Amount",
        "Shipping and Handling Amount", "Transaction Event Code", "Payment Tracking ID", "Absender E-Mail-Adresse", "Empfänger E-Mail-Adresse", "Transaktionscode",
        "Zugehöriger Transaktionscode", "Auswirkung auf Guthaben", "Status Gegenpartei", "Versand- und Bearbeitungsgebühr", "Versicherungsbetrag", "Zollnummer",
        "Empfangsnummer", "Transaktionsereigniscode", "Zahlungsverfolgungs-ID",
        "Avant commission", "De l'adresse email", "À l'adresse email", "Numéro de la transaction de référence", "Impact sur le solde",
        "Correo electrónico del remitente", "Correo electrónico del destinatario", "Dirección de correo electrónico del remitente",
        "Dirección de correo electrónico del destinatario",
        "Id. de transacción", "Id. de transacción de referencia", "Impacto en el saldo",
        "Indirizzo email mittente", "Indirizzo email destinatario", "Codice transazione", "Codice transazione di riferimento", "Impatto sul saldo",
        "Van e-mailadres", "Naar e-mailadres", "Transactiereferentie", "Referentie transactie", "Effect op saldo",
    ];

    /// <summary>The columns beside type and status, of which one or both are in each report.</summary>
    internal static IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date").In("de", "Datum").In("es", "Fecha").In("it", "Data").In("nl", "Datum"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Time").In("de", "Uhrzeit")
            .In("fr", "Heure").In("es", "Hora").In("it", "Orario", "Ora").In("nl", "Tijd"),
        ColumnSpec.Optional(OrderFields.TimeZone, ColumnContent.Text, "TimeZone", "Time Zone").In("de", "Zeitzone")
            .In("fr", "Fuseau horaire").In("es", "Zona horaria").In("it", "Fuso orario").In("nl", "Tijdzone"),
        ColumnSpec.Optional(EventCode, ColumnContent.Text, "Transaction Event Code").In("de", "Transaktionsereigniscode"),
        ColumnSpec.Optional(BalanceImpact, ColumnContent.Text, "Balance Impact").In("de", "Auswirkung auf Guthaben")
            .In("fr", "Impact sur le solde").In("es", "Impacto en el saldo", "Efecto en el saldo").In("it", "Impatto sul saldo").In("nl", "Effect op saldo"),
        // Text, and no statement of the shop's currency: a payment in another one may come first.
        ColumnSpec.Required(OrderFields.Currency, ColumnContent.Text, "Currency").In("de", "Währung")
            .In("fr", "Devise").In("es", "Divisa", "Moneda").In("it", "Valuta").In("nl", "Valuta"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Gross").In("de", "Brutto")
            .In("fr", "Avant commission", "Brut").In("es", "Bruto").In("it", "Lordo").In("nl", "Bruto"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "From Email Address").In("de", "Absender E-Mail-Adresse")
            .In("fr", "De l'adresse email", "Adresse email de l'expéditeur").In("es", "Correo electrónico del remitente", "Dirección de correo electrónico del remitente")
            .In("it", "Indirizzo email mittente").In("nl", "Van e-mailadres"),
        ColumnSpec.Optional(Recipient, ColumnContent.Text, "To Email Address").In("de", "Empfänger E-Mail-Adresse")
            .In("fr", "À l'adresse email", "Adresse email du destinataire").In("es", "Correo electrónico del destinatario", "Dirección de correo electrónico del destinatario")
            .In("it", "Indirizzo email destinatario").In("nl", "Naar e-mailadres"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Name").In("fr", "Nom").In("es", "Nombre").In("it", "Nome").In("nl", "Naam"),
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Transaction ID").In("de", "Transaktionscode").In("fr", "Numéro de transaction", "Identifiant de la transaction")
            .In("es", "Id. de transacción", "Identificador de la transacción").In("it", "Codice transazione").In("nl", "Transactiereferentie"),
        ColumnSpec.Optional(Reference, ColumnContent.Text, "Reference Txn ID").In("de", "Zugehöriger Transaktionscode").In("fr", "Numéro de la transaction de référence")
            .In("es", "Id. de transacción de referencia", "Identificador de la transacción de referencia").In("it", "Codice transazione di riferimento").In("nl", "Referentie transactie"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Item Title").In("de", "Artikelbezeichnung").In("fr", "Titre de l'objet")
            .In("es", "Nombre del artículo", "Título del artículo").In("it", "Nome dell'oggetto").In("nl", "Objectnaam"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Item ID").In("de", "Artikelnummer").In("fr", "Numéro d'objet")
            .In("es", "Id. del artículo").In("it", "Codice oggetto").In("nl", "Objectreferentie"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Quantity").In("de", "Anzahl")
            .In("fr", "Quantité").In("es", "Cantidad").In("it", "Quantità").In("nl", "Hoeveelheid", "Aantal"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "Contact Phone Number").In("de", "Telefon").In("fr", "Numéro de téléphone du contact", "Numéro de téléphone")
            .In("es", "Número de teléfono de contacto", "Teléfono de contacto").In("it", "Numero di telefono del contatto").In("nl", "Telefoonnummer contactpersoon"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Town/City").In("de", "Ort")
            .In("fr", "Ville").In("es", "Ciudad", "Población/Ciudad").In("it", "Città").In("nl", "Plaats", "Stad"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "State/Province/Region/County/Territory/Prefecture/Republic").In("de", "Bundesland"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Country").In("de", "Land").In("fr", "Pays").In("es", "País").In("it", "Paese").In("nl", "Land"),
    ];

    internal static FormatMatch? Match(FileHead head, IReadOnlyList<ColumnSpec> specs, ColumnMap map)
    {
        if (FormatMatch.Find(head, specs, map) is not { } match) return null;
        var zones = match.ValuesOf(head, OrderFields.TimeZone);
        return match with
        {
            Currency = CurrencyOf(head, match),
            TimeZone = zones.Count == 1 && zones[0].Contains('/', StringComparison.Ordinal) ? ZoneNames.Find(zones[0])?.Id : null,
        };
    }

    /// <summary>The only currency of the first rows, or the one into which PayPal converts the others; null where they are ambiguous.</summary>
    private static string? CurrencyOf(FileHead head, FormatMatch match)
    {
        var stated = match.ValuesOf(head, OrderFields.Currency);
        if (stated.Count > 1)
        {
            int currency = match.Columns[OrderFields.Currency], type = match.Columns[OrderFields.Type], gross = match.Columns[OrderFields.Amount];
            stated = [.. head.Rows
                .Where(row => row.Count > Math.Max(currency, Math.Max(type, gross)))
                .Where(row => PayPalTypes.Find(row[type]) == PayPalKind.Conversion && !row[gross].StartsWith('-'))
                .Select(row => row[currency]).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        return stated.Count == 1 && Shops.Currency.TryParse(stated[0], out var code) ? code : null;
    }
}
