using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Server.Queries.Customers;

namespace Insights.Server.Features.Charts;

/// <summary>What a chart is asked to show.</summary>
/// <param name="Run">The run.</param>
/// <param name="Shop">The shop.</param>
/// <param name="Language">The reader's language.</param>
internal sealed record ChartRequest(Run Run, Shop Shop, CultureInfo Language)
{
    /// <summary>The customer; null for charts about the shop.</summary>
    internal CustomerView? Customer { get; init; }

    /// <summary>By what customers are told apart; null for the chart's own choice.</summary>
    internal ChartKey? By { get; init; }

    /// <summary>The chart's words in the reader's language.</summary>
    internal ChartTexts Texts { get; } = new(Language);

    /// <summary>The sign of the shop's currency.</summary>
    internal string Sign => CurrencySign.Of(Shop.Currency);

    /// <summary>An amount as people say it.</summary>
    internal string Money(decimal amount) => CurrencySign.Write(amount, Shop.Currency, Language);

    /// <summary>An amount as on a receipt.</summary>
    internal string Price(decimal amount) => CurrencySign.Write(amount, Shop.Currency, CurrencySign.DecimalsOf(Shop.Currency), Language);

    /// <summary>Which customers and which date a chart speaks of, and how many they are.</summary>
    internal string Describe(int customers) => Texts.Of("about", Run.AsOf, customers);
}
