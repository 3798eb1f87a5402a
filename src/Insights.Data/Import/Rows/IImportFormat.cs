using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>
/// One kind of export file. To add one, add a folder with a class that implements <see cref="ISalesFormat"/> or
/// <see cref="ICustomerFormat"/>; it is found without being listed anywhere.
/// </summary>
public interface IImportFormat
{
    /// <summary>What <c>--format</c> takes, unique, in lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>What it is and where a shop owner finds it, one line.</summary>
    string Description { get; }

    /// <summary>All columns that are read.</summary>
    IReadOnlyList<ColumnSpec> Columns { get; }

    /// <summary>The program that writes it, such as "Stripe"; null for formats of any program.</summary>
    string? System => null;

    /// <summary>
    /// Header texts that no other program writes unless it took over the form of this export, read by the format or not. A file with two of them, and with more of them than it
    /// lacks needed columns, is of this <see cref="System"/>: only its formats may read the file, and a needed column that is missing
    /// is named.
    /// </summary>
    IReadOnlyList<string> Hallmarks => [];

    /// <summary>The currency of a file that does not name one, or null where that cannot be known.</summary>
    string? DefaultCurrency => null;

    /// <summary>The zone of a file's local times, or null where that cannot be known.</summary>
    string? DefaultTimeZone => null;

    /// <summary>
    /// True where numbers always have a decimal point and ambiguous ones ("1,234") need no question; false where the
    /// format comes from many programs.
    /// </summary>
    bool WritesDecimalPoints => true;

    /// <summary>How sure a match is; where several formats match, the highest wins.</summary>
    int Priority => Columns.Count(column => column.IsRequired);

    /// <summary>The file's columns, or null where it is not of this format.</summary>
    FormatMatch? Match(FileHead head, ColumnMap map) => FormatMatch.Find(head, Columns, map);

    /// <summary>Why a related export of the same system cannot be imported and which one can; null where the file is none.</summary>
    ImportMessage? Refuse(FileHead head) => null;

    /// <summary>The same, where columns that the user names can complete the file.</summary>
    ImportMessage? Refuse(FileHead head, ColumnMap map) => Refuse(head);
}
