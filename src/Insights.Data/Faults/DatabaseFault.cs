
namespace Insights.Data.Faults;

/// <summary>Why a database cannot do its work.</summary>
public enum DatabaseFault
{
    /// <summary>For another reason; the message states which.</summary>
    Other,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The disk does not read or write.</summary>
    Disk,

    /// <summary>Another program has been writing for a long time.</summary>
    Busy,

    /// <summary>The folder or the file is missing, or belongs to another user.</summary>
    NotWritable,

    /// <summary>The file is not a database, or is damaged.</summary>
    Damaged,

    /// <summary>It was written by a newer version of the program.</summary>
    Newer,

    /// <summary>The file was replaced by another one, and the program has not closed the old one yet.</summary>
    Replaced,
}
