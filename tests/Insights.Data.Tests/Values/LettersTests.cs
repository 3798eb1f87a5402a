using System.Globalization;
using Insights.Data.Values;

namespace Insights.Data.Tests.Values;

public class LettersTests
{
    [Theory]
    [InlineData("Müller", "mü")]
    [InlineData("Müller", "mu")]
    [InlineData("Müller", "MUE")]
    [InlineData("Mueller", "Mü")]
    [InlineData("Ärztin", "aer")]
    [InlineData("Oezdemir", "öz")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("WEISS", "weiß")]
    [InlineData("Mu\u0308ller", "mü")]
    [InlineData("Søren", "soe")]
    [InlineData("Søren", "so")]
    [InlineData("Åse", "aa")]
    [InlineData("Æbelø", "aeb")]
    [InlineData("Łukasz", "luk")]
    [InlineData("Zoë", "zoe")]
    [InlineData("İstanbul", "ist")]
    [InlineData("ISPARTA", "ıs")]
    [InlineData("ΑΘΗΝΑ", "αθή")]
    [InlineData("ΟΔΟΣ", "οδός")]
    [InlineData("Москва", "МОС")]
    [InlineData("Ёлка", "елк")]
    [InlineData("Ｔｏｋｙｏ", "tok")]
    [InlineData("東京", "東")]
    [InlineData("anything", "")]
    public void A_text_begins_with_another_one_as_people_compare(string text, string beginning) => Assert.True(Letters.StartsWith(text, beginning));

    [Theory]
    [InlineData("Susanne", "sue")]
    [InlineData("Mustafa", "mue")]
    [InlineData("がく", "さ")]
    [InlineData("Muller", "muel")]
    public void Other_letters_are_others(string text, string beginning) =>
        Assert.False(Letters.StartsWith(text, beginning));

    [Theory]
    [InlineData("Zoë", "Zorro")]
    [InlineData("Ärger", "Azur")]
    [InlineData("Müller", "Mützel")]
    [InlineData("Österreich", "Polen")]
    [InlineData("anna", "Bernd")]
    [InlineData("Weiss", "Weiß")]
    [InlineData("Norwegen", "Österreich")]
    public void Texts_stand_in_german_order_in_every_language_of_the_server(string first, string second)
    {
        foreach (var name in new[] { "tr-TR", "de-DE", "sv-SE", "en-US" })
        {
            var places = (Forwards: 0, Backwards: 0, Begins: false);
            var thread = new Thread(() => places = (Letters.Compare(first, second), Letters.Compare(second, first), Letters.StartsWith("ISTANBUL", "ist")))
            {
                CurrentCulture = CultureInfo.GetCultureInfo(name),
            };
            thread.Start();
            thread.Join();

            Assert.True(places is { Forwards: < 0, Backwards: > 0, Begins: true }, $"{name}: {places}");
        }
    }

    [Fact]
    public void Only_the_same_text_has_the_same_place() => Assert.NotEqual(0, Letters.Compare("Mu\u0308ller", "Müller"));

    [Theory]
    [InlineData("Anna Müller-Lüdenscheidt", "muller-ludenscheidt mueller-luedenscheidt")]
    [InlineData("Strauß", "strauss")]
    [InlineData("Алёна Σοφία", "алена σοφια")]
    [InlineData("susanne@post.example", null)]
    public void Words_are_spelled_otherwise_where_they_have_other_letters_than_A_to_Z(string text, string? expected) => Assert.Equal(expected, Letters.OtherSpellings(text));
}
