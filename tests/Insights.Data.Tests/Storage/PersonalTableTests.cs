using Insights.Data.Storage;
using Insights.Testing;

namespace Insights.Data.Tests.Storage;

public sealed class PersonalTableTests : IDisposable
{
    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Every_table_says_whether_it_holds_what_belongs_to_a_person()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);

        // The index of words has tables of its own, which follow it.
        var tables = await NamesAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'customer_search_%' AND name <> '__EFMigrationsHistory'");

        Assert.Equal(tables.Order(StringComparer.Ordinal), PersonalTable.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_names_a_customer_by_the_key_is_rows_of_a_customer_and_no_other_table_is()
    {
        await shop.Database.MigrateAsync(CancellationToken.None);

        var withKey = await NamesAsync("SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'customer_id' WHERE m.type = 'table'");

        Assert.Equal(
            PersonalTable.All.Where(table => table.Content == PersonalContent.RowsOfCustomer).Select(table => table.Name).Order(StringComparer.Ordinal),
            withKey.Order(StringComparer.Ordinal));
    }

    private async Task<List<string>> NamesAsync(string sql) => await shop.Database.QueryAsync(sql, [], row => row.GetString(0), CancellationToken.None).ToListAsync();
}
