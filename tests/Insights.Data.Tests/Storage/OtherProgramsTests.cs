using System.Diagnostics;
using Insights.Testing;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Tests.Storage;

public class OtherProgramsTests
{
    private const string Look = "import sqlite3, sys; shop = sqlite3.connect(sys.argv[1]); shop.execute('SELECT count(*) FROM runs').fetchone(); shop.close()";

    /// <summary>Who closes a database last puts its log away. Another program must see that it is not the last one.</summary>
    [ToolTheory("python3")]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_program_that_comes_and_goes_leaves_the_log_to_one_that_has_imported(int imports)
    {
        using var shop = new TestShop();
        for (var import = 1; import <= imports; import++)
            await shop.ImportTextAsync($"customer,date,amount\nanna,2024-0{import}-05,5.00\n", name: $"sales{import}.csv");
        await using var kept = new SqliteConnection($"Data Source={shop.Database.Location};Pooling=False");
        await kept.OpenAsync();
        await using var count = kept.CreateCommand();
        count.CommandText = "SELECT count(*) FROM imports";
        await count.ExecuteScalarAsync();

        using var other = Process.Start(new ProcessStartInfo("python3", ["-c", Look, shop.Database.Location]) { UseShellExecute = false })
            ?? throw new InvalidOperationException("The other program does not start.");
        await other.WaitForExitAsync();

        Assert.Equal(0, other.ExitCode);
        Assert.True(File.Exists(shop.Database.Location + "-wal"));
    }
}
