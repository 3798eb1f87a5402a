using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Browser;

/// <summary>A page of which everything is noted that a visitor's browser would complain about, and every host it talks to.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private const string PicturesVariable = "INSIGHTS_SCREENSHOTS";

    /// <summary>How long a page may take on a machine that is busy with other tests.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<Uri> requests = new();
    private readonly ConcurrentQueue<Uri> workers = new();

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
    }

    internal IPage Page { get; }

    /// <summary>Errors and warnings of the console (a breach of the Content-Security-Policy is one), and exceptions that nobody caught.</summary>
    internal IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Addresses other than data: and blob: that the page requested.</summary>
    internal IReadOnlyList<Uri> Requests => [.. requests];

    /// <summary>Waits until the page has started a worker of a script whose address has this in it; a content policy may forbid that silently.</summary>
    internal async Task HasWorkerAsync(string part)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!workers.Any(address => address.AbsolutePath.Contains(part, StringComparison.Ordinal))) await Task.Delay(20, patience.Token);
    }

    internal static async Task<WatchedPage> OpenAsync(IBrowserContext context)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        watched.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") watched.complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        watched.Page.Worker += (_, worker) => watched.workers.Enqueue(new Uri(worker.Url));
        watched.Page.PageError += (_, error) => watched.complaints.Enqueue($"exception: {error}");
        context.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is not ("data" or "blob")) watched.requests.Enqueue(address);
        };
        return watched;
    }

    /// <summary>Saves a screenshot of the page, where the variable names a folder for them.</summary>
    internal async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
