using System.Text;
using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Imports;

/// <summary>Starts imports.</summary>
[ResolverOf("Mutation")]
internal static class ImportMutations
{
    public static StartImportPayload StartImport(StartImportInput input, UploadStore uploads, JobQueue jobs, IDatabase database, TimeProvider clock)
    {
        if (Check(input) is { } fault) return new StartImportPayload(null, [fault]);
        if (uploads.Find(input.UploadId) is not var (path, name))
            return new StartImportPayload(null, [new UploadNotFoundError("There is no such upload. Uploads are kept for a day; send the file to /uploads again.")]);

        var options = OptionsOf(input);
        var job = jobs.Start(JobKind.Import, async (progress, cancellationToken) =>
        {
            var file = ImportFile.FromPath(path) with { Name = name };
            var result = await new Importer(database, clock).ImportAsync(file, options, new Relay(progress), cancellationToken);
            if (!options.DryRun) uploads.Remove(input.UploadId);
            return new JobOutcome(result.ImportId, Run: null);
        });
        return job is null
            ? new StartImportPayload(null, [new TooManyJobsError("Too much work waits already. Try again when some of it is done.")])
            : new StartImportPayload(new JobView(job), []);
    }

    private static InvalidInputError? Check(StartImportInput input)
    {
        if (input.Format is { } format && FormatCatalog.All.All(known => known.Name != format))
            return new InvalidInputError($"There is no format '{format}'. There are: {string.Join(", ", FormatCatalog.All.Select(f => f.Name))}.", "format");
        if (input.Currency is { } currency && !Currency.TryParse(currency, out _))
            return new InvalidInputError($"'{currency}' is not an ISO 4217 code such as EUR.", "currency");
        if (input.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return new InvalidInputError($"'{zone}' is not a time zone such as Europe/Berlin.", "timeZone");
        try
        {
            ColumnsOf(input);
        }
        catch (ImportException error)
        {
            return new InvalidInputError(error.Message, "columns");
        }
        return null;
    }

    private static ImportOptions OptionsOf(StartImportInput input) => new()
    {
        Format = input.Format ?? FormatCatalog.Auto,
        Currency = input.Currency,
        TimeZone = input.TimeZone,
        Columns = ColumnsOf(input),
        Dialect = new DialectOptions
        {
            Delimiter = input.Delimiter is { } delimiter ? CharacterOf(delimiter) : null,
            Encoding = input.Encoding is { } encoding ? EncodingOf(encoding) : null,
            DecimalMark = input.DecimalMark,
            DateOrder = input.DateOrder,
        },
        DryRun = input.DryRun,
        Strict = input.Strict,
    };

    private static ColumnMap ColumnsOf(StartImportInput input) =>
        ColumnMap.Of((input.Columns ?? []).Select(column => (column.Field, column.Column)));

    private static char CharacterOf(Delimiter delimiter) => delimiter switch
    {
        Delimiter.Comma => ',',
        Delimiter.Semicolon => ';',
        Delimiter.Tab => '\t',
        Delimiter.Pipe => '|',
        _ => Dialect.WhiteSpace,
    };

    private static Encoding EncodingOf(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => Encodings.Utf8,
        FileEncoding.Utf16 => Encodings.Utf16LittleEndian,
        _ => Encodings.Windows1252,
    };

    private sealed class Relay(IProgress<JobProgress> target) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => target.Report(new JobProgress(
            value.Stage == ImportStage.Reading ? "Reading" : "Storing", value.Total == 0 ? 0 : value.Done / (double)value.Total));
    }
}

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

/// <summary>The answer to startImport.</summary>
internal sealed record StartImportPayload(JobView? Job, IReadOnlyList<object> Errors);

/// <summary>There is no upload of this id.</summary>
internal sealed record UploadNotFoundError(string Message);

/// <summary>An input that cannot be.</summary>
internal sealed record InvalidInputError(string Message, string Field);

/// <summary>Too much work waits already.</summary>
internal sealed record TooManyJobsError(string Message);
