using Insights.Data.Import.Reading;

namespace Insights.Server.Features.Imports;

/// <summary>Which file, and how to read it.</summary>
internal sealed record StartImportInput
{
    public string UploadId { get; init; } = "";

    public string? Format { get; init; }

    public string? Currency { get; init; }

    public string? TimeZone { get; init; }

    public IReadOnlyList<ColumnInput>? Columns { get; init; }

    public Delimiter? Delimiter { get; init; }

    public FileEncoding? Encoding { get; init; }

    public DecimalMark? DecimalMark { get; init; }

    public DateOrder? DateOrder { get; init; }

    public int? HeaderLine { get; init; }

    public string? Sheet { get; init; }

    public IReadOnlyList<AnswerInput>? Answers { get; init; }

    public bool TakeProposals { get; init; }

    public string? LikelyCurrency { get; init; }

    public string? LikelyTimeZone { get; init; }

    public bool DryRun { get; init; }

    public bool Strict { get; init; }
}

/// <summary>What stands between the columns of a file.</summary>
internal enum Delimiter
{
    /// <summary>,</summary>
    Comma,

    /// <summary>;</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>|</summary>
    Pipe,

    /// <summary>Any run of white space.</summary>
    Space,
}

/// <summary>How a file's letters are written.</summary>
internal enum FileEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16,

    /// <summary>What older Windows programs write in Western Europe and America.</summary>
    Windows1252,
}

/// <summary>Which column of a file means what.</summary>
internal sealed record ColumnInput
{
    public string Field { get; init; } = "";

    public string Column { get; init; } = "";
}

/// <summary>An answer to a question of a file.</summary>
internal sealed record AnswerInput
{
    public string Key { get; init; } = "";

    public string Value { get; init; } = "";
}
