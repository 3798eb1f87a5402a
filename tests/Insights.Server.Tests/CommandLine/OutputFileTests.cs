using Insights.Data.Files;
using Insights.Data.Storage.Sqlite;
using Insights.Server.CommandLine;
using Insights.Testing;

namespace Insights.Server.Tests.CommandLine;

/// <summary>Files that options name as output.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public OutputFileTests() => database = new SqliteDatabase(folder.File("data"));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("data/insights.db")]
    [InlineData("data/insights.db-wal")]
    [InlineData("data/insights.db-shm")]
    [InlineData("data/../data/./insights.db")]
    [InlineData("sales.csv")]
    [InlineData("nowhere/../sales.csv")]
    [InlineData("data")]
    public void Neither_an_input_nor_the_database_nor_a_folder_is_replaced(string path)
    {
        Directory.CreateDirectory(folder.File("data"));
        folder.Write("sales.csv", "x");

        Assert.Throws<CommandException>(() => OutputOption.Refuse(folder.File(path), "--out", database, folder.File("sales.csv")));
        OutputOption.Refuse(folder.File("other.csv"), "--out", database, folder.File("sales.csv"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => OutputFile.WriteAsync(folder.File("nowhere/list.csv"), _ => Task.CompletedTask));

        Assert.Equal($"There is no folder {folder.File("nowhere")}. Make it, or name a file elsewhere.", error.Message);
    }

    [Theory]
    [InlineData(null, "was not written.")]
    [InlineData("of yesterday", "is as it was before.")]
    public async Task An_output_that_is_stopped_half_way_leaves_what_there_was_and_says_so(string? before, string said)
    {
        var path = folder.File("list.csv");
        if (before is not null) folder.Write("list.csv", before);

        var stopped = await Assert.ThrowsAsync<CommandException>(() => OutputOption.WriteAsync(path, async stream =>
        {
            await stream.WriteAsync("half a list"u8.ToArray());
            throw new OperationCanceledException();
        }));

        Assert.Equal($"Stopped. {path} {said}", stopped.Message);
        Assert.Equal(before, File.Exists(path) ? await File.ReadAllTextAsync(path) : null);
    }

    [Fact]
    public void Links_hide_neither_of_them()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(folder.File("data"));
        folder.Write("sales.csv", "x");
        File.CreateSymbolicLink(folder.File("link.csv"), folder.File("sales.csv"));
        Directory.CreateSymbolicLink(folder.File("other"), folder.File("data"));

        Assert.Throws<CommandException>(() => OutputOption.Refuse(folder.File("link.csv"), "--rejects", database, folder.File("sales.csv")));
        Assert.Throws<CommandException>(() => OutputOption.Refuse(folder.File("other/insights.db"), "--out", database));
    }

    [Fact]
    public async Task A_file_is_replaced_only_by_one_that_is_whole()
    {
        var path = folder.Write("list.csv", "old");

        await Assert.ThrowsAsync<InvalidOperationException>(() => OutputFile.WriteAsync(path, async target =>
        {
            await target.WriteAsync("half"u8.ToArray());
            throw new InvalidOperationException("The database is gone.");
        }));
        var afterFailure = await File.ReadAllTextAsync(path);
        await OutputFile.WriteAsync(path, target => target.WriteAsync("new"u8.ToArray()).AsTask());

        Assert.Equal(("old", "new"), (afterFailure, await File.ReadAllTextAsync(path)));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_replaced_file_can_be_read_by_those_who_could_read_it_before_and_a_link_stays_one()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = folder.Write("list.csv", "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder.File("link.csv"), path);

        await OutputFile.WriteAsync(folder.File("link.csv"), target => target.WriteAsync("new"u8.ToArray()).AsTask());

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.NotNull(new FileInfo(folder.File("link.csv")).LinkTarget);
    }
}
