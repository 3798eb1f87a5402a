namespace Insights.Data.Import.Results;

/// <summary>How far an import is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">Units done: bytes of the file while reading, baskets while merging.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Rows">Rows read so far.</param>
public readonly record struct ImportProgress(ImportStage Stage, long Done, long Total, long Rows);

/// <summary>What an import is doing.</summary>
public enum ImportStage
{
    /// <summary>Reads and checks the file; the database is untouched.</summary>
    Reading,

    /// <summary>Compares the file with the database and writes.</summary>
    Merging,
}
