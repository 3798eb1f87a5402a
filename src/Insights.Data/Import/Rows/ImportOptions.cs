using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>How to import a file.</summary>
public sealed record ImportOptions
{
    /// <summary>In place of a format's name: the format is recognised by the file's header.</summary>
    public const string AutoFormat = "auto";

    /// <summary>A format's name, or <see cref="AutoFormat"/> to recognise it by its header.</summary>
    public string Format { get; init; } = AutoFormat;

    /// <summary>ISO 4217 code of the file's amounts; null takes the file's, the format's or the shop's.</summary>
    public string? Currency { get; init; }

    /// <summary>IANA id of the zone of the file's local times; null takes the file's, the format's or the shop's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Columns that the user names.</summary>
    public ColumnMap Columns { get; init; } = ColumnMap.Empty;

    /// <summary>How the file is written, as far as the user states it.</summary>
    public DialectOptions Dialect { get; init; } = DialectOptions.Detect;

    /// <summary>Answers to the questions that the file raises, by <see cref="Questions.ImportQuestion.Key"/>.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>True to take the proposals where a question has no answer.</summary>
    public bool TakesProposals { get; init; }

    /// <summary>ISO 4217 code to propose where the file names no currency, such as that of the machine's or the browser's country; null for none.</summary>
    public string? LikelyCurrency { get; init; }

    /// <summary>IANA id to propose where the file names no time zone, such as the machine's or the browser's; null for none.</summary>
    public string? LikelyTimeZone { get; init; }

    /// <summary>Line of the file on which the header stands, from 1; null finds it.</summary>
    public int? HeaderLine { get; init; }

    /// <summary>Name of the worksheet of a workbook that holds the data; null takes the only one, or asks.</summary>
    public string? Sheet { get; init; }

    /// <summary>True to do everything but store it.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to import nothing when a row is rejected.</summary>
    public bool Strict { get; init; }

    /// <summary>Where to write the reject report as CSV when rows are rejected; null writes none.</summary>
    public string? RejectReport { get; init; }
}
