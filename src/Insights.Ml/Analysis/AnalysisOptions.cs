using System.ComponentModel.DataAnnotations;
using Insights.Data.Tiers;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>The settings of an analysis.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The horizon of a shop that has not chosen another one.</summary>
    public const int DefaultHorizonDays = 90;

    /// <summary>The seed of a run that names none.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The longest horizon in days.</summary>
    public const int MaxHorizonDays = 730;

    /// <summary>Length of the prediction window in days.</summary>
    [Range(1, MaxHorizonDays)]
    public int HorizonDays { get; init; } = DefaultHorizonDays;

    /// <summary>How customers are put into tiers.</summary>
    public TierPolicy Policy { get; init; } = TierPolicy.Default;

    /// <summary>Seed of all random numbers.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>The choices that make up the pipeline.</summary>
    internal PipelineOptions Pipeline { get; init; } = new();
}
