using Insights.Server.Features.Jobs;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Tests.Features.Pages;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>The page of an upload, as a browser without scripts uses it.</summary>
public sealed class PreviewPageTests : IAsyncLifetime
{
    private const string Ambiguous = "order;customer;date;amount\n1;K1;03/04/2024;1,234\n2;K2;05/06/2024;2,500\n3;K2;99/99/2024;5,000\n";
    private readonly ServedDatabase served = new();
    private readonly OwnersBrowser browser;

    public PreviewPageTests() => browser = new OwnersBrowser(served);

    public async Task InitializeAsync()
    {
        await served.Shop.Database.MigrateAsync(CancellationToken.None);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task A_first_time_owner_is_asked_what_the_file_leaves_open_and_sees_what_would_happen()
    {
        var text = PageText.Of(await browser.GetAsync(await browser.UploadAsync(Ambiguous)));

        Assert.Contains("Erkannt als: Verkäufe.", text, StringComparison.Ordinal);
        Assert.Contains("In welcher Währung sind die Beträge?", text, StringComparison.Ordinal);
        Assert.Contains("Welche Zahl ist „1,234“ in der Spalte „amount“?", text, StringComparison.Ordinal);
        Assert.Contains("In welcher Reihenfolge stehen in „03/04/2024“ Tag, Monat und Jahr?", text, StringComparison.Ordinal);
        Assert.Contains("Was beim Einlesen herauskommt: 3 Zeilen", text, StringComparison.Ordinal);
        Assert.Contains("Umsatz 3.734,00 € vom 3. Apr. 2024 bis 5. Juni 2024", text, StringComparison.Ordinal);
        Assert.Contains("Zeilen, die sich nicht lesen ließen (1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--", text, StringComparison.Ordinal);
        Assert.Null(await served.Shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Answers_change_the_figures_and_stay_in_the_form()
    {
        var page = await browser.UploadAsync(Ambiguous);
        var html = await browser.SendAsync(page, await browser.GetAsync(page), ("answer-decimal:amount", "comma"), ("answer-date-order", "mdy"), ("action", "preview"));
        var text = PageText.Of(html);

        Assert.Contains("Umsatz 3,734 € vom 4. März 2024 bis 6. Mai 2024", text, StringComparison.Ordinal);
        Assert.Contains(("answer-decimal:amount", "comma"), OwnersBrowser.FieldsOf(html));
        Assert.Contains(("answer-date-order", "mdy"), OwnersBrowser.FieldsOf(html));
        Assert.Contains(("answer-currency", "EUR"), OwnersBrowser.FieldsOf(html));
    }

    [Fact]
    public async Task One_button_imports_with_what_the_form_says()
    {
        var page = await browser.UploadAsync(Ambiguous);
        var html = await browser.SendAsync(page, await browser.GetAsync(page), ("answer-currency", "chf"), ("answer-time-zone", "Europe/Zurich"), ("action", "import"));

        Assert.Contains("Fertig: 3 Zeilen, jede einmal gezählt.", PageText.Of(await browser.EndOfWorkAsync(html)), StringComparison.Ordinal);
        var shop = (await served.Shop.Database.ReadShopAsync(CancellationToken.None))!;
        Assert.Equal(("CHF", "Europe/Zurich", false, false), (shop.Currency, shop.TimeZone, shop.CurrencyIsAssumed, shop.TimeZoneIsAssumed));
    }

    [Theory]
    [InlineData("answer-currency", "EURO", "Das ist keine Währung.")]
    [InlineData("answer-time-zone", "Mars/Olympus", "Das ist keine Zeitzone.")]
    [InlineData("header-line", "0", "Die Zeile mit den Spaltennamen muss eine Zahl ab 1 sein.")]
    public async Task What_cannot_be_is_refused_and_the_other_answers_stay(string field, string value, string expected)
    {
        var page = await browser.UploadAsync(Ambiguous);
        var html = await browser.SendAsync(page, await browser.GetAsync(page), ("answer-date-order", "mdy"), (field, value), ("action", "import"));

        Assert.Contains(expected, PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains(("answer-date-order", "mdy"), OwnersBrowser.FieldsOf(html));
        Assert.Null(await served.Shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_shop_that_has_its_terms_is_not_asked_again()
    {
        await served.Shop.ImportTextAsync("customer,date,amount\nK1,2024-01-05,2.50\n");

        var text = PageText.Of(await browser.GetAsync(await browser.UploadAsync("customer,date,amount\nK2,2024-01-06,3.50\n")));

        Assert.DoesNotContain("In welcher Währung", text, StringComparison.Ordinal);
        Assert.Contains("Umsatz 3,50 €", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_file_answered_is_shown_and_can_be_answered_anew()
    {
        const string First = "order;customer;date;amount;status\n1;K1;13.01.2024;10,00;on the moon\n";
        await browser.EndOfWorkAsync(await SendFirstAsync(First, ("answer-status:on the moon", "cancelled")));
        var page = await browser.UploadAsync(First.Replace("1;K1", "2;K1", StringComparison.Ordinal));

        var html = await browser.GetAsync(page);
        Assert.Contains("Was bedeutet „on the moon“ für das Geld einer Zeile? (wie bei früheren Dateien)", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains(("answer-status:on the moon", "cancelled"), OwnersBrowser.FieldsOf(html));
        Assert.Contains("Umsatz 0,00 €", PageText.Of(html), StringComparison.Ordinal);

        html = await browser.SendAsync(page, html, ("answer-status:on the moon", "sale"), ("action", "preview"));
        Assert.Contains(("answer-status:on the moon", "sale"), OwnersBrowser.FieldsOf(html));
        Assert.Contains("Umsatz 10,00 €", PageText.Of(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_or_nothing_is_said_before_the_import_and_stays_in_the_form()
    {
        var page = await browser.UploadAsync(Ambiguous);

        var html = await browser.SendAsync(page, await browser.GetAsync(page), ("strict", "true"), ("action", "preview"));

        Assert.Contains("1 von 3 Zeilen ist nicht lesbar. Weil Sie alles oder nichts wollen, wird so nichts eingelesen.", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains("Umsatz 3.734,00 €", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains(("strict", "true"), OwnersBrowser.FieldsOf(html));
    }

    [Fact]
    public async Task A_year_of_two_digits_first_can_be_stated()
    {
        var page = await browser.UploadAsync("customer,date,amount\nK1,03-04-05,10.00\n");

        var html = await browser.SendAsync(page, await browser.GetAsync(page), ("date-order", "YearMonthDay"), ("action", "preview"));

        Assert.Contains("vom 5. Apr. 2003 bis 5. Apr. 2003", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains(("date-order", "YearMonthDay"), OwnersBrowser.FieldsOf(html));
    }

    [Fact]
    public async Task A_file_that_nobody_can_read_gets_a_page_that_says_what_to_do()
    {
        var page = await browser.UploadAsync("%PDF-1.7 sales");

        var text = PageText.Of(await browser.GetAsync(page));

        Assert.Contains("Das ist ein PDF. Exportieren Sie die Verkäufe als CSV", text, StringComparison.Ordinal);
        Assert.Contains("Andere Datei", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_import_of_all_that_fails_has_a_page_and_a_line_in_the_list()
    {
        using var content = new StringContent("%PDF-1.7 sales");
        var upload = await browser.UploadIdAsync(content);
        var job = (await served.QueryAsync("mutation($id: String!) { startImport(input: { uploadId: $id }) { job { id } } }", new { id = upload }))["startImport"]!["job"]!["id"]!;
        while ((await served.QueryAsync($"{{ job(id: \"{job}\") {{ finishedAt }} }}"))["job"]!["finishedAt"] is null) await Task.Delay(20);

        Assert.Contains("Das ist ein PDF.", PageText.Of(await browser.GetAsync($"/jobs/{GlobalId.Parse((string)job!, "Job")}")), StringComparison.Ordinal);
        Assert.Contains("gescheitert, nichts geändert", PageText.Of(await browser.GetAsync("/imports")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/imports/uploads/00112233445566778899aabbccddeeff")]
    [InlineData("/imports/uploads/nonsense")]
    public async Task An_upload_that_is_gone_leads_to_where_it_can_be_sent_again(string path)
    {
        var html = await browser.GetAsync(path);

        Assert.Contains("Die hochgeladene Datei ist nicht mehr da", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains("type=\"file\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_was_imported_leads_to_what_became_of_it()
    {
        var page = await browser.UploadAsync("order,customer,date,amount\n1,K1,2024-01-05,10.00\n");
        await browser.EndOfWorkAsync(await browser.SendAsync(page, await browser.GetAsync(page), ("action", "import")));

        Assert.Contains("Fertig: 1 Zeile, jede einmal gezählt.", PageText.Of(await browser.GetAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_ends_with_questions_leads_back_to_the_form()
    {
        using var content = new StringContent(Ambiguous);
        var upload = await browser.UploadIdAsync(content);
        var job = (await served.QueryAsync("mutation($id: String!) { startImport(input: { uploadId: $id, currency: \"EUR\" }) { job { id } } }", new { id = upload }))["startImport"]!["job"]!["id"]!;
        while ((await served.QueryAsync($"{{ job(id: \"{job}\") {{ finishedAt }} }}"))["job"]!["finishedAt"] is null) await Task.Delay(20);

        var html = await browser.GetAsync($"/jobs/{GlobalId.Parse((string)job!, "Job")}");

        Assert.Contains("In welcher Reihenfolge stehen in „03/04/2024“ Tag, Monat und Jahr?", PageText.Of(html), StringComparison.Ordinal);
        Assert.Contains(("currency", "EUR"), OwnersBrowser.FieldsOf(html));
    }

    [Fact]
    public async Task A_look_that_takes_long_shows_how_far_it_is_and_leads_to_the_form()
    {
        var goOn = new TaskCompletionSource();
        var first = served.Service<JobQueue>().Start(JobKind.Analysis, async (_, stop) =>
        {
            await goOn.Task.WaitAsync(stop);
            return new JobOutcome(Import: null, Run: null);
        });

        var waiting = PageText.Of(await browser.GetAsync(await browser.UploadAsync(Ambiguous)));
        goOn.SetResult();
        var job = served.Service<JobQueue>().Find(first!.Number + 1)!;
        while (job.FinishedAt is null) await Task.Delay(20);

        Assert.Contains("Die Datei wird angesehen", waiting, StringComparison.Ordinal);
        Assert.Contains("Das wissen nur Sie", PageText.Of(await browser.GetAsync($"/jobs/{job.Number}")), StringComparison.Ordinal);
    }

    private async Task<string> SendFirstAsync(string text, params (string Name, string Value)[] answers)
    {
        var page = await browser.UploadAsync(text);
        return await browser.SendAsync(page, await browser.GetAsync(page), [.. answers, ("action", "import")]);
    }

    [Fact]
    public async Task Sales_can_be_read_as_customers_and_back()
    {
        var page = await browser.UploadAsync("customer,date,amount,name\nK1,2024-01-05,2.50,Ana\n");

        var customers = PageText.Of(await browser.GetAsync(page + "?format=customers&language=en"));

        Assert.Contains("Recognised as: customers.", customers, StringComparison.Ordinal);
    }
}
