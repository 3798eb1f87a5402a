using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Data.Values;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>Whom the first page names, and that it says nothing of them that their purchases do not.</summary>
[Collection(OwnersShopTests.Name)]
public partial class MondayTests(OwnersShop shop)
{
    private static readonly DateOnly AsOf = new(2024, 6, 1);

    [Fact]
    public async Task There_are_five_different_people_and_no_two_of_them_read_alike()
    {
        var people = await PeopleAsync("en");

        Assert.Equal(5, people.Count);
        Assert.Equal(5, people.Select(person => person.Id).Distinct().Count());
        Assert.Equal(5, people.Select(person => person.Why).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_A_customer_of_the_greatest_keeping_worth_is_among_them_and_nobody_who_is_probably_gone()
    {
        var people = await PeopleAsync("en");
        var best = await ReadAsync("""
            SELECT customer_id FROM customer_results WHERE run_id = 2 AND tier = 0 AND usual_pause_days IS NOT NULL
              AND @asOf - last_purchase > pause_limit_days AND @asOf - last_purchase <= pause_limit_days + 3 * usual_pause_days
            ORDER BY keeping_worth DESC LIMIT 1
            """, [("@asOf", EpochDay.From(AsOf))], row => row.GetInt64(0));

        Assert.Equal(best, people.Select(person => person.Id).Intersect(best));
        foreach (var person in people)
        {
            var (days, _) = await PurchasesOfAsync(person.Id);
            var pauses = days.Zip(days.Skip(1), (first, second) => second - first).Order().ToList();
            var usual = (pauses[(pauses.Count - 1) / 2] + pauses[pauses.Count / 2]) / 2.0;
            var limit = (await ReadAsync("SELECT pause_limit_days FROM customer_results WHERE run_id = 2 AND customer_id = @id", [("@id", person.Id)], row => row.GetInt32(0)))[0];
            Assert.True(EpochDay.From(AsOf) - days[^1] <= limit + 3 * usual, $"{person.Name} has been away for {EpochDay.From(AsOf) - days[^1]} days");
        }
    }

    /// <summary>Every number in a sentence is counted again in the stored purchases.</summary>
    [Fact]
    public async Task Each_number_in_a_reason_is_the_customers_own()
    {
        foreach (var person in await PeopleAsync("en"))
        {
            var (days, spend) = await PurchasesOfAsync(person.Id);
            var from = EpochDay.From(AsOf) - 365;
            var pauses = days.Zip(days.Skip(1), (first, second) => second - first).Order().ToList();
            var usual = pauses.Count == 0 ? 0 : Math.Round((pauses[(pauses.Count - 1) / 2] + pauses[pauses.Count / 2]) / 2.0);
            var amount = (long total) => PageText.Money(new Money(total).Amount, "en");
            List<string> known =
            [
                .. new[] { days.Count, days.Count(day => day >= from), EpochDay.From(AsOf) - days[^1], usual }.Select(number => number.ToString("N0", CultureInfo.InvariantCulture)),
                amount(spend.Sum(day => day.Amount)), amount(spend.Where(day => day.Day >= from).Sum(day => day.Amount)), "12",
            ];
            var dates = Dates().Replace(person.Why, " ");
            Assert.All(Numbers().Matches(Articles().Replace(dates, "")).Select(match => match.Value), number => Assert.Contains(number, known));
        }
    }

    [Fact]
    public async Task Where_the_sales_are_old_nothing_is_suggested_for_this_week()
    {
        await using var served = new ServedDatabase();
        await served.Shop.ImportTextAsync("order,customer,date,amount\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},c{i % 6},{new DateOnly(2022, 1, 3).AddDays(i * 3):yyyy-MM-dd},{10 + i}.00\n")));
        await new Insights.Server.Features.Runs.ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(asOf: null, new Insights.Ml.Analysis.AnalysisOptions(), progress: null, CancellationToken.None);
        await served.StartAsync();

        var html = await served.Client.GetStringAsync(new Uri("/?language=en", UriKind.Relative));

        Assert.Contains("Your sales end on 29 Jun 2022.", PageText.Of(html), StringComparison.Ordinal);
        Assert.DoesNotContain("This week", PageText.Of(html), StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/done\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_of_three_sees_its_three_customers_and_no_sentence_about_the_quality_of_predictions()
    {
        await using var served = new ServedDatabase();
        var days = new[] { "2024-06-03", "2024-06-10", "2024-06-17", "2024-06-24", "2024-06-28" };
        await served.Shop.ImportTextAsync("order,customer,date,amount\n" + string.Concat(days.SelectMany((day, i) => new[] { "Ada", "Bo", "Cy" }.Select((who, j) => $"{i}{who},{who},{day},{10 + j}.00\n"))));
        await new Insights.Server.Features.Runs.ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(asOf: null, new Insights.Ml.Analysis.AnalysisOptions(), progress: null, CancellationToken.None);
        served.Shop.Clock.Now = new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);
        await served.StartAsync();

        var html = await served.Client.GetStringAsync(new Uri("/?language=en", UriKind.Relative));
        var quality = PageText.Of(await served.Client.GetStringAsync(new Uri("/predictions?language=en", UriKind.Relative)));

        Assert.Equal(["Ada", "Bo", "Cy"], Person().Matches(html).Select(match => PageText.Of(match.Groups["name"].Value)).Order());
        Assert.DoesNotContain("of 100 customers", quality, StringComparison.Ordinal);
        Assert.Contains("Sales up to 28 Jun 2024, analysed ", PageText.Of(html), StringComparison.Ordinal);
    }

    private async Task<List<(long Id, string Name, string Why)>> PeopleAsync(string language)
    {
        var html = await shop.Client.GetStringAsync(new Uri(PageText.InLanguage("/", language), UriKind.Relative));
        return [.. Person().Matches(html).Select(match => (long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture), PageText.Of(match.Groups["name"].Value), PageText.Of(match.Groups["why"].Value)))];
    }

    private async Task<(List<int> Days, List<(int Day, long Amount)> Spend)> PurchasesOfAsync(long customer)
    {
        (string, object?)[] parameters = [("@id", customer), ("@asOf", EpochDay.From(AsOf))];
        return (
            await ReadAsync("SELECT DISTINCT day FROM baskets WHERE customer_id = @id AND kind = 0 AND day < @asOf ORDER BY day", parameters, row => row.GetInt32(0)),
            await ReadAsync("SELECT day, amount FROM baskets WHERE customer_id = @id AND kind IN (0, 1) AND day < @asOf", parameters, row => (row.GetInt32(0), row.GetInt64(1))));
    }

    private async Task<List<T>> ReadAsync<T>(string sql, IReadOnlyList<(string, object?)> parameters, Func<System.Data.Common.DbDataReader, T> read) =>
        await Insights.Data.Storage.DatabaseQueries.QueryAsync(shop.Shop.Database, sql, parameters, read, CancellationToken.None).ToListAsync();

    [GeneratedRegex("<li>\\s*<span class=\"monogram.*?<a href=\"/customers/(?<id>\\d+)\">(?<name>.*?)</a>.*?<p class=\"quiet\">(?<why>.*?)</p>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    /// <summary>Amounts with their sign, and counts.</summary>
    [GeneratedRegex(@"€?\d[\d,.]*\d|€?\d")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"on \d+ \w+( \d{4})?|\d+ days ago|since \w+( \d{4})?|turning \d+")]
    private static partial Regex Dates();

    /// <summary>Articles have numbers in their names.</summary>
    [GeneratedRegex("Likes .*$")]
    private static partial Regex Articles();
}
