using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;

namespace Insights.Server.Features.Charts;

/// <summary>What a chart is asked to show.</summary>
/// <param name="Run">The run.</param>
/// <param name="Shop">The shop.</param>
/// <param name="Language">The reader's language.</param>
internal sealed record ChartRequest(Run Run, Shop Shop, CultureInfo Language)
{
    /// <summary>The chart's words in the reader's language.</summary>
    internal ChartTexts Texts { get; } = new(Language);

    /// <summary>Which customers and which date a chart speaks of, and how many they are.</summary>
    internal string Describe(int customers) => Texts.Of("about", Run.AsOf, customers);
}
