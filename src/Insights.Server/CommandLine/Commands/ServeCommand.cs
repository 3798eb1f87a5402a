using System.CommandLine;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Home;
using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Documents;
using Insights.Server.Hosting;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Serves a shop's data.</summary>
internal sealed class ServeCommand : Command
{
    private const string Text = """
        Serve pages, charts and the GraphQL API on this machine.

          insights serve
          insights serve --urls http://localhost:8080
          insights serve --trusted-documents persisted-documents.json --trusted-only
        """;

    private readonly Option<string> urls = ServeOptions.NewUrls();

    private readonly Option<string?> trusted = new("--trusted-documents")
    {
        Description = "GraphQL documents that clients may name by their SHA-256: a folder of .graphql files, or a JSON manifest.",
        HelpName = "PATH",
    };

    private readonly Option<bool> trustedOnly = new("--trusted-only") { Description = "Take no other GraphQL documents than the trusted ones." };

    private readonly Option<bool> noIntrospection = new("--no-introspection") { Description = "Answer no queries for the schema; it stays published at /graphql/schema.graphql." };

    public ServeCommand() : base("serve", Text)
    {
        Add(urls);
        Add(trusted);
        Add(trustedOnly);
        Add(noIntrospection);
        Validators.Add(result =>
        {
            if (result.GetValue(trustedOnly) && result.GetValue(trusted) is null) result.AddError("--trusted-only needs --trusted-documents PATH.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var addresses = ServeOptions.Check(parsed.GetRequiredValue(urls));
        using var database = CommonOptions.DatabaseOf(parsed);
        await CommonOptions.MigrateAsync(database, cancellationToken);
        await using var app = InsightsHost.Build(database, ServeOptions.UploadFolderOf(database), addresses, builder => Configure(builder, parsed));
        await ServeOptions.StartAsync(app, addresses, cancellationToken);
        await Console.Out.WriteLineAsync(ServeOptions.WhereToLook(app));
        if (ChartFont.Name is null) await Console.Error.WriteLineAsync(ChartFont.Missing);
        await app.WaitForShutdownAsync(cancellationToken);
        return InsightsCommandLine.Done;
    }

    /// <summary>What is said on the command line is said louder than in the environment; what is not said leaves that alone.</summary>
    private void Configure(WebApplicationBuilder builder, ParseResult parsed)
    {
        builder.Services.AddHostedService<CacheWarmer>();
        builder.Services.AddHostedService<AnalysisSchedule>();
        if (parsed.GetValue(trusted) is { } path) builder.Configuration[$"{DocumentOptions.Section}:{nameof(DocumentOptions.Trusted)}"] = Path.GetFullPath(path);
        if (parsed.GetValue(trustedOnly)) builder.Configuration[$"{DocumentOptions.Section}:{nameof(DocumentOptions.TrustedOnly)}"] = bool.TrueString;
        if (parsed.GetValue(noIntrospection)) builder.Configuration[$"{DocumentOptions.Section}:{nameof(DocumentOptions.Introspection)}"] = bool.FalseString;
    }
}
