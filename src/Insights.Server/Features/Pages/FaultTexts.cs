using Insights.Data.Storage;
using Insights.Server.Hosting;

namespace Insights.Server.Features.Pages;

/// <summary>What owners are told where the database or the disk cannot do its work: why, and what to do.</summary>
internal static class FaultTexts
{
    /// <summary>Why an error happened; null where it has nothing to do with the database or the disk.</summary>
    internal static DatabaseFault? FaultOf(Exception error) =>
        DatabaseException.Of(error)?.Fault ?? (DiskFull.Is(error) ? DatabaseFault.DiskFull : null);

    /// <summary>The reason in the reader's language.</summary>
    internal static string Of(PageTexts texts, DatabaseFault fault) => texts.Of(fault switch
    {
        DatabaseFault.DiskFull => "fault-disk-full",
        DatabaseFault.Disk => "fault-disk",
        DatabaseFault.Busy => "fault-busy",
        DatabaseFault.NotWritable => "fault-not-writable",
        DatabaseFault.Damaged => "fault-damaged",
        DatabaseFault.Newer => "fault-newer",
        DatabaseFault.Replaced => "fault-replaced",
        _ => "job-database",
    });
}
