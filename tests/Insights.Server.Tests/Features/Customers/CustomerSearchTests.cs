using Insights.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Insights.Server.Tests.Features.Customers;

public sealed class CustomerSearchTests : IAsyncLifetime
{
    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        await served.Shop.ImportTextAsync("id,name,e-mail,phone\nK1,Änne Müller-Lüdenscheidt,anne@roastery.example,+49 30 5550101\nK2,Bernd Meyer,bernd@post.example,\nK22,Anna Meyer,anna@post.example,\nK5,Jörg Groß,,\nK6,Joerg Gross,,\nK7,Süleyman Işık,,\nK8,Susanne Ökten,,\nK9,Алёна Σοφία Strauß,,\nK10,김 ﬁnn,,\n", name: "people.csv");
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Theory]
    [InlineData("mul", "K1")]
    [InlineData("MÜLLER", "K1")]
    [InlineData("lüdenscheidt änne", "K1")]
    [InlineData("anne@roastery.example", "K1")]
    [InlineData("anne@roast", "K1")]
    [InlineData("anna@post.example", "K22")]
    [InlineData("anna@pos", "K22")]
    [InlineData("anna@roast", "")]
    [InlineData("हिन्दी", "")]
    [InlineData("مُحَمَّد", "")]
    [InlineData("ไทย น้ำ", "")]
    [InlineData("mey @post.exam", "K2 K22")]
    [InlineData("müller-lüd", "K1")]
    [InlineData("müll lüd", "K1")]
    [InlineData("5550101", "K1")]
    [InlineData("mey an", "K22")]
    [InlineData("meyer", "K2 K22")]
    [InlineData("k22", "K22")]
    [InlineData("K2", "K2 K22")]
    [InlineData("mueller", "K1")]
    [InlineData("lue", "K1")]
    [InlineData("groß", "K5 K6")]
    [InlineData("GROSS", "K5 K6")]
    [InlineData("jörg", "K5 K6")]
    [InlineData("JOERG gro", "K5 K6")]
    [InlineData("sue", "K7")]
    [InlineData("sus", "K8")]
    [InlineData("oekt", "K8")]
    [InlineData("IŞIK", "K7")]
    [InlineData("isik", "K7")]
    [InlineData("straus", "K9")]
    [InlineData("gros", "K5 K6")]
    [InlineData("АЛЕНА", "K9")]
    [InlineData("алёна σοφια", "K9")]
    [InlineData("김", "K10")]
    [InlineData("finn", "K10")]
    [InlineData("½ ﷺ", "")]
    [InlineData("eyer", "")]
    [InlineData("", "")]
    [InlineData("  \" ' * ( ) ", "")]
    [InlineData("meyer\" OR name:\"", "")]
    [InlineData("NEAR(meyer)", "")]
    [InlineData("-meyer", "K2 K22")]
    public async Task Customers_are_found_by_the_beginnings_of_words(string text, string expected) => Assert.Equal(expected, await FindAsync(text));

    [Fact]
    public async Task A_search_says_no_more_than_it_is_asked_for() =>
        Assert.Equal("K2", string.Join(' ', (await served.QueryAsync("{ searchCustomers(text: \"meyer\", first: 1) { externalId } }"))["searchCustomers"]!.AsArray().Select(one => (string)one!["externalId"]!)));

    [Fact]
    public async Task A_customer_with_a_new_name_is_found_by_it_and_no_longer_by_the_old_one()
    {
        await served.Shop.ImportTextAsync("id,name\nK2,Bernd Schulze\n", name: "people.csv");

        Assert.Equal("K2", await FindAsync("schulze"));
        Assert.Equal("K22", await FindAsync("meyer"));
    }

    [Fact]
    public async Task The_index_of_words_agrees_with_the_customers_whatever_files_came()
    {
        foreach (var file in new[]
        {
            "id,name,e-mail\nK2,Bernd Meyer,new@post.example\nK2,Bernd Schulze,\nK30,Old One,\nK30,Newer One,one@post.example\n",
            "order,customer,date,amount\n1,K31,2024-02-28,5\n2,K2,2024-02-28,5\n",
            "id,name,country\nK1,Änne Müller-Lüdenscheidt,Germany\nK31,Third,France\n",
        }) await served.Shop.ImportTextAsync(file, name: "more.csv");

        await using var context = served.Shop.Database.CreateContext();
        await context.Database.ExecuteSqlRawAsync("INSERT INTO customer_search (customer_search, rank) VALUES ('integrity-check', 1)");
        Assert.Equal("K31", await FindAsync("third"));
        Assert.Equal("K30", await FindAsync("newer"));
        Assert.Equal("", await FindAsync("old"));
    }

    [Fact]
    public async Task The_search_reads_the_index_and_goes_to_the_customers_by_their_key()
    {
        var plan = string.Join('\n', await served.Shop.Database.QueryAsync(
            "EXPLAIN QUERY PLAN SELECT c.name FROM customer_search s CROSS JOIN customers c WHERE s.customer_search MATCH '\"mey\"*' AND c.customer_id = s.rowid ORDER BY s.rowid LIMIT 26",
            [], row => row.GetString(3), CancellationToken.None).ToListAsync());

        Assert.Contains("VIRTUAL TABLE INDEX", plan, StringComparison.Ordinal);
        Assert.Contains("SEARCH c USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    private async Task<string> FindAsync(string text) =>
        string.Join(' ', (await served.QueryAsync("query($text: String!) { searchCustomers(text: $text) { externalId } }", new { text }))["searchCustomers"]!.AsArray().Select(one => (string)one!["externalId"]!));
}
