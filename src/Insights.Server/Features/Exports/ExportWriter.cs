using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Explanations;

namespace Insights.Server.Features.Exports;

/// <summary>Writes lists of customers for other programs: numbers in invariant format, an empty cell where there is honestly none.</summary>
/// <param name="asOf">The run's date.</param>
/// <param name="sentences">The reader's language.</param>
internal sealed class ExportWriter(DateOnly asOf, Sentences sentences)
{
    private const string Header =
        "customer_id,tier,net_spend,orders,days_since_last_purchase,vip_probability,churn_probability,expected_purchases,expected_spend,reasons,previous_tier,rank,lifetime_net_spend,lifetime_orders,first_purchase,last_purchase,probability_alive,name,country,"
        + "vip_probability_low,vip_probability_high,churn_probability_low,churn_probability_high,probability_alive_low,probability_alive_high,expected_purchases_low,expected_purchases_high,expected_spend_low,expected_spend_high,next_purchase,next_purchase_early,next_purchase_late,clv,clv_low,clv_high";

    /// <summary>Writes comma-separated values with a header (RFC 4180), safe against formulas in names.</summary>
    internal async Task WriteCsvAsync(IAsyncEnumerable<ExportedCustomer> customers, TextWriter target, CancellationToken cancellationToken)
    {
        await target.WriteAsync((Header + "\r\n").AsMemory(), cancellationToken);
        var row = new StringBuilder();
        await foreach (var customer in customers.WithCancellation(cancellationToken))
        {
            row.Clear();
            AppendCsv(row, customer);
            row.Append("\r\n");
            await target.WriteAsync(row, cancellationToken);
        }
        await target.FlushAsync(cancellationToken);
    }

    private void AppendCsv(StringBuilder row, ExportedCustomer customer)
    {
        var result = customer.Result;
        CsvText.Append(row, customer.ExternalId).Append(',');
        row.Append(result.Tier).Append(',').Append(result.NetSpend).Append(',');
        row.Append(CultureInfo.InvariantCulture, $"{result.PurchaseDays},{DaysSinceLastPurchase(customer)},");
        row.Append(Number(result.VipProbability)).Append(',').Append(Number(result.ChurnProbability)).Append(',');
        row.Append(Number(result.ExpectedPurchases)).Append(',').Append(result.ExpectedSpend?.ToString()).Append(',');
        CsvText.Append(row, string.Join("; ", Reasons(result.Reasons, "next VIP", "churn"))).Append(',');
        row.Append(result.PreviousTier?.ToString()).Append(',').Append(result.Rank?.ToString(CultureInfo.InvariantCulture)).Append(',');
        row.Append(result.LifetimeNetSpend).Append(',');
        row.Append(CultureInfo.InvariantCulture, $"{result.LifetimePurchaseDays},{result.FirstPurchase:yyyy-MM-dd},{result.LastPurchase:yyyy-MM-dd},");
        row.Append(Number(result.ProbabilityAlive)).Append(',');
        CsvText.Append(row, customer.Name).Append(',');
        CsvText.Append(row, customer.Country);
        foreach (var (_, value) in Intervals(result)) row.Append(',').Append(Text(value));
    }

    /// <summary>Writes one JSON object a line (NDJSON).</summary>
    internal async Task WriteNdjsonAsync(IAsyncEnumerable<ExportedCustomer> customers, Stream target, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await foreach (var customer in customers.WithCancellation(cancellationToken))
        {
            buffer.SetLength(0);
            await using (var json = new Utf8JsonWriter(buffer)) WriteJson(json, customer);
            buffer.WriteByte((byte)'\n');
            await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        }
        await target.FlushAsync(cancellationToken);
    }

    private void WriteJson(Utf8JsonWriter json, ExportedCustomer customer)
    {
        var result = customer.Result;
        json.WriteStartObject();
        json.WriteString("customer_id", customer.ExternalId);
        json.WriteString("tier", result.Tier.ToString());
        json.WriteNumber("net_spend", result.NetSpend.Amount);
        json.WriteNumber("orders", result.PurchaseDays);
        json.WriteNumber("days_since_last_purchase", DaysSinceLastPurchase(customer));
        WriteNumber(json, "vip_probability", result.VipProbability);
        WriteNumber(json, "churn_probability", result.ChurnProbability);
        WriteNumber(json, "expected_purchases", result.ExpectedPurchases);
        if (result.ExpectedSpend is { } spend) json.WriteNumber("expected_spend", spend.Amount);
        else json.WriteNull("expected_spend");
        json.WriteStartArray("reasons");
        foreach (var reason in Reasons(result.Reasons, "next VIP", "churn")) json.WriteStringValue(reason);
        json.WriteEndArray();
        json.WriteString("previous_tier", result.PreviousTier?.ToString());
        if (result.Rank is { } rank) json.WriteNumber("rank", rank);
        else json.WriteNull("rank");
        json.WriteNumber("lifetime_net_spend", result.LifetimeNetSpend.Amount);
        json.WriteNumber("lifetime_orders", result.LifetimePurchaseDays);
        json.WriteString("first_purchase", result.FirstPurchase.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("last_purchase", result.LastPurchase.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteNumber(json, "probability_alive", result.ProbabilityAlive);
        json.WriteString("name", customer.Name);
        json.WriteString("country", customer.Country);
        foreach (var (name, value) in Intervals(result)) WriteValue(json, name, value);
        json.WriteEndObject();
    }

    /// <summary>The columns of what may be expected and how far it may be off, in their order: numbers, amounts or dates, or null.</summary>
    private static IEnumerable<(string Name, object? Value)> Intervals(CustomerResult result) =>
    [
        ("vip_probability_low", result.VipProbabilityLow), ("vip_probability_high", result.VipProbabilityHigh),
        ("churn_probability_low", result.ChurnProbabilityLow), ("churn_probability_high", result.ChurnProbabilityHigh),
        ("probability_alive_low", result.ProbabilityAliveLow), ("probability_alive_high", result.ProbabilityAliveHigh),
        ("expected_purchases_low", result.ExpectedPurchasesLow), ("expected_purchases_high", result.ExpectedPurchasesHigh),
        ("expected_spend_low", result.ExpectedSpendLow), ("expected_spend_high", result.ExpectedSpendHigh),
        ("next_purchase", result.NextPurchase), ("next_purchase_early", result.NextPurchaseEarly), ("next_purchase_late", result.NextPurchaseLate),
        ("clv", result.Clv), ("clv_low", result.ClvLow), ("clv_high", result.ClvHigh),
    ];

    private static string? Text(object? value) => value switch
    {
        double number => Number(number),
        DateOnly date => Day(date),
        _ => value?.ToString(),
    };

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case double number: json.WriteNumber(name, number); break;
            case Money amount: json.WriteNumber(name, amount.Amount); break;
            case DateOnly date: json.WriteString(name, Day(date)); break;
            default: json.WriteNull(name); break;
        }
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private int DaysSinceLastPurchase(ExportedCustomer customer) => asOf.DayNumber - customer.Result.LastPurchase.DayNumber;

    private IEnumerable<string> Reasons(string stored, string vipTitle, string churnTitle)
    {
        var reasons = CustomerReasons.Parse(stored);
        foreach (var reason in reasons.NextVip) yield return $"{vipTitle} {sentences.Of(reason)}";
        foreach (var reason in reasons.Churn) yield return $"{churnTitle} {sentences.Of(reason)}";
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>All digits, so that equal figures are equal and different ones differ.</summary>
    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
