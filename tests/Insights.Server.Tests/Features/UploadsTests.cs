using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Server.Features.Imports;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Insights.Server.Tests.Features;

public sealed class UploadsTests : IAsyncLifetime
{
    private readonly TestShop shop = new();
    private readonly HttpClient client = new();
    private WebApplication? app;

    private string Uploads => shop.Folder.File("uploads");

    public async Task InitializeAsync()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);
        Directory.CreateDirectory(Uploads);
        WriteOld("before");
        app = InsightsHost.Build(shop.Database, Uploads, ["http://127.0.0.1:0"]);
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
        await GoneAsync("before");
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        if (app is not null) await app.DisposeAsync();
        shop.Dispose();
    }

    [Theory]
    [InlineData("multipart/form-data", "--x\r\n\r\n")]
    [InlineData("multipart/form-data; boundary=\"\"", "--x\r\n\r\n")]
    [InlineData("multipart/form-data; boundary=x", "no form at all")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n1,2\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense\r\n\r\na,b\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    public async Task A_form_that_is_broken_is_refused_with_what_to_do(string contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        using var response = await client.PostAsync("/uploads", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!);
        Assert.Empty(Directory.EnumerateFiles(Uploads));
    }

    [Fact]
    public async Task A_boundary_beyond_all_measure_is_refused()
    {
        using var content = new ByteArrayContent([1]);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + new string('x', 5_000));

        using var response = await client.PostAsync("/uploads", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_the_servers_fault()
    {
        Directory.Delete(Uploads, recursive: true);
        await File.WriteAllTextAsync(Uploads, "a file where the folder should be");

        using var response = await client.PostAsync("/uploads", new StringContent("a,b\n1,2\n"));

        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
    }

    [Fact]
    public async Task Uploads_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.Delete(Uploads, recursive: true);

        using var response = await client.PostAsync("/uploads", new StringContent("a,b\n1,2\n"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Uploads));
        foreach (var path in Directory.EnumerateFiles(Uploads)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Uploads_of_earlier_days_go_when_the_server_starts_and_while_it_runs()
    {
        var clock = new TickingClock();
        WriteOld("start");
        using var cleaner = new UploadCleaner(new UploadStore(Uploads, clock), clock, NullLogger<UploadCleaner>.Instance);
        await cleaner.StartAsync(CancellationToken.None);
        await GoneAsync("start");
        WriteOld("later");

        clock.Tick();

        await GoneAsync("later");
        await cleaner.StopAsync(CancellationToken.None);
    }

    private void WriteOld(string name)
    {
        var path = Path.Combine(Uploads, name);
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddDays(-2));
    }

    private async Task GoneAsync(string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (File.Exists(Path.Combine(Uploads, name))) await Task.Delay(10, patience.Token);
    }

    /// <summary>The real time, and timers that fire when a test says so.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private Action? tick;

        internal void Tick() => tick?.Invoke();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            tick = () => callback(state);
            return new NoTimer();
        }
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
