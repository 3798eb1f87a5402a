using System.Text;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>Checks what clients and forms state about a file, and makes the options of an import of it.</summary>
internal static class ImportInputs
{
    /// <summary>What cannot be in an input; null for nothing.</summary>
    internal static InvalidInputError? Check(StartImportInput input)
    {
        if (input.Format is { } format && FormatCatalog.All.All(known => known.Name != format))
            return new InvalidInputError($"There is no format '{format}'. There are: {string.Join(", ", FormatCatalog.All.Select(f => f.Name))}.", "format");
        if (Unknown(input.Currency, "currency") is { } currency) return currency;
        if (Unknown(input.LikelyCurrency, "likelyCurrency") is { } likely) return likely;
        if (UnknownZone(input.TimeZone, "timeZone") is { } zone) return zone;
        if (UnknownZone(input.LikelyTimeZone, "likelyTimeZone") is { } likelyZone) return likelyZone;
        if (input.HeaderLine < 1) return new InvalidInputError("The header's line is 1 or more.", "headerLine");
        if (input.Answers?.DistinctBy(answer => answer.Key, StringComparer.OrdinalIgnoreCase).Count() < input.Answers?.Count)
            return new InvalidInputError("A question has two answers.", "answers");
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

    private static InvalidInputError? Unknown(string? currency, string field) => currency is null || Currency.TryParse(currency, out _)
        ? null
        : new InvalidInputError($"'{currency}' is not an ISO 4217 code such as EUR.", field);

    private static InvalidInputError? UnknownZone(string? zone, string field) => zone is null || TimeZoneNames.IsKnown(zone)
        ? null
        : new InvalidInputError($"'{zone}' is not a time zone such as Europe/Berlin.", field);

    /// <summary>The options of an import of the file.</summary>
    internal static ImportOptions OptionsOf(StartImportInput input) => new()
    {
        Format = input.Format ?? ImportOptions.AutoFormat,
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
        HeaderLine = input.HeaderLine,
        Sheet = input.Sheet,
        Answers = (input.Answers ?? []).ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.OrdinalIgnoreCase),
        TakesProposals = input.TakeProposals,
        LikelyCurrency = input.LikelyCurrency,
        LikelyTimeZone = input.LikelyTimeZone,
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
}
