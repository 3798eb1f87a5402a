using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Insights.Data.Customers;
using Insights.Data.Tiers;
using Insights.Server.Features.Charts;
using Insights.Server.Tests.Browser;
using Insights.Server.Tests.Features.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SkiaSharp;

namespace Insights.Server.Tests.Features.Charts;

/// <summary>What lies over pictures of charts: values for who points at a bar, and the way to the customers behind it.</summary>
[Collection(OwnersShopTests.Name)]
public sealed partial class ChartMarksTests(OwnersShop shop, Chromium chromium)
{
    private const int Phone = 360;
    private const int Half = 600;
    private const int High = 540;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    /// <summary>Charts that owners see, with the customer whom one is about.</summary>
    public static TheoryData<string, long?> OfOwners => new()
    {
        { "tier-distribution", null }, { "revenue-by-month", null }, { "revenue-outlook", null }, { "middle-tier", null }, { "next-vips", null }, { "churn-risks", null },
        { "customer-flow", null }, { "tier-movement", null }, { "cohorts", null }, { "rfm", null }, { "weekday-hour", null }, { "spend-concentration", null },
        { "reasons", null }, { "loyalty-premium", null }, { "customer-timeline", 1 },
    };

    [Theory]
    [InlineData(Phone)]
    [InlineData(Half)]
    [InlineData(1200)]
    public async Task The_bars_of_a_tier_are_drawn_where_its_mark_is_and_nowhere_else(int width)
    {
        var (picture, marks) = await DrawAsync("tier-distribution", width);
        using var pixels = picture;

        foreach (var (tier, mark) in Enum.GetValues<Tier>().Zip(marks))
        {
            Assert.StartsWith($"Tier {tier}: ", mark.Lines[0], StringComparison.Ordinal);
            var color = ChartStyle.Of(tier);
            var found = Places(pixels, new SKColor(color.R, color.G, color.B));
            // Bars of D, who bought nothing lately, may have no height.
            if (tier != Tier.D) Assert.NotEmpty(found);
            Assert.All(found, place => Assert.True(Contains(mark, place, width), $"{tier} at {place}, outside of {mark.Area}"));
        }
    }

    [Theory]
    [InlineData("rfm", Half)]
    [InlineData("rfm", Phone)]
    [InlineData("tier-movement", Phone)]
    [InlineData("cohorts", Half)]
    [InlineData("weekday-hour", Half)]
    [InlineData("middle-tier", Half)]
    public async Task A_cell_fills_its_mark_up_to_the_gaps_between_cells(string name, int width)
    {
        var (picture, marks) = await DrawAsync(name, width);
        using var pixels = picture;
        var cells = marks.Where(mark => mark.Area.Left > 0).ToList();
        var paper = pixels.GetPixel(2, 2);

        Assert.NotEmpty(cells);
        var colored = 0;
        foreach (var mark in cells)
        {
            var (x, y) = (mark.Area.Width / 8, mark.Area.Height / 8);
            var inside = new[] { At(mark.Area.Left + x, mark.Area.Top + y), At(mark.Area.Right - x, mark.Area.Top + y), At(mark.Area.Left + x, mark.Area.Bottom - y), At(mark.Area.Right - x, mark.Area.Bottom - y) };
            Assert.Single(inside.Distinct());
            if (inside[0] != paper) colored++;
        }
        Assert.True(colored > cells.Count / 2, $"{colored} of {cells.Count} have a colour");
        // Neighbours differ: a mark that were shifted by half a cell would have two colours.
        Assert.True(cells.Select(mark => At(mark.Area.Left + mark.Area.Width / 8, mark.Area.Top + mark.Area.Height / 8)).Distinct().Count() > 3);

        SKColor At(float left, float top) => pixels.GetPixel((int)MathF.Round(left), (int)MathF.Round(top));
    }

    [Theory]
    [MemberData(nameof(OfOwners))]
    public async Task Every_mark_has_words_that_fit_the_picture_on_a_phone_and_on_a_desk(string name, long? customer)
    {
        foreach (var language in new[] { English, German })
            foreach (var width in new[] { Phone, Half })
            {
                var drawn = ChartRenderer.Draw(await ReadAsync(name, customer, language), ChartFormat.Svg, width, High);
                // On a phone cells say their figure themselves.
                if (width == Half) Assert.NotEmpty(drawn.Marks);
                foreach (var mark in drawn.Marks)
                {
                    Assert.All(mark.Lines, line => Assert.NotEqual("", line.Trim()));
                    foreach (var box in new[] { mark.Area, mark.Label })
                        Assert.True(box.Left >= 0 && box.Top >= 0 && box.Right <= width && box.Bottom <= High && box.Width > 0 && box.Height > 0, $"{name} {width} {mark.Lines[0]}: {box}");
                    Assert.True(mark.Link is null || Math.Min(mark.Area.Width, mark.Area.Height) >= 24, $"{name}: {mark.Lines[0]} is too small to be hit");
                }
            }
    }

    [Theory]
    [InlineData("tier-distribution", 4)]
    [InlineData("tier-movement", 8)]
    [InlineData("rfm", 15)]
    [InlineData("cohorts", 6)]
    public async Task A_mark_leads_to_as_many_customers_as_it_says(string name, int least)
    {
        var linked = ChartRenderer.Draw(await ReadAsync(name, customer: null, English), ChartFormat.Svg, Half, High).Marks.Where(mark => mark.Link is not null).ToList();

        Assert.True(linked.Count >= least, $"{linked.Count} links");
        foreach (var mark in linked)
        {
            var said = Said().Match(mark.Lines[0]).Groups["count"].Value;
            var html = await shop.Client.GetStringAsync(new Uri($"{mark.Link}&language=en", UriKind.Relative));
            Assert.Contains($" {said} {(said == "1" ? "customer" : "customers")}: ", PageText.Of(html), StringComparison.Ordinal);
            Assert.Equal(Math.Min(25, int.Parse(said, NumberStyles.AllowThousands, English)), Cards().Count(html));
        }
    }

    [Theory]
    [InlineData("next-vips")]
    [InlineData("churn-risks")]
    public async Task The_bar_of_a_customer_leads_to_the_card(string name)
    {
        foreach (var mark in ChartRenderer.Draw(await ReadAsync(name, customer: null, English), ChartFormat.Svg, Half, High).Marks)
            Assert.Contains(mark.Lines[0].Split(':')[0], PageText.Of(await shop.Client.GetStringAsync(new Uri(mark.Link!, UriKind.Relative))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/customers?tier=E")]
    [InlineData("/customers?tier=0")]
    [InlineData("/customers?previous=new")]
    [InlineData("/customers?first=October")]
    [InlineData("/customers?since=2024-01-01")]
    [InlineData("/customers?least=3")]
    [InlineData("/customers?least=many&most=3")]
    public async Task A_list_of_customers_as_nobody_can_be_is_refused(string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await shop.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Leafing_through_the_customers_of_a_tier_shows_each_of_them_once()
    {
        var total = (int)(await shop.Served.QueryAsync("{ customers(where: { tier: { eq: B } }) { totalCount } }"))["customers"]!["totalCount"]!;
        var seen = new List<string>();
        for (string? path = "/customers?tier=B"; path is not null;)
        {
            var html = await shop.Client.GetStringAsync(new Uri(path, UriKind.Relative));
            seen.AddRange(Cards().Matches(html).Select(match => match.Value));
            path = PageText.Links(html, "/customers?after=").SingleOrDefault();
        }

        Assert.True(total > 25);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(OfOwners))]
    public async Task A_German_table_writes_days_months_and_amounts_as_people_do(string name, long? customer)
    {
        var content = await ReadAsync(name, customer, German);
        var words = string.Join(' ', [content.Title, content.Subtitle, content.Alternative, .. content.Table.Columns, .. content.Table.Rows.SelectMany(row => row)]);

        Assert.DoesNotMatch(@"\b\d{4}-\d\d(-\d\d)?\b", words);
        Assert.DoesNotContain("EUR", words, StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Marks_lie_over_their_pictures_and_say_their_value_to_who_points_at_them_without_scripts(int width)
    {
        await using var watched = await chromium.OpenAsync(hasScripts: false, width: width);
        await watched.Page.GotoAsync(new Uri(shop.Address, "/overview").AbsoluteUri);
        foreach (var drawing in await watched.Page.Locator(".drawing").AllAsync())
        {
            await drawing.ScrollIntoViewIfNeededAsync();
            var (picture, over) = (await BoxAsync(drawing.Locator("img")), drawing.Locator(".marks:visible"));
            // On a phone pictures of cells alone have none.
            if (await over.CountAsync() == 0) continue;
            var box = await BoxAsync(over);
            foreach (var (one, other) in new[] { (picture.X, box.X), (picture.Y, box.Y), (picture.Width, box.Width), (picture.Height, box.Height) }) Assert.InRange(other - one, -1, 1);
        }

        var revenue = watched.Page.Locator("figure", new PageLocatorOptions { HasText = "Sales by month" }).Locator(".marks:visible > g").Last;
        await revenue.ScrollIntoViewIfNeededAsync();
        Assert.Equal("0", await OpacityAsync(revenue));
        await revenue.Locator("path").First.HoverAsync();
        Assert.Equal("1", await OpacityAsync(revenue));
        Assert.Contains("€", await revenue.Locator("text").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task With_the_keyboard_a_bar_says_its_value_and_leads_to_its_customers()
    {
        await using var watched = await chromium.OpenAsync(hasScripts: false);
        await watched.Page.GotoAsync(new Uri(shop.Address, "/tiers").AbsoluteUri);
        var bar = watched.Page.Locator(".marks:visible > a").Nth(1);
        for (var i = 0; i < 40 && await bar.EvaluateAsync<bool>("one => one !== document.activeElement"); i++) await watched.Page.Keyboard.PressAsync("Tab");

        Assert.Equal("1", await OpacityAsync(bar));
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator(".lead", new PageLocatorOptions { HasText = "tier B" }).WaitForAsync();

        Assert.EndsWith("/customers?tier=B", watched.Page.Url, StringComparison.Ordinal);
    }

    private static Task<string> OpacityAsync(ILocator mark) => mark.Locator("text").EvaluateAsync<string>("text => getComputedStyle(text).opacity");

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator one) => await one.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not to be seen.");

    private async Task<(SKBitmap Picture, IReadOnlyList<DrawnMark> Marks)> DrawAsync(string name, int width)
    {
        var drawn = ChartRenderer.Draw(await ReadAsync(name, customer: null, English), ChartFormat.Png, width, High);
        return (SKBitmap.Decode(drawn.Picture), drawn.Marks);
    }

    private async Task<ChartContent> ReadAsync(string name, long? customer, CultureInfo language)
    {
        await using var services = new ServiceCollection().AddSingleton(shop.Shop.Database).AddFeaturesForTests().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var arguments = ChartArguments.None with { Customer = customer is { } id ? new CustomerId(id) : null };
        return await scope.ServiceProvider.GetRequiredService<ChartReader>().ReadAsync(name, arguments, language, CancellationToken.None) ?? throw new InvalidOperationException($"There is no chart {name}.");
    }

    private static List<(int X, int Y)> Places(SKBitmap picture, SKColor color) =>
        [.. from x in Enumerable.Range(0, picture.Width) from y in Enumerable.Range(0, picture.Height) where picture.GetPixel(x, y) == color select (x, y)];

    private static bool Contains(DrawnMark mark, (int X, int Y) place, int width) =>
        place.X >= mark.Area.Left - 1 && place.X <= mark.Area.Right + 1 && place.Y >= mark.Area.Top - 1 && place.Y <= mark.Area.Bottom + 1 && mark.Area.Right < width;

    [GeneratedRegex("(?<count>[0-9,]+) (?:new )?customers?", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/customers/[0-9]+\"")]
    private static partial Regex Cards();
}
