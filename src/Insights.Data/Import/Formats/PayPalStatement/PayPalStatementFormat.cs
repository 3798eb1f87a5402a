using Insights.Data.Import.Formats.PayPal;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.PayPalStatement;

/// <summary>PayPal's monthly statement, which calls the type a description and has completed transactions only.</summary>
internal sealed class PayPalStatementFormat : ISalesFormat
{
    public string Name => "paypal-statement";

    public string Description => "PayPal: Reports > Statements > Monthly (Berichte > Kontoauszüge) as CSV";

    public string System => PayPalExports.System;

    public string Source => PayPalExports.Source;

    public IReadOnlyList<string> Hallmarks => PayPalExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Type, ColumnContent.Text, "Description").In("de", "Beschreibung").In("es", "Descripción").In("it", "Descrizione").In("nl", "Omschrijving", "Beschrijving"),
        .. PayPalExports.Columns,
    ];

    /// <inheritdoc cref="PayPalFormat.WritesDecimalPoints"/>
    public bool WritesDecimalPoints => false;

    public FormatMatch? Match(FileHead head, ColumnMap map) => PayPalExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new PayPalMapper(match.Columns);
}
