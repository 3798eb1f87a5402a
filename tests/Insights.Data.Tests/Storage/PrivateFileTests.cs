using Insights.Data.Files;
using Insights.Testing;

namespace Insights.Data.Tests.Storage;

public class PrivateFileTests
{
    [Fact]
    public void A_file_that_is_there_is_not_opened_so_that_a_database_keeps_its_locks()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("insights.db", "pages");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        PrivateFile.Ensure(path);

        Assert.Equal(5, held.Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_made_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("insights.db");

        PrivateFile.Ensure(path);

        Assert.Equal(0, new FileInfo(path).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }
}
