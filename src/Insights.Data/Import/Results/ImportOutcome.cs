namespace Insights.Data.Import.Results;

/// <summary>How an import ended. The numbers are stored.</summary>
public enum ImportOutcome
{
    /// <summary>The file is in, apart from the rows in its reject report.</summary>
    Completed = 0,

    /// <summary>Nothing of the file is in.</summary>
    Failed = 1,

    /// <summary>The file was in, and its owner has taken it back.</summary>
    Undone = 2,
}
