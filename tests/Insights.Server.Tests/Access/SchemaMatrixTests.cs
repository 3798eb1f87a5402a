using System.Text.Json;
using Insights.Server.Access;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Insights.Server.Tests.Access;

/// <summary>Every field, input field and value of the schema, asked for by every kind of caller: allowed or refused as docs/access.md says.</summary>
[Collection(AskedShopTests.Name)]
public class SchemaMatrixTests(AskedShop shop, ITestOutputHelper output)
{
    private static readonly ContractSchema Schema = ContractSchema.Load(typeof(InsightsHost).Assembly);
    private static readonly SchemaPaths Paths = new(Schema.Sdl);
    private static readonly AccessTable Table = AccessTable.Load();

    /// <summary>What no till may ever see, whatever the table says of others.</summary>
    private static readonly string[] NeverAtTheTill =
    [
        "email", "netSpend", "lifetimeNetSpend", "expectedSpend", "amount", "clv", "keepingWorth", "rank", "probability", "probabilityAlive", "nextVip", "churn", "vipProbability", "churnProbability",
        "expectedPurchases", "interval", "reasons", "aggregate", "groupBy", "sum", "mean",
    ];

    [Fact]
    public async Task Every_field_is_answered_or_refused_as_the_table_says()
    {
        var requests = Paths.Fields().ToList();

        Assert.Equal(Schema.Types.Values.SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field.Name}")).Order(), requests.Select(request => request.Subject).Order());
        await CompareAsync(requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_input_field_and_value_is_answered_or_refused_as_the_table_says(bool areVariables)
    {
        var requests = Paths.Inputs(areVariables).ToList();

        Assert.Equal(AccessCoverage.MembersOf(Schema).Where(name => Schema.Inputs.ContainsKey(name.Split('.')[0])).Order(), requests.Select(request => request.Subject).Order());
        await CompareAsync(requests);
    }

    [Fact]
    public void No_line_gives_a_till_what_is_never_shown_at_one()
    {
        var till = new Caller(CallerKind.Till);

        // What leads to a value counts: an amount of money is every caller's, and nothing that has one is the till's.
        var given = Paths.Fields().Where(request => request.Asked.All(name => Table.Of(name).Allows(till))).Select(request => request.Subject).Order().ToList();

        foreach (var name in given) output.WriteLine(name);
        Assert.DoesNotContain(given, name => NeverAtTheTill.Contains(name.Split('.')[1]));
        Assert.DoesNotContain(given, name => name.StartsWith("Mutation.", StringComparison.Ordinal) || name.StartsWith("Subscription.", StringComparison.Ordinal));
    }

    [Fact]
    public void Personal_data_are_for_personal_keys_only()
    {
        string[] personal = ["Customer.name", "Customer.email", "Customer.phone", "Customer.birthday", "Customer.region", "Customer.city", "Customer.consent", "Customer.referredBy", "CustomerResult.suggestion", "RejectedRow.value"];
        var others = CallerHeader.KeyWith(1, [.. ScopeNames.All.Where(name => name != "personal")]);

        Assert.All(personal, name => Assert.False(Table.Of(name).Allows(others), name));
        Assert.All(
            personal.Where(name => name.StartsWith("Customer.", StringComparison.Ordinal)).Select(name => name.Replace("Customer.", "CustomerFilter.", StringComparison.Ordinal)),
            name => Assert.False(Table.Of(name).Allows(others), name));
    }

    private async Task CompareAsync(IReadOnlyList<SchemaRequest> requests)
    {
        var faults = new List<string>();
        var (allowed, refused) = (0, 0);
        foreach (var request in requests)
            foreach (var caller in CallerHeader.Everybody.Concat(CallerHeader.Together))
            {
                var expected = request.Asked.All(name => Table.Of(name).Allows(caller));
                var isRefused = await IsRefusedAsync(request, caller);
                if (isRefused == expected) faults.Add($"{caller}: {request.Query} was {(isRefused ? "refused" : "allowed")}.");
                (allowed, refused) = isRefused ? (allowed, refused + 1) : (allowed + 1, refused);
            }
        output.WriteLine($"{allowed} allowed, {refused} refused");
        Assert.Empty(faults);
    }

    private async Task<bool> IsRefusedAsync(SchemaRequest request, Caller caller)
    {
        await using var scope = shop.Served.Service<IServiceScopeFactory>().CreateAsyncScope();
        JsonElement? variables = request.Variables is { } json ? JsonSerializer.Deserialize<JsonElement>(json) : null;
        try
        {
            await shop.Served.Service<RequestPipeline>().ExecuteAsync(
                new GraphQLRequest(request.Query, OperationName: null, variables, AllowedOperations.Mutations | AllowedOperations.Subscriptions), caller, scope.ServiceProvider, CancellationToken.None);
            return false;
        }
        catch (GraphQLErrorException error)
        {
            return error.Code == GraphQLErrorException.Forbidden;
        }
    }
}
