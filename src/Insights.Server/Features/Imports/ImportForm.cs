using System.Globalization;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>What an owner states on the page of an upload.</summary>
/// <param name="Input">What the form says; a value that cannot be is left out of it.</param>
/// <param name="Job">The number of the dry run that the page showed; null for none.</param>
/// <param name="IsPreview">True where the owner wants to see what would happen before it does.</param>
/// <param name="Wrong">The name of the first value that cannot be, such as "currency"; null for none.</param>
internal sealed record ImportForm(StartImportInput Input, long? Job, bool IsPreview, string? Wrong)
{
    internal const string ActionField = "action";
    internal const string ImportAction = "import";
    internal const string PreviewAction = "preview";
    internal const string JobField = "job";
    internal const string FormatField = "format";
    internal const string CurrencyField = "currency";
    internal const string DecimalField = "decimal-mark";
    internal const string DatesField = "date-order";
    internal const string HeaderLineField = "header-line";
    internal const string SheetField = "sheet";
    internal const string StrictField = "strict";
    internal const string MapPrefix = "map-";
    internal const string AnswerPrefix = "answer-";

    internal static ImportForm Read(string uploadId, IFormCollection fields)
    {
        var wrong = new List<string>();
        var input = new StartImportInput
        {
            UploadId = uploadId,
            Format = Text(fields, FormatField),
            Currency = Sensible(Text(fields, CurrencyField), IsCurrency, "currency"),
            Columns = [.. Under(MapPrefix, fields).Select(field => new ColumnInput { Field = field.Name, Column = field.Value })],
            DecimalMark = ChosenOf<DecimalMark>(fields, DecimalField),
            DateOrder = ChosenOf<DateOrder>(fields, DatesField),
            HeaderLine = LineOf(Sensible(Text(fields, HeaderLineField), text => LineOf(text) is not null, "headerLine")),
            Sheet = Text(fields, SheetField),
            Answers = [.. Under(AnswerPrefix, fields).Where(field => IsAnswer(field.Name, field.Value)).Select(field => new AnswerInput { Key = field.Name, Value = field.Value })],
            Strict = fields.ContainsKey(StrictField),
        };
        long? job = long.TryParse(fields[JobField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new ImportForm(input, job, wrong.Count > 0 || fields[ActionField] == PreviewAction, wrong.FirstOrDefault());

        string? Sensible(string? text, Func<string, bool> isSensible, string name)
        {
            if (text is null || isSensible(text)) return text;
            wrong.Add(name);
            return null;
        }

        bool IsAnswer(string key, string value) => Sensible(value, text => key switch
        {
            Questionnaire.ShopCurrency => IsCurrency(text),
            Questionnaire.ShopTimeZone => TimeZoneNames.IsKnown(text),
            _ => true,
        }, key == Questionnaire.ShopTimeZone ? "timeZone" : key) is not null;
    }

    private static bool IsCurrency(string text) => Currency.TryParse(text, out _);

    private static int? LineOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? line : null;

    private static string? Text(IFormCollection fields, string name) => fields[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static IEnumerable<(string Name, string Value)> Under(string prefix, IFormCollection fields) =>
        from field in fields
        where field.Key.StartsWith(prefix, StringComparison.Ordinal)
        let value = field.Value.ToString().Trim()
        where value.Length > 0
        select (field.Key[prefix.Length..], value);

    private static T? ChosenOf<T>(IFormCollection fields, string name) where T : struct, Enum =>
        Enum.TryParse<T>(fields[name], out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
