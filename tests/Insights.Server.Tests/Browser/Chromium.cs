using Microsoft.Playwright;

namespace Insights.Server.Tests.Browser;

/// <summary>One headless Chromium of this machine for all tests that look at pages.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string PathVariable = "INSIGHTS_CHROMIUM";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Without a sandbox, because tests often run as root; silent, so that every request is the page's.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where Chromium is; null where there is none.</summary>
    internal static string? Path { get; } = Environment.GetEnvironmentVariable(PathVariable) ?? (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        from name in Names
        select System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null) return;
        Assertions.SetDefaultExpectTimeout((float)WatchedPage.Patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A fresh page with a profile of its own, watched from its first request on.</summary>
    /// <param name="language">The browser's language.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="hasScripts">False for a browser that runs none.</param>
    /// <param name="width">Of the window in pixels.</param>
    /// <param name="timeZone">The browser's time zone; null takes this machine's.</param>
    internal async Task<WatchedPage> OpenAsync(
        string language = "en-GB", ColorScheme scheme = ColorScheme.Light, bool hasScripts = true, int width = 1440, string? timeZone = null)
    {
        if (browser is null) throw new InvalidOperationException($"Chromium is not installed: apt-get install chromium, or name it in {PathVariable}.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language,
            TimezoneId = timeZone,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = hasScripts,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return await WatchedPage.OpenAsync(context);
    }
}

/// <summary>Tests that share the browser and one served shop, which they only read.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>, ICollectionFixture<ServedShop>
{
    public const string Name = "browser";
}
