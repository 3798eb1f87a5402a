using Xunit.Abstractions;

namespace Insights.Architecture.Tests;

/// <summary>
/// One direction inside each project: a folder uses itself and the folders before it in the order below, never one after it. docs/map.md shows
/// the order as a picture.
/// </summary>
public sealed class FolderOrderTests(ITestOutputHelper output)
{
    /// <summary>The folders of each project, each after all that it uses. A folder stands for those within it that are not named themselves.</summary>
    private static readonly Dictionary<string, string[]> Orders = new(StringComparer.Ordinal)
    {
        ["Insights.Data"] =
        [
            "Values", "Faults", "Files", "Shops", "Customers", "Purchases", "Histories", "Tiers", "Runs",
            "Import.Messages", "Import.Questions", "Import.Reading", "Import.Reading.Workbooks", "Import.Rows", "Import.Results", "Import.Formats", "Import.Merging", "Import.Planning", "Import",
            "Operations", "Credentials", "Storage", "Storage.Sqlite", "Databases",
        ],
        ["Insights.Ml"] =
        [
            "Numerics", "Buying.Fitting", "Buying.Summaries", "Buying.BgNbd", "Buying.GammaGamma", "Buying.RevenueClv", "Buying", "Targets", "Features",
            "Calibration", "Metrics", "Models", "Models.Rules", "Models.Logistic", "Models.Trees", "Models.Blend", "Models.Stored", "Training", "Evaluation",
            "Loyalty", "Outlook", "Explanations", "Analysis",
        ],
        ["Insights.Server"] =
        [
            "Access", "GraphQL.Requests", "GraphQL.Batching", "GraphQL.Contract", "GraphQL.Paging", "GraphQL.Limits", "GraphQL.Documents", "GraphQL.Cost", "GraphQL.Rights", "GraphQL.Execution", "GraphQL.Http",
            "GraphQL.Engines", "GraphQL.Answers", "GraphQL.Live", "GraphQL.Endpoints", "Queues", "Authentication",
            "Queries.Caching", "Queries.Lists", "Queries.Shops", "Queries.Aggregates", "Queries.Customers", "Queries.Products", "Queries.Purchases", "Queries.Sales", "Queries.Precomputed", "Queries.Affinity",
            "Queries.Cohorts", "Queries.Concentration", "Queries.Drivers", "Queries.Exports", "Queries.CustomerFlow", "Queries.Imports", "Queries.Live", "Queries.Loyalty", "Queries.Movements",
            "Queries.Predictions", "Queries.PurchaseTimes", "Queries.Rfm", "Queries.RepurchaseIntervals", "Queries.Settings", "Queries.Declining", "Queries.Suggestions", "Queries.TierPreviews", "Queries.Tiers",
            "Queries.Timelines", "Queries.Weeks", "Queries.AtRisk", "Queries.Birthdays", "Queries.Practice", "Queries.Audit",
            "Features.Ide", "Features.Charts", "Features.Pages", "Features.Jobs", "Features.Health", "Features.Nodes", "Features.Demo",
            "Features.Affinity", "Features.Aggregates", "Features.AtRisk", "Features.Cohorts", "Features.Concentration", "Features.Customers", "Features.Drivers", "Features.CustomerFlow", "Features.Imports",
            "Features.Live", "Features.Loyalty", "Features.Movements", "Features.Overview", "Features.Predictions", "Features.PurchaseTimes", "Features.Purchases",
            "Features.ModelQuality", "Features.Rfm", "Features.RepurchaseIntervals", "Features.Sales", "Features.Shops", "Features.Declining", "Features.Exports", "Features.Suggestions", "Features.TierPreviews",
            "Features.Tiers", "Features.Runs", "Features.Settings", "Features.Keys", "Features.Home", "Features.Timelines", "Features.Weeks",
            "Features", "Hosting", "CommandLine", "CommandLine.Commands",
        ],
    };

    public static TheoryData<string> Projects => [.. Orders.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_only_those_before_them(string project)
    {
        var order = Orders[project];
        // A project's own folder has the program, which begins all.
        var uses = SourceFiles.UsesOf(project).Where(use => use.From != "").ToList();

        var wrong = uses
            .Select(use => (use.File, use.Type, From: FolderIn(order, use.From), To: FolderIn(order, use.To)))
            .Where(use => Array.IndexOf(order, use.From) < Array.IndexOf(order, use.To))
            .Select(use => $"{use.From} must not use {use.To}: {use.File} uses {use.Type}")
            .Distinct().Order(StringComparer.Ordinal).ToList();

        foreach (var line in wrong) output.WriteLine(line);
        Assert.NotEmpty(uses);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_its_place_in_the_order_and_no_other_has(string project)
    {
        var order = Orders[project];
        var folders = SourceFiles.Of(project).Select(file => file.Folder).Where(folder => folder != "").Distinct().ToList();

        Assert.All(folders, folder => Assert.NotEqual("", FolderIn(order, folder)));
        Assert.All(order, named => Assert.Contains(folders, folder => FolderIn(order, folder) == named));
    }

    [Fact]
    public void A_feature_uses_queries_and_what_all_features_share_but_no_other_feature()
    {
        string[] shared = ["Features.Ide", "Features.Charts", "Features.Pages", "Features.Jobs"];

        var wrong = SourceFiles.UsesOf("Insights.Server")
            .Where(use => use.From.StartsWith("Features.", StringComparison.Ordinal) && use.To.StartsWith("Features.", StringComparison.Ordinal) && !shared.Contains(use.To))
            .Select(use => $"{use.From} must not use {use.To}: {use.File} uses {use.Type}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void All_SQL_of_the_server_is_in_its_queries_which_know_no_web()
    {
        var files = SourceFiles.Of("Insights.Server");

        Assert.DoesNotContain(files, file => !file.Folder.StartsWith("Queries.", StringComparison.Ordinal) && SourceFiles.MethodsOfSql.Any(file.Names.Contains));
        Assert.DoesNotContain(files, file => file.Folder.StartsWith("Queries.", StringComparison.Ordinal) && file.Names.Any(name => name is "HttpContext" or "IResult" or "Results"));
    }

    /// <summary>The named folder that a folder belongs to: the longest that it begins with; empty where there is none.</summary>
    private static string FolderIn(string[] order, string folder) =>
        order.Where(named => folder == named || folder.StartsWith(named + ".", StringComparison.Ordinal)).MaxBy(named => named.Length) ?? "";
}
