using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Import;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Storage;
using Insights.Server.Hosting;
using Insights.Server.Queries.Imports;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Takes an import back.</summary>
internal sealed class UndoCommand : Command
{
    private const string Text = """
        Take an import back: the shop is then as if it had not been. What other files say of the same orders
        and customers holds again. Without a number, the newest imports are listed.

          insights undo
          insights undo 12 --dry-run
          insights undo 12
        """;

    private const int MaxListed = 20;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    private readonly Argument<long?> number = new("IMPORT") { Description = "The import's number.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be removed, in rows and money." };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public UndoCommand() : base("undo", Text)
    {
        Add(number);
        foreach (Option option in new Option[] { dryRun, json }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        if (parsed.GetValue(number) is not { } import)
        {
            await Console.Out.WriteLineAsync(await ListAsync(database, parsed.GetValue(json), cancellationToken));
            return InsightsCommandLine.Done;
        }
        var isDryRun = parsed.GetValue(dryRun);
        var result = await new Importer(database, TimeProvider.System).UndoAsync(new ImportId(import), isDryRun, cancellationToken);
        await Console.Out.WriteLineAsync(parsed.GetValue(json) ? ForPrograms(result, isDryRun) : ForPeople(result, isDryRun));
        return InsightsCommandLine.Done;
    }

    private static string ForPeople(UndoResult result, bool isDryRun)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{result.FileName}: import {result.ImportId.Value} {(isDryRun ? "would be" : "was")} taken back");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.Rows,12:N0} rows that count no longer");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.OrdersRemoved,12:N0} orders removed");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.OrdersRestored,12:N0} orders as other files have them");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.CustomersRemoved,12:N0} customers removed");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {result.Currency} {result.AmountBefore.Amount:N2} net before, {result.AmountAfter.Amount:N2} after");
        foreach (var remark in result.Remarks) text.AppendLine(CultureInfo.InvariantCulture, $"  Note: {remark.English}");
        if (isDryRun) text.AppendLine("  This was a dry run: nothing was changed.");
        return text.ToString().TrimEnd();
    }

    private static string ForPrograms(UndoResult result, bool isDryRun) => JsonSerializer.Serialize(new
    {
        Import = result.ImportId.Value,
        File = result.FileName,
        Stored = !isDryRun,
        result.Rows,
        result.OrdersRemoved,
        result.OrdersRestored,
        result.CustomersRemoved,
        result.Currency,
        AmountBefore = result.AmountBefore.Amount,
        AmountAfter = result.AmountAfter.Amount,
        result.Runs,
        Notes = result.Remarks.Select(remark => remark.English),
    }, Json);

    private static async Task<string> ListAsync(IDatabase database, bool isForPrograms, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddFeatures();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var imports = await scope.ServiceProvider.GetRequiredService<ImportReader>().StreamAsync(cancellationToken).Take(MaxListed).ToListAsync(cancellationToken);
        if (isForPrograms)
            return JsonSerializer.Serialize(imports.Select(import => new { Import = import.Record.ImportId.Value, File = import.FileName, import.FinishedAt, Outcome = import.Outcome.ToString(), Rows = import.Lines.Total }), Json);
        return string.Join('\n', imports.Select(import => string.Create(
            CultureInfo.InvariantCulture, $"{import.Record.ImportId.Value,6}  {import.FinishedAt:yyyy-MM-dd HH:mm} UTC  {import.Outcome,-9}  {import.Lines.Total,10:N0} rows  {import.FileName}")));
    }
}
