using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Values;
using Insights.Ml.Explanations;
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
            ("customer_id", row => row.Customer.ExternalId), ("tier", row => row.Result.Tier), ("net_spend", row => row.Result.NetSpend),
            ("purchase_days", row => row.Result.PurchaseDays), ("days_since_last_purchase", DaysSinceLastPurchase),
            ("vip_probability", row => row.Result.VipProbability), ("churn_probability", row => row.Result.ChurnProbability),
            ("expected_purchases", row => row.Result.ExpectedPurchases), ("expected_spend", row => row.Result.ExpectedSpend),
            ("reasons", row => Reasons(row.Result.Reasons, "next VIP", "churn").ToList()),
            ("previous_tier", row => row.Result.PreviousTier), ("rank", row => row.Result.Rank), ("lifetime_net_spend", row => row.Result.LifetimeNetSpend),
            ("lifetime_purchase_days", row => row.Result.LifetimePurchaseDays), ("first_purchase", row => row.Result.FirstPurchase),
            ("last_purchase", row => row.Result.LastPurchase), ("probability_alive", row => row.Result.ProbabilityAlive),
            ("name", row => row.Customer.Name), ("country", row => row.Customer.Country),
            .. Intervals,
            ("orders", row => row.Orders.InWindow), ("lifetime_orders", row => row.Orders.Lifetime),
            ("email", row => row.Customer.Email), ("phone", row => row.Customer.Phone), ("birthday", row => row.Customer.Birthday),
            ("city", row => row.Customer.City), ("region", row => row.Customer.Region), ("channel", row => row.Customer.Channel),
            ("consent", row => row.Customer.Consent), ("first_contact", row => row.Customer.FirstContact), ("referred_by", row => row.Customer.ReferredBy),
        ];
    }

    /// <summary>What may be expected and how far it may be off.</summary>
    private static IEnumerable<(string Name, Func<ExportedCustomer, object?> ValueOf)> Intervals =>
    [
        ("vip_probability_low", row => row.Result.VipProbabilityLow), ("vip_probability_high", row => row.Result.VipProbabilityHigh),
        ("churn_probability_low", row => row.Result.ChurnProbabilityLow), ("churn_probability_high", row => row.Result.ChurnProbabilityHigh),
        ("probability_alive_low", row => row.Result.ProbabilityAliveLow), ("probability_alive_high", row => row.Result.ProbabilityAliveHigh),
        ("expected_purchases_low", row => row.Result.ExpectedPurchasesLow), ("expected_purchases_high", row => row.Result.ExpectedPurchasesHigh),
        ("expected_spend_low", row => row.Result.ExpectedSpendLow), ("expected_spend_high", row => row.Result.ExpectedSpendHigh),
        ("next_purchase", row => row.Result.NextPurchase), ("next_purchase_early", row => row.Result.NextPurchaseEarly), ("next_purchase_late", row => row.Result.NextPurchaseLate),
        ("clv", row => row.Result.Clv), ("clv_low", row => row.Result.ClvLow), ("clv_high", row => row.Result.ClvHigh),
    ];

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

    private IEnumerable<string> Reasons(string stored, string vipTitle, string churnTitle)
    {
        var reasons = CustomerReasons.Parse(stored);
        foreach (var reason in reasons.NextVip) yield return $"{vipTitle} {sentences.Of(reason)}";
        foreach (var reason in reasons.Churn) yield return $"{churnTitle} {sentences.Of(reason)}";
    }
}
