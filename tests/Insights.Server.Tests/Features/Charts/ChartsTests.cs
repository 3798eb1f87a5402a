using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Insights.Data.Customers;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Runs;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Insights.Server.Tests.Features.Charts;

[Collection(ServedShopTests.Name)]
public class ChartsTests(ServedShop served)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    internal static readonly IReadOnlyList<IChart> Charts =
        [.. FeatureScan.Types.Where(type => type.IsAssignableTo(typeof(IChart)) && type.IsClass).Select(type => (IChart)RuntimeHelpers.GetUninitializedObject(type))];

    public static TheoryData<string> Names => [.. Charts.Select(chart => chart.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_is_drawn_as_svg_with_text_as_text_and_an_alternative(string name)
    {
        var svg = XDocument.Parse(await served.Client.GetStringAsync($"{AddressOf(name, "svg")}&language=de&width=600&height=400"));
        XNamespace ns = "http://www.w3.org/2000/svg";

        Assert.Equal("600", svg.Root!.Attribute("width")!.Value);
        Assert.NotEmpty(svg.Root.Element(ns + "title")!.Value);
        Assert.NotEmpty(svg.Root.Element(ns + "desc")!.Value);
        // A long title takes several lines.
        Assert.Contains(svg.Root.Element(ns + "title")!.Value, string.Join(' ', svg.Descendants(ns + "text").Select(text => text.Value.Trim())), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_is_drawn_as_png_with_something_on_it(string name)
    {
        var bytes = await served.Client.GetByteArrayAsync($"{AddressOf(name, "png")}&width=640&height=360");
        using var picture = SKBitmap.Decode(bytes);

        Assert.Equal((640, 360), (picture.Width, picture.Height));
        Assert.True(picture.Pixels.Distinct().Count() > 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_is_drawn_for_dark_and_for_fine_screens_too(string name)
    {
        using var dark = SKBitmap.Decode(await served.Client.GetByteArrayAsync($"{AddressOf(name, "png")}&width=640&height=360&theme=dark&scale=2"));
        using var light = SKBitmap.Decode(await served.Client.GetByteArrayAsync($"{AddressOf(name, "png")}&width=640&height=360"));

        Assert.Equal((1280, 720), (dark.Width, dark.Height));
        Assert.True(dark.GetPixel(2, 2).Red < 60);
        Assert.True(light.GetPixel(2, 2).Red > 240);
    }

    [Fact]
    public async Task A_picture_that_is_asked_for_again_is_the_same()
    {
        Assert.Equal(await served.Client.GetByteArrayAsync("/charts/gain.png?width=700"), await served.Client.GetByteArrayAsync("/charts/gain.png?width=700"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_chart_says_the_same_in_both_languages(string name)
    {
        var english = await ReadAsync(name, CultureInfo.GetCultureInfo("en"));
        var german = await ReadAsync(name, German);

        Assert.NotEqual(english.Title, german.Title);
        Assert.Equal(english.Table.Columns.Count, german.Table.Columns.Count);
        Assert.Equal(english.Table.Rows.Count, german.Table.Rows.Count);
        Assert.All(german.Table.Rows, row => Assert.Equal(german.Table.Columns.Count, row.Count));
    }

    [Theory]
    [InlineData("EN")]
    [InlineData("DE")]
    public async Task The_API_has_every_chart_of_the_shop_as_its_reader_reads_it(string language)
    {
        var code = language.ToLowerInvariant();
        var charts = (await served.QueryAsync($"{{ charts(language: {language}) {{ name title subtitle alternative columns rows svgUrl pngUrl }} }}"))["charts"]!.AsArray();

        Assert.Equal(Charts.Where(chart => chart.Takes != ChartTaking.Customer).Select(chart => chart.Name).Order(StringComparer.Ordinal), charts.Select(chart => (string?)chart!["name"]));
        foreach (var chart in charts)
        {
            var name = (string)chart!["name"]!;
            var content = await ReadAsync(name, CultureInfo.GetCultureInfo(code));
            Assert.Equal([content.Title, content.Subtitle, content.Alternative], new[] { "title", "subtitle", "alternative" }.Select(field => (string?)chart[field]));
            Assert.Equal(content.Table.Columns, chart["columns"]!.AsArray().Select(cell => (string?)cell));
            Assert.Equal(content.Table.Rows.Select(row => string.Join('|', row)), chart["rows"]!.AsArray().Select(row => string.Join('|', row!.AsArray().Select(cell => (string?)cell))));
            Assert.Equal([$"/charts/{name}.svg?language={code}", $"/charts/{name}.png?language={code}"], new[] { "svgUrl", "pngUrl" }.Select(field => (string?)chart[field]));
        }
    }

    [Fact]
    public void Both_languages_have_the_same_texts_and_all_are_used()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Features"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = ChartTexts.NamesIn(CultureInfo.InvariantCulture);

        Assert.Equal(names.Order(), ChartTexts.NamesIn(German).Order());
        Assert.All(names.Where(name => !name.StartsWith("rule-", StringComparison.Ordinal) && !name.StartsWith(ChartTexts.FeaturePrefix, StringComparison.Ordinal) && !name.EndsWith("-meaning", StringComparison.Ordinal)),
            name => Assert.Contains($"\"{name}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_that_has_the_picture_of_these_data_is_told_so()
    {
        using var first = await served.Client.GetAsync("/charts/lift.svg");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/charts/lift.svg");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await served.Client.SendAsync(again);

        Assert.Equal("image/svg+xml", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/charts/nothing.svg", HttpStatusCode.NotFound)]
    [InlineData("/charts/lift.pdf", HttpStatusCode.NotFound)]
    [InlineData("/charts/lift.7", HttpStatusCode.NotFound)]
    [InlineData("/charts/lift.0", HttpStatusCode.NotFound)]
    [InlineData("/charts/lift.svg?width=5", HttpStatusCode.BadRequest)]
    [InlineData("/charts/lift.svg?width=99999", HttpStatusCode.BadRequest)]
    [InlineData("/charts/lift.png?scale=9", HttpStatusCode.BadRequest)]
    [InlineData("/charts/lift.png?theme=pink", HttpStatusCode.BadRequest)]
    [InlineData("/charts/lift.png?customer=Q3VzdG9tZXI6MQ", HttpStatusCode.BadRequest)]
    [InlineData("/charts/lift.png?by=country", HttpStatusCode.BadRequest)]
    [InlineData("/charts/middle-tier.png?by=shoe-size", HttpStatusCode.BadRequest)]
    [InlineData("/charts/customer-timeline.svg", HttpStatusCode.BadRequest)]
    [InlineData("/charts/customer-timeline.svg?customer=anna", HttpStatusCode.BadRequest)]
    [InlineData("/charts/customer-timeline.svg?customer=UnVuOjE", HttpStatusCode.BadRequest)]
    [InlineData("/charts/customer-timeline.svg?customer=Q3VzdG9tZXI6OTk5OTk5", HttpStatusCode.NotFound)]
    public async Task A_picture_that_cannot_be_is_refused_with_what_can(string address, HttpStatusCode status)
    {
        using var response = await served.Client.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.True((await response.Content.ReadAsStringAsync()).Length > 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_run_without_anything_to_show_gives_a_picture_that_says_why(string name)
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,A,X,1,2024-01-05 10:00:00,2.50,7,UK\n");
        await new ShopAnalysis(shop.Database, shop.Clock).RunAsync(null, new Insights.Ml.Analysis.AnalysisOptions(), progress: null, CancellationToken.None);
        await using var services = new ServiceCollection().AddSingleton(shop.Database).AddFeaturesForTests().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var content = await scope.ServiceProvider.GetRequiredService<ChartReader>().ReadAsync(name, ArgumentsOf(name), German, CancellationToken.None);

        Assert.NotNull(content);
        Assert.NotEmpty(content.Alternative);
        Assert.NotEmpty(ChartRenderer.Render(content, ChartFormat.Png, 400, 300));
    }

    private async Task<ChartContent> ReadAsync(string name, CultureInfo language)
    {
        await using var services = new ServiceCollection().AddSingleton(served.Shop.Database).AddFeaturesForTests().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChartReader>().ReadAsync(name, ArgumentsOf(name), language, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no chart {name}.");
    }

    internal static ChartArguments ArgumentsOf(string name) => Charts.First(chart => chart.Name == name).Takes == ChartTaking.Customer ? new ChartArguments(new CustomerId(1)) : ChartArguments.None;

    private static string AddressOf(string name, string format) => $"/charts/{name}.{format}?{ArgumentsOf(name).Query.TrimStart('&')}";
}
