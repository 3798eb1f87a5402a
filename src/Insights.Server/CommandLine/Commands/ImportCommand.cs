using System.CommandLine;
using System.Globalization;
using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Reads sales and customers from files.</summary>
internal sealed class ImportCommand : Command
{
    private static readonly string Text = $"""
        Read sales or customers from export files, plain or gzip, each completely or not at all.
        Importing the same file again, or one that overlaps, changes nothing.

          insights import orders_export.csv
          insights import sales.csv --map customer=Kundennummer,date=Datum,amount=Betrag --currency EUR
          insights import orders.csv --dry-run
          insights import orders.csv --answer "status:on hold=pending"

        What a file leaves open is asked: on a terminal one by one, in a script with exit status 2, and nothing of
        the file is stored. --answer and --yes answer beforehand; answers are remembered for later files.

        Formats, recognised by their headers:
        {string.Join('\n', FormatCatalog.All.Select(format => $"  {format.Name,-18} {format.Description}"))}
        """;

    private readonly Argument<string[]> files = new("FILE") { Description = "Files to import, one after the other.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> format = new("--format") { Description = "The format's name, where it is not recognised.", DefaultValueFactory = _ => ImportOptions.AutoFormat, HelpName = "NAME" };
    private readonly Option<string?> currency = new("--currency") { Description = "ISO 4217 code of the amounts, such as EUR.", HelpName = "C" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "Zone of times without an offset, such as Europe/Berlin.", HelpName = "TZ" };
    private readonly Option<string[]> map = new("--map") { Description = "Which column is which, for instance customer=Kunde,date=Datum.", HelpName = "FIELD=COLUMN,...", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Do everything but store it." };
    private readonly Option<bool> strict = new("--strict") { Description = "Import nothing of a file that has a row which cannot be read." };
    private readonly Option<string?> rejects = new("--rejects") { Description = "Where to write the report of rejected rows. Default: rejected/ in the data folder.", HelpName = "FILE" };
    private readonly Option<string?> delimiter = new("--delimiter") { Description = "Between columns: comma, semicolon, tab, pipe or space. Default: detected.", HelpName = "NAME" };
    private readonly Option<string?> encoding = new("--encoding") { Description = "utf-8, utf-16 or windows-1252. Default: detected.", HelpName = "NAME" };
    private readonly Option<string?> decimalMark = new("--decimal") { Description = "point or comma. Default: detected.", HelpName = "MARK" };
    private readonly Option<string?> dateOrder = new("--date-order") { Description = "dmy (day first), mdy (month first) or ymd (a year of two digits first). Default: detected.", HelpName = "ORDER" };
    private readonly Option<string[]> answer = new("--answer") { Description = "Answers a question of the file, for instance \"status:on hold=pending\"; may be given several times.", HelpName = "KEY=VALUE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> yes = new("--yes") { Description = "Take what is proposed where a question has no answer." };
    private readonly Option<int?> headerLine = new("--header-line") { Description = "Line of the file on which the column names stand, from 1. Default: found.", HelpName = "N" };
    private readonly Option<string?> sheet = new("--sheet") { Description = "Worksheet of a workbook that holds the data. Default: the only one.", HelpName = "NAME" };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public ImportCommand() : base("import", Text)
    {
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.StartsWith("--", StringComparison.Ordinal)) result.AddError($"There is no option {token.Value}. See: insights import --help");
        });
        format.AcceptOnlyFromAmong([ImportOptions.AutoFormat, .. FormatCatalog.All.Select(known => known.Name)]);
        currency.AcceptCurrencies();
        timeZone.AcceptTimeZones();
        rejects.Validators.Add(result =>
        {
            if (result.GetValue(files) is { Length: > 1 }) result.AddError("--rejects takes the report of one file. Leave it out, and each file has a report of its own in the data folder.");
        });
        delimiter.AcceptOnlyFromAmong("comma", "semicolon", "tab", "pipe", "space");
        decimalMark.AcceptOnlyFromAmong("point", "comma");
        dateOrder.AcceptOnlyFromAmong("dmy", "mdy", "ymd");
        Add(files);
        foreach (Option option in new Option[] { format, currency, timeZone, map, dryRun, strict, rejects, delimiter, encoding, decimalMark, dateOrder, headerLine, sheet, answer, yes, json })
            Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = CommonOptions.DatabaseOf(parsed);
        var importer = new Importer(database, TimeProvider.System);
        var reports = new List<ImportReport>();
        var isForPrograms = parsed.GetValue(json);
        var paths = parsed.GetRequiredValue(files);
        if (parsed.GetValue(rejects) is { } report) OutputOption.Refuse(report, "--rejects", database, paths);
        // A database that is there is migrated first; a new one is made while the first file is read.
        if (await database.ReadShopAsync(cancellationToken) is not null) await CommonOptions.MigrateAsync(database, cancellationToken);
        try
        {
            foreach (var path in paths)
            {
                var options = OptionsOf(parsed, path, database.Folder);
                var result = await ImportAsync(importer, path, options, isForPrograms ? null : ImportDialog.OfTerminal(), reports, cancellationToken);
                reports.Add(new ImportReport(result.FileName, result, result.Questions) { IsDryRun = options.DryRun });
                if (!isForPrograms) await Console.Out.WriteLineAsync(ImportSummary.ForPeople(result, options.DryRun));
            }
        }
        finally
        {
            // Where a file fails or the work is stopped, the files before it are in.
            if (isForPrograms) await Console.Out.WriteLineAsync(ImportSummary.ForPrograms(reports));
        }
        // A file of which no row can be read was most likely read in the wrong way.
        return reports.Exists(report => report.Result is { Lines: var lines, Refusal: var refusal } && (refusal is not null || (lines.Total > 0 && lines.Rejected == lines.Total))) ? InsightsCommandLine.Failed : InsightsCommandLine.Done;
    }

    /// <summary>Imports a file; on a terminal its questions are asked one by one, and the file is read again with the answers.</summary>
    private static async Task<ImportResult> ImportAsync(
        Importer importer, string path, ImportOptions options, ImportDialog? dialog, List<ImportReport> reports, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ImportAsync(importer, path, options, cancellationToken);
            }
            catch (QuestionsException error)
            {
                if (dialog is not null && await dialog.AskAsync(Path.GetFileName(path), error.Questions, options.Answers, cancellationToken) is { } answers)
                {
                    options = options with { Answers = answers };
                    continue;
                }
                reports.Add(new ImportReport(Path.GetFileName(path), error.Preview, error.Questions) { IsStopped = true });
                throw new CommandException(ImportSummary.Questions(path, error), InsightsCommandLine.WrongUsage);
            }
        }
    }

    private static async Task<ImportResult> ImportAsync(Importer importer, string path, ImportOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await ProgressDisplay.RunAsync(progress => Task.Run(
                () => importer.ImportAsync(ImportFile.FromPath(path), options, new StepProgress(progress), cancellationToken), cancellationToken));
        }
        catch (OperationCanceledException)
        {
            throw new CommandException($"Stopped. Nothing of {path} was stored; files before it are in.");
        }
        catch (ImportException error)
        {
            throw new CommandException($"{path}: {error.Message}");
        }
        catch (RejectedRowsException error)
        {
            throw new CommandException($"{path}: {error.Message}{ImportSummary.Rejections(error.Rejections, error.Report)}");
        }
    }

    private ImportOptions OptionsOf(ParseResult parsed, string path, string dataFolder)
    {
        try
        {
            return new ImportOptions
            {
                Format = parsed.GetRequiredValue(format),
                Currency = parsed.GetValue(currency),
                TimeZone = parsed.GetValue(timeZone),
                Columns = MapOf(parsed),
                Dialect = new DialectOptions
                {
                    Delimiter = DelimiterOf(parsed.GetValue(delimiter)),
                    Encoding = EncodingOf(parsed.GetValue(encoding)),
                    DecimalMark = parsed.GetValue(decimalMark) switch { "point" => DecimalMark.Point, "comma" => DecimalMark.Comma, _ => null },
                    DateOrder = parsed.GetValue(dateOrder) switch { "dmy" => DateOrder.DayMonthYear, "mdy" => DateOrder.MonthDayYear, "ymd" => DateOrder.YearMonthDay, _ => null },
                },
                Answers = AnswersOf(parsed.GetValue(answer) ?? []),
                TakesProposals = parsed.GetValue(yes),
                LikelyCurrency = Currency.Of(CultureInfo.InstalledUICulture),
                LikelyTimeZone = new ShopCalendar(TimeZoneInfo.Local.Id).TimeZoneId,
                HeaderLine = parsed.GetValue(headerLine),
                Sheet = parsed.GetValue(sheet),
                DryRun = parsed.GetValue(dryRun),
                Strict = parsed.GetValue(strict),
                RejectReport = parsed.GetValue(rejects) ?? DefaultReport(path, dataFolder),
            };
        }
        catch (ImportException error)
        {
            throw new CommandException(error.Message, InsightsCommandLine.WrongUsage);
        }
    }

    private static Dictionary<string, string> AnswersOf(IEnumerable<string> texts)
    {
        var answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            // A key may hold a '=' of the file's; a value, which is one of a few words, a code or a column, comes after the last one.
            var equals = text.LastIndexOf('=');
            if (equals < 1 || equals == text.Length - 1 || !answers.TryAdd(text[..equals].Trim(), text[(equals + 1)..].Trim()))
                throw new CommandException($"'{text}' is not of the form KEY=VALUE, or its key comes twice.", InsightsCommandLine.WrongUsage);
        }
        return answers;
    }

    private ColumnMap MapOf(ParseResult parsed)
    {
        var columns = ColumnMap.Parse(parsed.GetValue(map) ?? []);
        FormatCatalog.RefuseUnknownFields(columns, parsed.GetRequiredValue(format));
        return columns;
    }

    private static string DefaultReport(string path, string dataFolder)
    {
        var time = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine(dataFolder, "rejected", $"{Path.GetFileName(path)}.{time}");
        var report = name + ".csv";
        for (var i = 2; File.Exists(report); i++) report = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.csv");
        return report;
    }

    private static char? DelimiterOf(string? name) => name switch
    {
        "comma" => ',',
        "semicolon" => ';',
        "tab" => '\t',
        "pipe" => '|',
        "space" => Dialect.WhiteSpace,
        _ => null,
    };

    private static System.Text.Encoding? EncodingOf(string? name) => name is null ? null : Encodings.Find(name)
        ?? throw new CommandException($"There is no encoding '{name}'. There are: utf-8, utf-16, windows-1252.", InsightsCommandLine.WrongUsage);

    private sealed class StepProgress(IProgress<ProgressDisplay.Step> target) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => target.Report(new ProgressDisplay.Step(
            value.Stage == ImportStage.Reading ? "Reading" : "Storing", value.Total == 0 ? 0 : value.Done / (double)value.Total));
    }
}
