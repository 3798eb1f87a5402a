namespace Insights.Data.Import;

/// <summary>A file or a request that cannot be imported. The message says why and what to do; nothing was changed.</summary>
public sealed class ImportException : Exception
{
    /// <summary>The record of the failed import; null where none is kept, as of a dry run or a file that there is not.</summary>
    public ImportId? ImportId { get; internal set; }

    /// <param name="message">Why, and what to do, in whole sentences.</param>
    public ImportException(string message) : base(message)
    {
    }

    /// <param name="message">Why, and what to do, in whole sentences.</param>
    /// <param name="innerException">The technical cause.</param>
    public ImportException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
