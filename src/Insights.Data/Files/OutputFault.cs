
namespace Insights.Data.Files;

/// <summary>Why a file must not be written.</summary>
public enum OutputFault
{
    /// <summary>It may be.</summary>
    None,

    /// <summary>It is a folder.</summary>
    Folder,

    /// <summary>It belongs to the shop's database.</summary>
    Database,

    /// <summary>It is one of the files that are read.</summary>
    Input,
}
