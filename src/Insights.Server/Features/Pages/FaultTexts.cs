using Insights.Data.Databases;
using Insights.Data.Faults;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Pages;

/// <summary>What pages say where the database or the disk cannot do its work: why, and what to do.</summary>
internal static class FaultTexts
{
    /// <summary>Why an error happened; null where it has nothing to do with the database or the disk.</summary>
    internal static DatabaseFault? FaultOf(Exception error) =>
        DatabaseErrors.Find(error)?.Fault ?? (DiskFull.Is(error) ? DatabaseFault.DiskFull : null);

    /// <summary>The reason in the reader's language.</summary>
    internal static string Of(PageTexts texts, DatabaseFault fault) => fault switch
    {
        DatabaseFault.DiskFull => texts.Of("fault-disk-full"),
        DatabaseFault.Disk => texts.Of("fault-disk"),
        DatabaseFault.Busy => texts.Of("fault-busy"),
        DatabaseFault.NotWritable => texts.Of("fault-not-writable"),
        DatabaseFault.Damaged => texts.Of("fault-damaged"),
        DatabaseFault.Newer => texts.Of("fault-newer"),
        DatabaseFault.Replaced => texts.Of("fault-replaced"),
        _ => texts.Of("job-database"),
    };
}
