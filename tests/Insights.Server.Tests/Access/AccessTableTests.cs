using Insights.Server.Access;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Insights.Server.Tests.Access;

public sealed class AccessTableTests : IDisposable
{
    private const string Head = "# Title\n\n| `Query.ignored` | owner |\n\n## The table\n\n";
    private readonly TestShop shop = new();

    [Fact]
    public void A_row_of_its_own_comes_before_that_of_its_type_and_what_has_none_is_the_owners()
    {
        var table = AccessTable.Parse(Head + "| `Customer.*` | lists, customers |\n| `Customer.email`, `Customer.phone` | personal |\n");

        Assert.Equal(["lists, customers", "personal", "owner", "owner"], new[] { "Customer.id", "Customer.phone", "Purchase.id", "Query.ignored" }.Select(name => table.Of(name).Text));
    }

    [Theory]
    [InlineData("| `Customer.id` | everybody |")]
    [InlineData("| `Customer.id` | lists + till |")]
    [InlineData("| `Customer.id` | |")]
    [InlineData("| `Customer.id`, `Customer.id` | lists |")]
    [InlineData("| `Customer.id` | lists | and more |")]
    public void A_row_that_cannot_be_read_is_refused(string row) => Assert.Throws<FormatException>(() => AccessTable.Parse(Head + row + "\n"));

    [Theory]
    [InlineData("owner", "Owner")]
    [InlineData("till", "Owner Till")]
    [InlineData("every caller", "Owner Till Key(lists) Key(lists, personal)")]
    [InlineData("anyone", "None Owner Till Key(lists) Key(lists, personal)")]
    [InlineData("lists", "Owner Key(lists) Key(lists, personal)")]
    [InlineData("lists + personal, till", "Owner Till Key(lists, personal)")]
    public void A_cell_says_who_may(string cell, string expected)
    {
        var rule = AccessTable.Parse($"{Head}| `a` | {cell} |\n").Of("a");
        (string, Caller)[] callers =
        [
            ("None", Caller.None), ("Owner", Caller.Owner), ("Till", new Caller(CallerKind.Till)),
            ("Key(lists)", new Caller(CallerKind.Key, Scope.Lists)), ("Key(lists, personal)", new Caller(CallerKind.Key, Scope.Lists | Scope.Personal)),
        ];

        Assert.Equal(expected, string.Join(' ', callers.Where(one => rule.Allows(one.Item2)).Select(one => one.Item1)));
    }

    [Fact]
    public async Task The_table_covers_everything_that_there_is_and_nothing_else()
    {
        await using var app = Build();
        await app.StartAsync();
        var coverage = app.Services.GetServices<IHostedService>().OfType<AccessCoverage>().Single();

        Assert.Empty(AccessTable.Load().FaultsFor(coverage.Things, coverage.OwnersWithoutLine));
        Assert.Superset(
            new HashSet<string> { "Customer.email", "CustomerFilter.email", "SalesKey.TIER", "Mutation.startImport", "Subscription.tierChanged", "chart rfm", "export slipped", "GET /overview", "POST /uploads" },
            coverage.Things.ToHashSet());
    }

    [Theory]
    [InlineData("`Customer.email`", "`Customer.mail`", "Customer.email has no line. Customer.mail is not there.")]
    [InlineData("`export customers`, ", "", "export customers has no line.")]
    [InlineData("`POST /uploads`", "`POST /files`", "POST /uploads has no line.")]
    [InlineData("`SortDirection.*`, ", "", "SortDirection.ASC has no line.")]
    [InlineData("`Week.*`", "`Weeks.*`, `Week.*`", "Weeks.* is not there.")]
    public async Task A_server_does_not_start_with_a_table_that_does_not_fit_it(string row, string changed, string fault)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "docs", "access.md"));
        await using var app = Build(builder => builder.Services.AddSingleton(AccessTable.Parse(text.Replace(row, changed, StringComparison.Ordinal))));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());

        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => shop.Dispose();

    private WebApplication Build(Action<WebApplicationBuilder>? configure = null) =>
        InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], configure);
}
