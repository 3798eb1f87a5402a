using System.Text.Json.Nodes;

namespace Insights.Server.Tests.Features.Pages;

/// <summary>Every figure that a page shows is the API's, in both languages.</summary>
[Collection(OwnersShopTests.Name)]
public class FiguresTests(OwnersShop shop)
{
    /// <summary>The German words for the codes of the API.</summary>
    private static readonly Dictionary<string, string> German = new(StringComparer.Ordinal)
    {
        ["not-a-date-day-first"] = "kein Datum (in der Datei steht der Tag vorn, oder das Jahr)",
        ["date-no-day"] = "diesen Tag hat der Monat nicht",
        ["not-a-number-point"] = "keine Zahl (die Datei hat Dezimalpunkte)",
    };

    private const string Person = "id externalId name result { tier state keepingWorth { amount } netSpend { amount } lifetimeNetSpend { amount } lifetimePurchaseDays firstPurchase lastPurchase suggestion { text(language: $language) } nextVip { probability interval { low high } reasons(language: $language) { text } } churn { probability interval { low high } reasons(language: $language) { text } } }";

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_Monday_page_shows_the_weeks_whom_to_care_about_and_who_slipped(string language)
    {
        var data = await QueryAsync(language, """
            weeks(first: 2) { netSpend { amount } purchases customers newCustomers }
            slipped(first: 100) { from to customer { name result { state } } }
            """);
        var text = await TextAsync("/", language);

        var (week, before) = (data["weeks"]![0]!, data["weeks"]![1]!);
        Says(text, PageText.Money((decimal)week["netSpend"]!["amount"]!, language));
        foreach (var name in new[] { "purchases", "customers", "newCustomers" }) Says(text, $" {Count(week[name], language)} ");
        Says(text, Change((decimal)week["netSpend"]!["amount"]!, (decimal)before["netSpend"]!["amount"]!, language));
        foreach (var one in data["slipped"]!.AsArray().Where(one => string.CompareOrdinal((string)one!["to"]!, (string)one["from"]!) > 0 && (string?)one["customer"]!["result"]!["state"] != "PROBABLY_GONE").Take(3))
            Says(text, (string)one!["customer"]!["name"]!, $"{one["from"]} {(language == "de" ? "nach" : "to")} {one["to"]}");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_list_of_next_VIPs_is_the_APIs_page_for_page(string language)
    {
        const string path = "/next-vips";
        var html = await HtmlAsync(path, language);
        string? cursor = null;
        for (var page = 0; page < 2; page++)
        {
            var list = (await QueryAsync(language, $"nextVips(first: 25{(cursor is null ? "" : $", after: \"{cursor}\"")}) {{ totalCount pageInfo {{ endCursor hasNextPage }} nodes {{ {Person} }} }}"))["nextVips"]!;
            var text = PageText.Of(html);
            Says(text, Count(list["totalCount"], language));
            InOrder(text, list["nodes"]!.AsArray().Select(node => (string)node!["name"]!));
            foreach (var node in list["nodes"]!.AsArray()) Says(text, PageText.Chance((double?)node!["result"]!["nextVip"]!["probability"], language), Suggestion(node));
            if (!(bool)list["pageInfo"]!["hasNextPage"]!) break;
            cursor = (string)list["pageInfo"]!["endCursor"]!;
            html = await HtmlAsync(PageText.Links(html, path + "?after=")[0], language);
        }
        Assert.NotNull(cursor);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Who_stays_away_are_the_APIs_overdue_customers_of_tiers_A_and_B_by_what_keeping_them_is_worth(string language)
    {
        var good = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = (await QueryAsync(language, $"customers(first: 100, where: {{ tier: {{ in: [A, B] }} }}{(after is null ? "" : $", after: \"{after}\"")}) {{ pageInfo {{ endCursor hasNextPage }} nodes {{ {Person} }} }}"))["customers"]!;
            good.AddRange(page["nodes"]!.AsArray().OfType<JsonNode>());
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);
        var overdue = good.Where(one => (string?)one["result"]!["state"] == "OVERDUE").OrderByDescending(one => (decimal?)one["result"]!["keepingWorth"]?["amount"] ?? -1).ToList();
        var text = await TextAsync("/churn-risks", language);

        Assert.NotEmpty(overdue);
        InOrder(text, overdue.Take(100).Select(one => (string)one["name"]!));
        Says(text, [.. overdue.Take(100).Select(Suggestion), Count(overdue.Count, language)]);
        Says(text, PageText.Euros(overdue.Sum(one => (decimal?)one["result"]!["keepingWorth"]?["amount"] ?? 0), 0, language));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task A_customers_card_shows_what_the_API_says_of_them(string language)
    {
        var vips = (await QueryAsync(language, "nextVips(first: 3) { nodes { id } }"))["nextVips"]!["nodes"]!.AsArray();
        foreach (var vip in vips)
        {
            var customer = (await QueryAsync(language, $"customer(id: \"{vip!["id"]}\") {{ {Person} email phone birthday purchases(first: 8) {{ nodes {{ day kind amount {{ amount }} lines {{ productName }} }} }} }}"))["customer"]!;
            // One hit leads to the card.
            var text = await TextAsync($"/customers?q={Uri.EscapeDataString((string)customer["externalId"]!)}", language);

            var result = customer["result"]!;
            Says(text, (string)customer["name"]!, (string)customer["email"]!, (string)customer["phone"]!, PageText.Date((string)customer["birthday"]!, language), Suggestion(customer));
            Says(text, PageText.Date((string)result["firstPurchase"]!, language));
            Says(text, PageText.Money((decimal)result["netSpend"]!["amount"]!, language), PageText.Money((decimal)result["lifetimeNetSpend"]!["amount"]!, language));
            foreach (var part in new[] { "nextVip", "churn" })
            {
                var prediction = result[part]!;
                Says(text, PageText.Chance((double?)prediction["probability"], language));
                Says(text, [.. prediction["reasons"]!.AsArray().Select(reason => (string)reason!["text"]!)]);
                if (prediction["interval"] is { } interval) Says(text, PageText.ChanceInWords((double)prediction["probability"]!, (double)interval["low"]!, (double)interval["high"]!, language));
            }
            foreach (var purchase in customer["purchases"]!["nodes"]!.AsArray()) Says(text, PageText.Euros((decimal)purchase!["amount"]!["amount"]!, 2, language));
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_tiers_and_what_another_rule_would_do_are_the_APIs(string language)
    {
        var data = await QueryAsync(language, """
            tiers { tier customers customerShare netSpend { amount } netSpendShare }
            tierPreview(policy: "thresholds:a=500,b=150,window=365") {
              customers moving tiers { customersNow customersThen netSpendNow { amount } netSpendThen { amount } }
              movements { from to customers } movers(first: 25) { from to netSpend { amount } customer { name externalId } }
            }
            """);
        var text = await TextAsync("/tiers?kind=thresholds&a=500&b=150&window=365&hysteresis=1", language);

        foreach (var tier in data["tiers"]!.AsArray())
            Says(text, Count(tier!["customers"], language), Share(tier["customerShare"], language), PageText.Money((decimal)tier["netSpend"]!["amount"]!, language), Share(tier["netSpendShare"], language));
        var preview = data["tierPreview"]!;
        Assert.NotEqual(0, (int)preview["moving"]!);
        Says(text, language == "de" ? $"{Count(preview["moving"], language)} von {Count(preview["customers"], language)} Kunden würden wechseln" : $"{Count(preview["moving"], language)} of {Count(preview["customers"], language)} customers would move");
        foreach (var tier in preview["tiers"]!.AsArray())
            Says(text, $"{Count(tier!["customersNow"], language)} {Count(tier["customersThen"], language)} {PageText.Money((decimal)tier["netSpendNow"]!["amount"]!, language)} {PageText.Money((decimal)tier["netSpendThen"]!["amount"]!, language)}");
        foreach (var movement in preview["movements"]!.AsArray().Where(movement => (string)movement!["from"]! != (string)movement["to"]!))
            Says(text, language == "de" ? $"{Count(movement!["customers"], language)} von {movement["from"]} nach {movement["to"]}" : $"{Count(movement!["customers"], language)} from {movement["from"]} to {movement["to"]}");
        foreach (var mover in preview["movers"]!.AsArray())
            Says(text, $"{mover!["customer"]!["name"]} {mover["from"]} {mover["to"]} {PageText.Money((decimal)mover["netSpend"]!["amount"]!, language)}");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task How_good_the_predictions_are_is_shown_with_the_APIs_figures(string language)
    {
        var run = (await QueryAsync(language, """
            run {
              evaluationCutoff warnings(language: $language) choices { text(language: $language) }
              evaluations { target group customers baseRate scores { auc { value } precisionAtTenPercent { value } liftAtTenPercent { value } brier { value } ece { value } } }
              backtest {
                cutoff
                figures { group customers meanPredicted baseRate auc coverage { covered groups } }
                expectations { quantity group customers meanExpected meanActual coverage { covered groups } }
              }
            }
            """))["run"]!;
        var text = await TextAsync("/predictions", language);
        var culture = PageText.Culture(language);

        Says(text, PageText.Date((string)run["evaluationCutoff"]!, language));
        Says(text, [.. run["warnings"]!.AsArray().Select(warning => (string)warning!), .. run["choices"]!.AsArray().Select(choice => (string)choice!["text"]!)]);
        foreach (var judged in run["evaluations"]!.AsArray().Where(judged => (string)judged!["group"]! == "B"))
        {
            Says(text, Count(judged!["customers"], language), Share(judged["baseRate"], language));
            foreach (var score in judged["scores"]!.AsArray())
                foreach (var (name, format) in new[] { ("auc", "N2"), ("precisionAtTenPercent", "P0"), ("liftAtTenPercent", "N1"), ("brier", "N3"), ("ece", "N3") })
                    if (score![name]?["value"] is { } value) Says(text, PageText.Plain(((double)value).ToString(format, culture)));
        }
        foreach (var period in run["backtest"]!.AsArray())
        {
            Says(text, PageText.Date((string)period!["cutoff"]!, language));
            foreach (var figures in period["figures"]!.AsArray().Where(figures => (string)figures!["group"]! == "B"))
                Says(text, $"{Count(figures!["customers"], language)} {Share(figures["meanPredicted"], language)} {Share(figures["baseRate"], language)} {((double)figures["auc"]!).ToString("N2", culture)} {Held(figures, language)}");
            foreach (var figures in period["expectations"]!.AsArray().Where(figures => (string)figures!["group"]! == "B"))
                Says(text, $"{Count(figures!["customers"], language)} {Expectation(figures, "meanExpected", language)} {Expectation(figures, "meanActual", language)} {Held(figures, language)}");
        }
    }

    private static string Held(JsonNode figures, string language) =>
        figures["coverage"] is { } coverage ? $"{coverage["covered"]} {(language == "de" ? "von" : "of")} {coverage["groups"]}" : "–";

    private static string Expectation(JsonNode figures, string name, string language) => (string)figures["quantity"]! == "SPEND"
        ? PageText.Money((decimal)figures[name]!, language)
        : ((double)figures[name]!).ToString("N2", PageText.Culture(language));

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Imports_and_runs_are_the_APIs(string language)
    {
        var data = await QueryAsync(language, """
            imports { nodes { fileName lines { total imported alreadyPresent updated withoutCustomer rejected } rejectedRows { nodes { line column value reason code } } } }
            runs { nodes { asOf horizonDays policy knownCustomers } }
            """);
        var imports = data["imports"]!["nodes"]!.AsArray();
        var list = await TextAsync("/imports", language);
        for (var i = 0; i < imports.Count; i++)
        {
            var lines = imports[i]!["lines"]!;
            Says(list, (string)imports[i]!["fileName"]!, $"{Count(lines["total"], language)} {Count(lines["rejected"], language)}");
            var text = await TextAsync($"/imports/{imports.Count - i}", language);
            foreach (var name in new[] { "imported", "alreadyPresent", "updated", "withoutCustomer", "rejected" }.Where(name => (int)lines[name]! > 0)) Says(text, $" {Count(lines[name], language)} ");
            foreach (var row in imports[i]!["rejectedRows"]!["nodes"]!.AsArray()) Says(text, $"{row!["line"]} {row["column"]} {row["value"]} {(language == "en" ? row["reason"] : German[(string)row["code"]!])}");
        }
        Assert.Contains(imports, import => (int)import!["lines"]!["rejected"]! == 2);
        var runs = await TextAsync("/runs", language);
        foreach (var run in data["runs"]!["nodes"]!.AsArray())
            Says(runs, PageText.Date((string)run!["asOf"]!, language), $"{Count(run["knownCustomers"], language)} {Count(run["horizonDays"], language)} {InWords((string)run["policy"]!, language)}");
    }

    [Fact]
    public async Task The_list_of_customers_is_the_APIs()
    {
        var nodes = (await QueryAsync("en", "customers(first: 25) { nodes { name externalId email result { tier state keepingWorth { amount } netSpend { amount } lastPurchase } } }"))["customers"]!["nodes"]!.AsArray();
        var text = await TextAsync("/customers", "en");

        foreach (var node in nodes)
            Says(text, $"{node!["name"]} {node["result"]!["tier"]} {PageText.Date((string)node["result"]!["lastPurchase"]!, "en")} {PageText.Money((decimal)node["result"]!["netSpend"]!["amount"]!, "en")} {node["externalId"]} {node["email"]}");
    }

    /// <summary>The rule of all runs here, as an owner reads it.</summary>
    private static string InWords(string policy, string language)
    {
        Assert.Equal("share:a=0.1,b=0.3,window=365", policy);
        return language == "de"
            ? "Die besten 10 % der aktiven Kunden nach Umsatz (abzüglich Retouren) sind A, die nächsten 30 % sind B, die übrigen aktiven C. Es zählen die 365 Tage vor der Auswertung; wer nur davor gekauft hat, ist D."
            : "The top 10% of active customers by spend (less returns) are A, the next 30% are B, the other active customers C. The last 365 days before the analysis count; customers who only bought before that are D.";
    }

    private static string Count(JsonNode? number, string language) => ((int)number!).ToString("N0", PageText.Culture(language));

    private static string Share(JsonNode? share, string language) => PageText.Plain((Math.Round((double)share!, 3) + 0d).ToString("P1", PageText.Culture(language)));

    private static string Change(decimal now, decimal before, string language) =>
        ((now - before) / before).ToString(language == "de" ? "+0 %;−0 %;±0 %" : "+0%;−0%;±0%", PageText.Culture(language));

    private static string Suggestion(JsonNode person) => (string)person["result"]!["suggestion"]!["text"]!;

    private static void Says(string page, params IReadOnlyList<string> texts) => Assert.All(texts, text => Assert.Contains(PageText.Plain(text), page, StringComparison.Ordinal));

    private static void InOrder(string page, IEnumerable<string> texts)
    {
        var place = 0;
        foreach (var text in texts)
        {
            place = page.IndexOf(text, place, StringComparison.Ordinal);
            Assert.True(place >= 0, $"'{text}' does not come in its turn.");
            place += text.Length;
        }
    }

    private async Task<JsonNode> QueryAsync(string language, string fields) => await shop.Served.QueryAsync(
        fields.Contains("$language", StringComparison.Ordinal) ? $"query($language: Language!) {{ {fields} }}" : $"{{ {fields} }}", new { language = language.ToUpperInvariant() });

    private async Task<string> HtmlAsync(string path, string language) => await shop.Client.GetStringAsync(new Uri(PageText.InLanguage(path, language), UriKind.Relative));

    private async Task<string> TextAsync(string path, string language) => PageText.Of(await HtmlAsync(path, language));
}
