namespace Insights.Data.Import;

/// <summary>A file or a request that cannot be imported. The message says why and what to do; nothing was changed.</summary>
public sealed class ImportException : Exception
{
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
