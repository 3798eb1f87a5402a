using Insights.Data.Storage.Sqlite;

namespace Insights.Data.Storage;

/// <summary>The database cannot do its work for a reason that the owner can mend; the message says which and how.</summary>
/// <param name="message">Why, and what to do, in whole sentences.</param>
/// <param name="innerException">The technical cause, or null.</param>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Which of the known reasons it is.</summary>
    public DatabaseFault Fault { get; init; }

    /// <summary>What an error says about the database: itself, or the error of the database that it carries, in the owner's words; null where it is about something else.</summary>
    public static DatabaseException? Of(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if ((cause as DatabaseException ?? SqliteErrors.Find(cause)) is { } found) return found;
        return null;
    }
}
