using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>What the user states about a file; null is detected.</summary>
public sealed record DialectOptions
{
    /// <summary>Nothing is stated.</summary>
    public static readonly DialectOptions Detect = new();

    /// <summary>Between columns; a blank means any run of white space.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The file's characters.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>In the file's numbers.</summary>
    public DecimalMark? DecimalMark { get; init; }

    /// <summary>Of dates that do not begin with the year.</summary>
    public DateOrder? DateOrder { get; init; }
}
