using Insights.Testing;

namespace Insights.Server.Tests.GraphQL;

[Collection(ServedShopTests.Name)]
public class AuditTests(ServedShop served)
{
    private const int MinAudits = 60;

    [ClientsFact]
    public async Task The_graphql_over_http_audit_suite_finds_no_error_and_no_warning()
    {
        var output = await RealClients.RunAsync("audit.mjs", new Uri(served.Client.BaseAddress!, "/graphql").ToString());

        Assert.True((int)output["audits"]! >= MinAudits, output.ToJsonString());
        Assert.Empty(output["notOk"]!.AsArray());
    }
}

/// <summary>A test with real clients; skipped, with a reason, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientsFactAttribute : FactAttribute
{
    public ClientsFactAttribute() => Skip = Skipping.ReasonUnless(
        Directory.Exists(Path.Combine(Folder, "node_modules")), "real clients are installed by 'npm ci' in tests/clients");

    internal static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "tests", "clients");
}
