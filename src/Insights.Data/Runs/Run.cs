using Insights.Data.Shops;

namespace Insights.Data.Runs;

/// <summary>One analysis of the shop as of a date. Written once, never changed.</summary>
public sealed class Run
{
    /// <summary>The key inside this database.</summary>
    public RunId RunId { get; init; }

    /// <summary>Purchases on or after this day are invisible to the run.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Length of the prediction window in days.</summary>
    public int HorizonDays { get; init; }

    /// <summary>The tier policy in the form that the command line takes.</summary>
    public required string Policy { get; init; }

    /// <summary>Where all chance of the run comes from.</summary>
    public int Seed { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime FinishedAt { get; init; }

    /// <summary>Where the probabilities come from.</summary>
    public RunStatus Status { get; init; }

    /// <summary>The run before this one by as-of date, which movements between tiers refer to; null for the first.</summary>
    public RunId? PreviousRunId { get; init; }

    /// <summary>Customers with at least one purchase before the as-of date.</summary>
    public int KnownCustomers { get; init; }

    /// <summary>A hash of all data the run has seen, in hexadecimal.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>Version of the program and of the packages that fitted the models.</summary>
    public required string Software { get; init; }

    /// <summary>Models, evaluation, warnings and the reason of the status as JSON, written and read by the analysis.</summary>
    public required string Report { get; init; }
}
