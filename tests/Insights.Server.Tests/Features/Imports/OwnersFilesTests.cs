using Insights.Server.Tests.Browser;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Features.Imports;

/// <summary>The first file of an owner, in German, on a phone and on a desk, with scripts and without.</summary>
[Collection(OwnersShopTests.Name)]
public class OwnersFilesTests(Chromium chromium)
{
    private const int Phone = 390;
    private const int Desk = 1280;

    [BrowserTheory]
    [InlineData(true, Phone)]
    [InlineData(false, Phone)]
    [InlineData(true, Desk)]
    public async Task A_first_file_is_answered_for_with_the_keyboard_alone(bool hasScripts, int width)
    {
        await using var served = new ServedDatabase();
        await served.StartAsync();
        await using var watched = await chromium.OpenAsync("de-DE", hasScripts: hasScripts, width: width, timeZone: "Europe/Vienna");
        var page = watched.Page;
        var file = served.Shop.Folder.Write("kasse.csv", "Bestellnummer;Kunde;Datum;Betrag\n1;K1;03/04/2024;1.500\n2;K2;05/06/2024;2.500\n3;K2;99/99/2024;3.500\n");
        await page.GotoAsync(new Uri(served.Client.BaseAddress!, "/imports").AbsoluteUri);
        await page.GetByLabel("Datei mit Verkäufen oder Kunden").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hochladen" }).PressAsync("Enter");

        await Says(page, "Das wissen nur Sie");
        await Says(page, "In welcher Reihenfolge stehen in „03/04/2024“ Tag, Monat und Jahr?");
        await Says(page, "Zeilen, die sich nicht lesen ließen (1)");
        await watched.PictureAsync($"owner-questions-{width}-{hasScripts}");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tag zuerst" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noch einmal rechnen" }).PressAsync("Enter");

        await Says(page, "vom 4. März 2024 bis 6. Mai 2024");
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Monat zuerst" })).ToBeCheckedAsync();
        await page.GetByLabel("Währung (etwa EUR)").First.PressAsync("Enter");
        await page.WaitForURLAsync("**/imports/1");
        await Says(page, "Fertig: 3 Zeilen, jede einmal gezählt.");
        await watched.PictureAsync($"owner-imported-{width}-{hasScripts}");

        var shop = (await served.Shop.Database.ReadShopAsync(CancellationToken.None))!;
        Assert.Equal("EUR", shop.Currency);
        Assert.False(shop.TimeZoneIsAssumed);
        // Without scripts nobody knows the browser's zone, and that of its country or of this machine is offered.
        if (hasScripts) Assert.Equal("Europe/Vienna", shop.TimeZone);
        Assert.Empty(watched.Complaints);
    }

    [BrowserFact]
    public async Task What_a_reload_has_restored_is_not_replaced_by_the_browsers_own_zone()
    {
        await using var served = new ServedDatabase();
        await served.StartAsync();
        await using var watched = await chromium.OpenAsync("de-DE", timeZone: "Europe/Vienna");
        var page = watched.Page;
        await page.GotoAsync(new Uri(served.Client.BaseAddress!, "/imports").AbsoluteUri);
        await page.GetByLabel("Datei mit Verkäufen oder Kunden").SetInputFilesAsync(served.Shop.Folder.Write("kasse.csv", "Bestellnummer;Kunde;Datum;Betrag\n1;K1;2024-04-03;1,50\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Hochladen" }).ClickAsync();

        await page.GetByLabel("Zeitzone (etwa").FillAsync("Europe/Zurich");
        await page.GetByRole(AriaRole.Button, new() { Name = "Noch einmal rechnen" }).ClickAsync();
        await page.WaitForURLAsync("**job=*");

        await Assertions.Expect(page.GetByLabel("Zeitzone (etwa")).ToHaveValueAsync("Europe/Zurich");
    }

    private static Task Says(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);
}
