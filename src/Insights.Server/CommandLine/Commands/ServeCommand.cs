using System.CommandLine;
using Insights.Server.Features.Charts;
using Insights.Server.Hosting;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Serves a shop's data.</summary>
internal sealed class ServeCommand : Command
{
    private const string Text = """
        Serve pages, charts and the GraphQL API on this machine.

          insights serve
          insights serve --urls http://localhost:8080
        """;

    private readonly Option<string> urls = ServeOptions.NewUrls();

    public ServeCommand() : base("serve", Text)
    {
        Add(urls);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var addresses = ServeOptions.Check(parsed.GetRequiredValue(urls));
        var database = CommonOptions.DatabaseOf(parsed);
        await database.MigrateAsync(cancellationToken);
        await using var app = InsightsHost.Build(database, ServeOptions.UploadFolderOf(database), addresses);
        await ServeOptions.StartAsync(app, addresses, cancellationToken);
        await Console.Out.WriteLineAsync(ServeOptions.WhereToLook(app));
        if (ChartFont.Name is null) await Console.Error.WriteLineAsync(ChartFont.Missing);
        await app.WaitForShutdownAsync(cancellationToken);
        return InsightsCommandLine.Done;
    }
}
