using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Exports;

namespace Insights.Server.Features.Exports;

/// <summary>Writes lists of customers for other programs: numbers in invariant format, an empty cell where there is honestly none.</summary>
internal sealed class ExportWriter
{
    private readonly DateOnly asOf;
    private readonly Sentences sentences;
    private readonly (string Name, Func<ExportedCustomer, object?> ValueOf)[] columns;

    /// <param name="asOf">The run's date.</param>
    /// <param name="sentences">The reader's language.</param>
    internal ExportWriter(DateOnly asOf, Sentences sentences)
    {
        this.asOf = asOf;
        this.sentences = sentences;
        columns =
        [
            ("customer_id", row => row.Customer.ExternalId),
            .. ResultColumns.All.SelectMany(column => OwnAfter(column).Prepend((column.Name, column.Name == "reasons" ? row => Reasons(row.Result.Reasons) : row => column.ValueOf(row.Result)))),
        ];
    }

    /// <summary>The export's own columns, each after the column of results behind which it has its place.</summary>
    private IEnumerable<(string Name, Func<ExportedCustomer, object?> ValueOf)> OwnAfter(ResultColumn column) => column.Name switch
    {
        "purchase_days" => [("days_since_last_purchase", DaysSinceLastPurchase)],
        "probability_alive" => [("name", row => row.Customer.Name), ("country", row => row.Customer.Country)],
        "clv_high" =>
        [
            ("orders", row => row.Orders.InWindow), ("lifetime_orders", row => row.Orders.Lifetime),
            ("email", row => row.Customer.Email), ("phone", row => row.Customer.Phone), ("birthday", row => row.Customer.Birthday),
            ("city", row => row.Customer.City), ("region", row => row.Customer.Region), ("channel", row => row.Customer.Channel),
            ("consent", row => row.Customer.Consent), ("first_contact", row => row.Customer.FirstContact), ("referred_by", row => row.Customer.ReferredBy),
        ],
        "pause_limit_days" => [("state", row => row.Result.StateOn(asOf) is { } state ? EnumNames.ToContract(state) : null)],
        _ => [],
    };

    /// <summary>Writes comma-separated values with a header (RFC 4180), safe against formulas in names.</summary>
    internal async Task WriteCsvAsync(IAsyncEnumerable<ExportedCustomer> customers, TextWriter target, CancellationToken cancellationToken)
    {
        await target.WriteAsync((string.Join(',', columns.Select(column => column.Name)) + "\r\n").AsMemory(), cancellationToken);
        var row = new StringBuilder();
        await foreach (var customer in customers.WithCancellation(cancellationToken))
        {
            row.Clear();
            for (var i = 0; i < columns.Length; i++) AppendCell(i == 0 ? row : row.Append(','), columns[i].ValueOf(customer));
            row.Append("\r\n");
            await target.WriteAsync(row, cancellationToken);
        }
        await target.FlushAsync(cancellationToken);
    }

    /// <summary>Writes one JSON object a line (NDJSON).</summary>
    internal async Task WriteNdjsonAsync(IAsyncEnumerable<ExportedCustomer> customers, Stream target, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await foreach (var customer in customers.WithCancellation(cancellationToken))
        {
            buffer.SetLength(0);
            await using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                foreach (var (name, valueOf) in columns) WriteValue(json, name, valueOf(customer));
                json.WriteEndObject();
            }
            buffer.WriteByte((byte)'\n');
            await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        }
        await target.FlushAsync(cancellationToken);
    }

    private static void AppendCell(StringBuilder row, object? value)
    {
        switch (value)
        {
            case int number: row.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            // All digits, so that equal figures are equal and different ones differ.
            case double number: row.Append(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case DateOnly date: row.Append(Day(date)); break;
            case bool truth: row.Append(truth ? "true" : "false"); break;
            case string text: CsvText.Append(row, text); break;
            case List<string> texts: CsvText.Append(row, string.Join("; ", texts)); break;
            default: row.Append(value?.ToString()); break;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case int number: json.WriteNumber(name, number); break;
            case double number: json.WriteNumber(name, number); break;
            case Money amount: json.WriteNumber(name, amount.Amount); break;
            case DateOnly date: json.WriteString(name, Day(date)); break;
            case bool truth: json.WriteBoolean(name, truth); break;
            case List<string> texts:
                json.WriteStartArray(name);
                foreach (var text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private object? DaysSinceLastPurchase(ExportedCustomer customer) => asOf.DayNumber - customer.Result.LastPurchase.DayNumber;

    private List<string> Reasons(string stored)
    {
        var reasons = CustomerReasons.Parse(stored);
        return [.. reasons.NextVip.Select(reason => $"next VIP {sentences.Of(reason)}"), .. reasons.Churn.Select(reason => $"churn {sentences.Of(reason)}")];
    }
}
