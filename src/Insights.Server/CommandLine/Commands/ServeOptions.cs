using System.CommandLine;
using Insights.Data.Storage.Sqlite;
using Insights.Server.Features.Ide;
using Insights.Server.GraphQL.Endpoints;
using Insights.Server.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Insights.Server.CommandLine.Commands;

/// <summary>What the serving commands share.</summary>
internal static class ServeOptions
{
    private const int MinThreads = 64;
    private const string DefaultUrl = "http://localhost:5080";

    internal static Option<string> NewUrls() => new("--urls")
    {
        Description = "Where to listen, on this machine only.",
        DefaultValueFactory = _ => DefaultUrl,
        HelpName = "URL",
    };

    internal static IReadOnlyList<string> Check(string urls)
    {
        try
        {
            return LoopbackGuard.Check(urls);
        }
        catch (ArgumentException error)
        {
            throw new CommandException(error.Message.Split(" (Parameter", 2)[0], InsightsCommandLine.WrongUsage);
        }
    }

    internal static string UploadFolderOf(SqliteDatabase database) => Path.Combine(database.Folder, "uploads");

    /// <summary>Starts to listen.</summary>
    /// <exception cref="CommandException">Another program listens there already, or this one may open too few files.</exception>
    internal static async Task StartAsync(WebApplication app, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        if (OpenFiles.Limit is { } files and < OpenFiles.Least)
            throw new CommandException(
                $"A server needs to open {OpenFiles.Least} files and connections at once, and this one may open {files}. Raise the limit: ulimit -n 4096 in a shell, "
                + "LimitNOFILE=4096 in a unit of systemd, --ulimit nofile=4096 for a container.");
        // The database is read inside the call; while some queries do, others must not wait for the runtime to add threads one by one.
        ThreadPool.GetMinThreads(out _, out var ports);
        ThreadPool.SetMinThreads(MinThreads, ports);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (System.Net.Sockets.SocketException error)
        {
            throw new CommandException($"{string.Join(" or ", addresses)} cannot be listened on: {error.Message}. Name another address: --urls http://localhost:5081");
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new CommandException($"Another program listens on {string.Join(" or ", addresses)} already. Stop it, or name another address: --urls http://localhost:5081");
        }
    }

    /// <summary>What a started server tells whoever started it.</summary>
    internal static string WhereToLook(WebApplication app, bool isGerman = false)
    {
        var url = app.Urls.First().TrimEnd('/');
        return isGerman
            ? $"""
            Insights läuft:
              {url}/                   Seiten und Bilder
              {url}{GraphQLEndpoint.Path}            GraphQL für Programme
              {url}{IdeEndpoints.Path}        GraphQL für Menschen
              {url}/health/ready       ist es bereit?
            Strg-C beendet es.
            """
            : $"""
            Insights is at work:
              {url}/                   charts and lists
              {url}{GraphQLEndpoint.Path}            GraphQL for programs
              {url}{IdeEndpoints.Path}        GraphQL for people
              {url}/health/ready       is it ready?
            Ctrl-C stops it.
            """;
    }
}
