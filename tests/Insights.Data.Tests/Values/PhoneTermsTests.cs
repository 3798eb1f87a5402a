using System.Globalization;
using CsCheck;
using Insights.Data.Values;
using PhoneNumbers;

namespace Insights.Data.Tests.Values;

public sealed class PhoneTermsTests
{
    private const string Leipzig = "+49 341 5550880";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>A mobile number of Argentina has other digits within the country, and a leading 8 is a trunk prefix in these countries only.</summary>
    private static readonly string[] OnlyAtHome = ["AR", "BY", "KZ", "RU", "TM"];

    [Theory]
    [InlineData("DE", "0341 5550880|03415550880|0341/5550880|(0341) 555 08 80|+49 341 5550880|+49 (0)341-5550880|+493415550880|0049 341 555 0880|00493415550880|0049 (0) 341 5550880|493415550880|0341.555.0880|0341–5550880|\u00a00341\u00a05550880")]
    [InlineData("DE", "0170 1234567|+49 170 1234567|0049170/1234567|+49 (0) 170 - 12 34 567|0170-1234567")]
    [InlineData("AT", "01 58858|+43 1 58858|0043 1 58858|+43 (0)1 58858|(01) 588 58")]
    [InlineData("AT", "0664 1234567|+43 664 1234567|0664/123 45 67|00436641234567")]
    [InlineData("CH", "044 668 18 00|+41 44 668 18 00|0041446681800|+41 (0)44 668 18 00|044/668.18.00")]
    [InlineData("GB", "020 7946 0958|+44 20 7946 0958|(020) 7946 0958|0044 20 7946 0958|+44 (0)20 7946 0958|02079460958")]
    [InlineData("US", "(212) 555-0123|212-555-0123|212.555.0123|1-212-555-0123|+1 212 555 0123|001 212 555 0123|12125550123")]
    [InlineData("FR", "01 42 68 53 00|+33 1 42 68 53 00|0033142685300|+33 (0)1 42 68 53 00|01.42.68.53.00")]
    [InlineData("IT", "06 1234 5678|+39 06 1234 5678|0039 06 12345678|0612345678")]
    [InlineData("HU", "06 1 234 5678|+36 1 234 5678|(06 1) 234 5678|003612345678")]
    public void Each_spelling_of_a_number_finds_each_other(string country, string spellings)
    {
        foreach (var stored in spellings.Split('|'))
            foreach (var text in spellings.Split('|'))
                Assert.True(Finds(stored, text, country), $"{stored} by {text}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("US")]
    [InlineData("GB")]
    public void Where_the_country_is_not_known_or_another_one_the_significant_digits_decide(string? country)
    {
        foreach (var stored in new[] { "0341 5550880", Leipzig, "0049341/5550880" })
            foreach (var text in new[] { "0341 5550880", Leipzig, "0049341/5550880", "+49 (0)341 5550880" })
                Assert.True(Finds(stored, text, country), $"{stored} by {text}");
    }

    [Fact]
    public void Every_format_of_the_numbers_of_every_country_finds_every_other()
    {
        foreach (var region in Numbers.GetSupportedRegions())
            foreach (var formats in ExamplesOf(region))
                foreach (var (stored, text) in formats.SelectMany(_ => formats, (stored, text) => (stored, text)))
                {
                    Assert.True(Finds(stored, text, region), $"{region}: {stored} by {text}");
                    Assert.True(OnlyAtHome.Contains(region) || Finds(stored, text, "DE"), $"{region} in Germany: {stored} by {text}");
                }
    }

    [Fact]
    public void Whatever_separates_the_digits_does_not_matter()
    {
        string[] numbers = ["03415550880", "+493415550880", "00493415550880", "+49(0)3415550880"], separators = ["", " ", "-", "/", ".", " - ", "\u2011", "\u00a0"];
        var spelled = Gen.Select(Gen.Int[0, numbers.Length - 1], Gen.Int[0, separators.Length - 1].Array[24])
            .Select((number, places) => string.Concat(numbers[number].Zip(places, (digit, place) => digit + separators[place])));

        Gen.Select(spelled, spelled).Sample((stored, text) => Finds(stored, text, "DE"));
    }

    [Theory]
    [InlineData("0341 5550880")]
    [InlineData("+49 341 5550880")]
    [InlineData("0049 341 5550880")]
    public void Whoever_types_a_number_finds_it_from_the_first_digits_of_the_area_on(string text)
    {
        for (var length = text.IndexOf("341", StringComparison.Ordinal) + 3; length <= text.Length; length++)
            foreach (var stored in new[] { "0341 5550880", Leipzig })
                Assert.True(Finds(stored, text[..length], "DE"), $"{stored} by {text[..length]}");
    }

    [Theory]
    [InlineData("5550880")]
    [InlineData("50880")]
    [InlineData("08 80")]
    [InlineData("3415")]
    [InlineData("٠٨٨٠")]
    public void Four_digits_are_the_beginning_or_the_end(string text) => Assert.True(Finds(Leipzig, text, "DE"));

    [Theory]
    [InlineData("880")]
    [InlineData("5508")]
    [InlineData("0342 5550880")]
    [InlineData("+49 341 5550881")]
    [InlineData("8800")]
    [InlineData("+49 880")]
    [InlineData("Meyer")]
    [InlineData("K0880")]
    [InlineData("0880@post.example")]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("000000000")]
    public void Other_digits_and_other_texts_find_nobody(string text) => Assert.False(Finds(Leipzig, text, "DE"));

    [Theory]
    [InlineData("0341 5550880 / mobil 0170 1234567")]
    [InlineData("0341/5550880, mobil: 0170/1234567")]
    [InlineData("Tel. +49 341 5550880; (+49) 170 1234567 (abends)")]
    public void Several_numbers_in_a_cell_are_found_each(string cell)
    {
        foreach (var text in new[] { Leipzig, "0880", "+49 170 1234567", "0170 123", "4567" }) Assert.True(Finds(cell, text, "DE"), text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("unknown")]
    [InlineData("112")]
    [InlineData("+")]
    [InlineData("123456789012345678901234")]
    public void A_cell_without_a_phone_number_has_no_terms(string cell) => Assert.Null(PhoneTerms.Of(cell));

    [Fact]
    public void All_country_codes_are_known()
    {
        foreach (var code in Numbers.GetSupportedCallingCodes())
            Assert.True(Finds("5550880123", string.Create(CultureInfo.InvariantCulture, $"+{code} 5550"), country: null), $"{code}");
    }

    private static bool Finds(string stored, string text, string? country) =>
        PhoneTerms.Of(stored) is { } terms && PhoneTerms.LookedFor(text, country).Any(looked => terms.Split(' ').Any(term => term.StartsWith(looked, StringComparison.Ordinal)));

    /// <summary>A number of the fixed network and a mobile one, where there are such, each as it is written within the country and abroad.</summary>
    private static IEnumerable<string[]> ExamplesOf(string region)
    {
        foreach (var type in new[] { PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE })
            if (Numbers.GetExampleNumberForType(region, type) is { } number && Numbers.Format(number, PhoneNumberFormat.E164) is var plain)
                yield return [plain, "00" + plain[1..], Numbers.Format(number, PhoneNumberFormat.INTERNATIONAL), Numbers.Format(number, PhoneNumberFormat.NATIONAL)];
    }
}
