using System.CommandLine;
using System.Globalization;
using System.Text;
using Insights.Ml.Explanations;
using Insights.Server.Features.Exports;
using Insights.Server.Queries.Exports;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Writes lists of customers for other programs.</summary>
internal sealed class ExportCommand : Command
{
    private const string Text = """
        Write the current run's customers, next VIPs or churn risks for other programs.

          insights export next-vips > vips.csv
          insights export customers --format ndjson --out customers.ndjson
        """;

    private static readonly Dictionary<string, ExportList> Lists = new(StringComparer.Ordinal)
    {
        ["customers"] = ExportList.Customers,
        ["next-vips"] = ExportList.NextVips,
        ["churn-risks"] = ExportList.ChurnRisks,
    };

    private readonly Argument<string> list = new("LIST") { Description = string.Join(", ", Lists.Keys) + "." };
    private readonly Option<string> format = new("--format") { Description = "csv or ndjson.", DefaultValueFactory = _ => "csv", HelpName = "NAME" };
    private readonly Option<string?> output = new("--out") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
    private readonly Option<string> language = new("--language") { Description = "Language of the reasons: en or de.", DefaultValueFactory = _ => "en", HelpName = "L" };

    public ExportCommand() : base("export", Text)
    {
        list.AcceptOnlyFromAmong([.. Lists.Keys]);
        format.AcceptOnlyFromAmong("csv", "ndjson");
        language.AcceptOnlyFromAmong("en", "de");
        Add(list);
        foreach (Option option in new Option[] { format, output, language }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        if (parsed.GetValue(output) is { } path) OutputOption.Refuse(path, "--out", database);
        var shop = await database.ReadShopAsync(cancellationToken);
        var run = await RunReader.Of(database).CurrentAsync(cancellationToken);
        if (run is null || shop is null) throw new CommandException("There is no analysis yet. Make one first: insights analyze");

        var customers = new ExportReader(database).ReadAsync(run, Lists[parsed.GetRequiredValue(list)], cancellationToken);
        var sentences = new Sentences(CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language)), shop.Currency);
        var writer = new ExportWriter(run.AsOf, sentences);
        await OutputOption.WriteAsync(parsed.GetValue(output), target => WriteAsync(parsed, writer, customers, target, cancellationToken));
        return InsightsCommandLine.Done;
    }

    private async Task WriteAsync(ParseResult parsed, ExportWriter writer, IAsyncEnumerable<ExportedCustomer> customers, Stream target, CancellationToken cancellationToken)
    {
        if (parsed.GetRequiredValue(format) == "ndjson")
        {
            await writer.WriteNdjsonAsync(customers, target, cancellationToken);
        }
        else
        {
            await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
            await writer.WriteCsvAsync(customers, text, cancellationToken);
        }
    }
}
