using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Data.Import.Messages;
using Insights.Server.Features.Jobs;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>The pages before there is anything to see: an empty shop, files that wait to be imported, and work under way, done, stopped and failed.</summary>
public sealed class PagesOnTheWay : IAsyncLifetime
{
    private static readonly string[] First = ["/", "/customers", "/imports", "/settings"];
    private readonly ServedDatabase empty = new();
    private readonly ServedDatabase young = new();

    /// <summary>The addresses of these pages, each with a name for its picture.</summary>
    internal IReadOnlyList<(Uri Address, string Name)> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await empty.StartAsync();
        await young.Shop.ImportTextAsync("customer,date,amount\n7,2024-01-05,2.50\n");
        // Names as they are, not as they should be: without an end, in another direction, and in pictures.
        await young.Shop.ImportTextAsync($"id,name,e-mail\nL1,Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenkasse{new string('x', 60)},{new string('a', 60)}@{new string('b', 60)}.example\nL2,\u05d9\u05e2\u05dc (\u05db\u05d4\u05df),\nL3,\U0001F469\u200D\U0001F469\u200D\U0001F467 Ana \U0001F600,\n", name: "names.csv");
        await young.StartAsync();
        var jobs = await StartJobsAsync(young.Service<JobQueue>());
        Pages =
        [
            .. First.Select(path => Page(empty, path, "empty" + path)),
            .. new[] { "/", "/runs", "/imports?problem=broken" }.Select(path => Page(young, path, "young" + path)),
            .. jobs.Select(job => Page(young, JobEndpoints.LinkTo(job), $"job-{job.Status}".ToLowerInvariant())),
            Page(young, "/customers?q=l", "names"), Page(young, "/customers/2", "name-long"), Page(young, "/customers/3", "name-other"), Page(young, "/customers/4", "name-picture"),
            Page(young, await UploadAsync("Zettel;Wer;Wann genau;Wieviel\n1;Kundin 1;3.1.2024;3,50\n"), "file-unknown"),
            Page(young, await UploadAsync("order,customer,date,amount\n1,K1,2024-01-30,5.00\n"), "file-known"),
            Page(empty, await UploadAsync("order,customer,date,amount\n1,K1,2024-01-30,5.00\n", empty), "file-first"),
            Page(young, await UploadAsync("order,customer,date,amount\n1,K1,03/04/2024,5.00\n2,K1,05/04/2024,many\n"), "file-question"),
            Page(empty, await UploadAsync("order;customer;date;amount\n1;K1;03/04/2024;5,000\n2;K1;05/04/2024;many\n", empty), "file-first-questions"),
            Page(young, await UploadAsync("%PDF-1.7 sales"), "file-unreadable"),
            Page(empty, "/imports?problem=gone", "file-gone"),
        ];
    }

    public async Task DisposeAsync()
    {
        foreach (var job in young.Service<JobQueue>().Unfinished()) job.Cancel();
        await young.DisposeAsync();
        await empty.DisposeAsync();
    }

    /// <summary>Work that has failed, work that was stopped, and work that goes on.</summary>
    private static async Task<IReadOnlyList<Job>> StartJobsAsync(JobQueue jobs)
    {
        var failed = Start(jobs, (_, _) => throw new ImportException(new("file-pdf")));
        var stopped = Start(jobs, async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return new JobOutcome(Import: null, Run: null);
        });
        stopped.Cancel();
        var running = Start(jobs, async (progress, stop) =>
        {
            progress.Report(new JobProgress("Storing", 0.4));
            await Task.Delay(Timeout.Infinite, stop);
            return new JobOutcome(Import: null, Run: null);
        });
        while (running.Status != JobStatus.Running) await Task.Delay(10);
        return [failed, stopped, running];
    }

    private static Job Start(JobQueue jobs, Func<IProgress<JobProgress>, CancellationToken, Task<JobOutcome>> work) =>
        jobs.Start(JobKind.Import, work) ?? throw new InvalidOperationException("Too much is under way.");

    private static (Uri, string) Page(ServedDatabase served, string path, string name) =>
        (new Uri(served.Client.BaseAddress!, path), name.TrimEnd('/').Replace('/', '-').Replace('?', '-').Replace('=', '-'));

    private Task<string> UploadAsync(string text) => UploadAsync(text, young);

    private static async Task<string> UploadAsync(string text, ServedDatabase served)
    {
        using var content = new StringContent(text);
        using var response = await served.Client.PostAsync(new Uri("/uploads?name=till.csv", UriKind.Relative), content);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return $"/imports/uploads/{answer!["uploadId"]}";
    }
}
