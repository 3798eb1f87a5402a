using Insights.Data.Purchases;

namespace Insights.Data.Import.Messages;

/// <summary>A file or a request that cannot be imported. The message states why and what to do; nothing was changed.</summary>
public sealed class ImportException : Exception
{
    /// <summary>The record of the failed import; null where none is stored, as of a dry run or a file that there is not.</summary>
    public ImportId? ImportId { get; internal set; }

    /// <param name="details">Why, and what to do.</param>
    /// <param name="innerException">The technical cause; null where there is none.</param>
    public ImportException(ImportMessage details, Exception? innerException = null) : base(details.English, innerException) => Details = details;

    /// <summary>Why, and what to do, for readers of any language.</summary>
    public ImportMessage Details { get; }
}
