using System.CommandLine;
using System.Globalization;
using Insights.Data.Storage;
using Insights.Server.Features.Charts;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;
using Insights.Server.Queries.Shops;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Draws charts as files.</summary>
internal sealed class ChartCommand : Command
{
    private const string Text = """
        Draw charts of the current run as png or svg files.

          insights chart tier-distribution --out tiers.svg
          insights chart middle-tier --by country --out countries.png
          insights chart customer-timeline --customer Q3VzdG9tZXI6MQ --out customer.png
          insights chart --all --out charts
        """;

    private readonly Argument<string?> name = new("NAME") { Description = "The chart; without one, --all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> all = new("--all") { Description = "Draw every chart that is about the shop, as png and as svg." };
    private readonly Option<string> customer = new("--customer") { Description = "Whom customer-timeline is about: the id that the API gives.", HelpName = "ID" };
    private readonly Option<string> by = new("--by") { Description = "By what middle-tier tells customers apart: generation or country.", HelpName = "KEY" };
    private readonly Option<string> output = new("--out") { Description = "The file, its ending says the kind; the folder with --all.", Required = true, HelpName = "FILE|DIR" };
    private readonly Option<int> width = new("--width") { Description = "In pixels.", DefaultValueFactory = _ => ChartRenderer.DefaultWidth, HelpName = "PX" };
    private readonly Option<int> height = new("--height") { Description = "In pixels.", DefaultValueFactory = _ => ChartRenderer.DefaultHeight, HelpName = "PX" };
    private readonly Option<int> scale = new("--scale") { Description = "Pixels of a png for each of these, for fine screens and print.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string> theme = new("--theme") { Description = "light or dark.", DefaultValueFactory = _ => "light", HelpName = "T" };
    private readonly Option<string> language = new("--language") { Description = "en or de.", DefaultValueFactory = _ => "en", HelpName = "L" };

    public ChartCommand() : base("chart", Text)
    {
        language.AcceptOnlyFromAmong("en", "de");
        theme.AcceptOnlyFromAmong("light", "dark");
        scale.Between(1, ChartRenderer.LargestScale, $"The scale is 1 to {ChartRenderer.LargestScale}.");
        width.Between(ChartRenderer.LeastWidth, ChartRenderer.LargestSize, $"Charts are {ChartRenderer.LeastWidth} to {ChartRenderer.LargestSize} pixels wide.");
        height.Between(ChartRenderer.LeastHeight, ChartRenderer.LargestSize, $"Charts are {ChartRenderer.LeastHeight} to {ChartRenderer.LargestSize} pixels high.");
        Add(name);
        foreach (Option option in new Option[] { all, customer, by, output, width, height, scale, theme, language }) Add(option);
        Validators.Add(result =>
        {
            if (result.GetValue(name) is null == !result.GetValue(all)) result.AddError("Name one chart, or say --all.");
            if (result.GetValue(all) && (result.GetValue(customer) ?? result.GetValue(by)) is not null) result.AddError("--customer and --by go with one chart.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        if (ChartFont.Name is null) await Console.Error.WriteLineAsync(ChartFont.Missing);
        await using var services = Readers(database);
        await using var scope = services.CreateAsyncScope();
        var charts = scope.ServiceProvider.GetRequiredService<ChartReader>();
        var pictures = FilesOf(parsed, charts).ToList();
        foreach (var (_, path) in pictures) OutputOption.Refuse(path, "--out", database);
        foreach (var (chart, path) in pictures)
        {
            var culture = CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language));
            var content = await ReadAsync(charts, chart, parsed, culture, cancellationToken)
                ?? throw new CommandException(await scope.ServiceProvider.GetRequiredService<RunReader>().CurrentAsync(cancellationToken) is null ? "There is no analysis yet. Make one first: insights analyze" : "There is no such customer.");
            var picture = ChartRenderer.Render(content, FormatOf(path), parsed.GetValue(width), parsed.GetValue(height), parsed.GetValue(theme) == "dark" ? ChartTheme.Dark : ChartTheme.Light, parsed.GetValue(scale));
            await OutputOption.WriteAsync(path, target => target.WriteAsync(picture, cancellationToken).AsTask());
            await Console.Out.WriteLineAsync($"{path}: {content.Alternative}");
        }
        return InsightsCommandLine.Done;
    }

    private async Task<ChartContent?> ReadAsync(ChartReader charts, string chart, ParseResult parsed, CultureInfo culture, CancellationToken cancellationToken)
    {
        try
        {
            return await charts.ReadAsync(chart, ChartArguments.Parse(parsed.GetValue(customer), parsed.GetValue(by)), culture, cancellationToken);
        }
        catch (GraphQLErrorException error)
        {
            throw new CommandException(error.Message, InsightsCommandLine.WrongUsage);
        }
    }

    private IEnumerable<(string Chart, string Path)> FilesOf(ParseResult parsed, ChartReader charts)
    {
        var target = parsed.GetRequiredValue(output);
        if (parsed.GetValue(name) is { } one)
        {
            if (!charts.Names.Contains(one))
                throw new CommandException($"There is no chart '{one}'. There are: {string.Join(", ", charts.Names)}.", InsightsCommandLine.WrongUsage);
            FormatOf(target);
            return [(one, target)];
        }
        Directory.CreateDirectory(target);
        return charts.NamesOfShop.SelectMany(chart => new[] { (chart, Path.Combine(target, chart + ".png")), (chart, Path.Combine(target, chart + ".svg")) });
    }

    private static ChartFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SVG" => ChartFormat.Svg,
        ".PNG" => ChartFormat.Png,
        _ => throw new CommandException($"'{path}' ends neither in .png nor in .svg.", InsightsCommandLine.WrongUsage),
    };

    private static ServiceProvider Readers(IDatabase database)
    {
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddFeatures();
        return services.BuildServiceProvider();
    }
}
