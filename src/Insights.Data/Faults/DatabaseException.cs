
namespace Insights.Data.Faults;

/// <summary>The database cannot do its work for a reason that the owner can fix; the message states which and how.</summary>
/// <param name="message">Why, and what to do, in whole sentences.</param>
/// <param name="innerException">The technical cause, or null.</param>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Which of the known reasons it is.</summary>
    public DatabaseFault Fault { get; init; }
}
