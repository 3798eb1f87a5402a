using Insights.Data.Faults;
using Insights.Data.Storage.Sqlite;

namespace Insights.Data.Databases;

/// <summary>Errors of the databases that a shop can have.</summary>
public static class DatabaseErrors
{
    /// <summary>What an error means for the database: itself, or the error of the database that it carries, in the owner's words; null where it is about something else.</summary>
    public static DatabaseException? Find(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if ((cause as DatabaseException ?? SqliteErrors.Find(cause)) is { } found) return found;
        return null;
    }
}
