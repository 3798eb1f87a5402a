
namespace Insights.Ml.Metrics;

/// <summary>One way of scoring rows.</summary>
/// <param name="Name">"model" or the baseline's name.</param>
/// <param name="Scores">One for each row; larger is more likely.</param>
/// <param name="IsProbability">True where the scores are probabilities.</param>
internal sealed record Scoring(string Name, IReadOnlyList<double> Scores, bool IsProbability)
{
    /// <summary>The standard error of each probability; null where it is not known.</summary>
    internal IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>True for scores at random: chance is known without resampling.</summary>
    internal bool IsChance { get; init; }

    /// <summary>The same way of scoring, of some of the rows.</summary>
    internal Scoring Of(int[] rows) => this with
    {
        Scores = Array.ConvertAll(rows, row => Scores[row]),
        StandardErrors = StandardErrors is { } errors ? Array.ConvertAll(rows, row => errors[row]) : null,
    };
}
