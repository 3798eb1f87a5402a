using System.Collections.Frozen;

namespace Insights.Data.Shops;

/// <summary>Signs, abbreviations and words that stand beside amounts for a currency.</summary>
internal static class CurrencyWords
{
    private const int LongestWord = 24;

    /// <summary>Codes by word; the first one is meant where nothing states otherwise, and a shop's own goes before it.</summary>
    private static readonly FrozenDictionary<string, string[]> Codes = Read("""
        €: EUR
        euro, euros, eur.: EUR
        £: GBP EGP LBP SYP GIP FKP SHP SDG SSP
        pound, pounds, pound sterling, pounds sterling, sterling, british pound, british pounds, pfund, pfund sterling, britisches pfund, britische pfund, livre sterling, livres sterling, livre, pond, pond sterling, libra, libras, libra esterlina, libras esterlinas, sterlina, sterline: GBP EGP LBP SYP GIP FKP SHP SDG SSP
        $: USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BBD BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD BND BMD CUP CVE MOP TOP WST NIO
        dollar, dollars, dólar, dólares, dollaro, dollari: USD CAD AUD NZD SGD HKD TWD BBD BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD BND BMD
        us$, us $, usd$, usd $, us dollar, us dollars, usdollar, u.s. dollar, amerikanischer dollar, amerikanische dollar, dollar américain, dollars américains, amerikaanse dollar, dólar estadounidense, dólares estadounidenses, dollaro statunitense: USD
        c$, c $, ca$, ca $, can$, can $, cad$, cad $, canadian dollar, canadian dollars, kanadischer dollar, kanadische dollar, dollar canadien, dollars canadiens: CAD
        a$, a $, au$, au $, aud$, aud $, australian dollar, australian dollars, australischer dollar: AUD
        nz$, nz $, nzd$, nzd $, new zealand dollar: NZD
        s$, s $, sg$, sg $, sgd $, singapore dollar: SGD
        hk$, hk $, hong kong dollar: HKD
        nt$, nt $, new taiwan dollar: TWD
        mx$, mx $, mex$, mex $, mexican peso, peso mexicano, pesos mexicanos: MXN
        peso, pesos: MXN ARS CLP COP UYU DOP PHP CUP
        r$, r $, real, reais, brazilian real: BRL
        fr., fr, frs, frs., sfr, sfr., chf., franken, schweizer franken, schweizerfranken, swiss franc, swiss francs, franc suisse, francs suisses, zwitserse frank, franco svizzero, franchi svizzeri, franco suizo: CHF
        franc, francs: CHF XAF XOF XPF CDF RWF BIF DJF GNF KMF
        ¥, yen, 円: JPY CNY
        yuan, renminbi, rmb, cn¥, 元: CNY
        kr, kr., krona, kronor, krone, kronen, kroner: SEK NOK DKK ISK
        svenska kronor, schwedische kronen, swedish krona, swedish kronor: SEK
        norske kroner, norwegische kronen, norwegian krone, nkr: NOK
        danske kroner, dänische kronen, danish krone, dkr: DKK
        zł, zl, zloty, zlotys, złoty, złotych: PLN
        kč, kc, koruna, korun, tschechische kronen, czech koruna: CZK
        ft, ft., forint: HUF
        lei, leu, ron: RON MDL
        лв, лв., lv, lev, lew: BGN
        kn, kuna: HRK
        din, din., рсд, dinar: RSD
        ₺, tl, lira, türk lirası, turkish lira: TRY
        ₽, руб, руб., rub., rubel, ruble, rubles, rouble: RUB BYN
        ₴, грн, грн., hrywnja, hryvnia: UAH
        ₹, rs, rs., rupee, rupees, rupie, rupien: INR PKR LKR NPR MUR SCR
        ₩, won: KRW
        ฿, baht: THB
        ₫, dong, đ: VND
        ₪, shekel, schekel, nis: ILS
        ₦, naira: NGN
        ₱: PHP
        ₡: CRC
        ₲: PYG
        ₸: KZT
        ₼: AZN
        ₾: GEL
        ₵: GHS
        r, rand: ZAR
        rm, ringgit: MYR
        rp, rp., rupiah: IDR
        dh, dhs, dirham: AED MAD
        sr, riyal: SAR QAR
        """);

    /// <summary>The currencies that a sign or word can stand for, the likeliest first; empty where it stands for none.</summary>
    internal static IReadOnlyList<string> Find(ReadOnlySpan<char> unit)
    {
        unit = unit.Trim();
        if (unit.IsEmpty || unit.Length > LongestWord) return [];
        Span<char> word = stackalloc char[LongestWord];
        var length = unit.ToLowerInvariant(word);
        for (var i = 0; i < length; i++)
            if (word[i] is '-' or '\u00A0') word[i] = ' ';
        return Codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word[..length], out var codes) ? codes : [];
    }

    private static FrozenDictionary<string, string[]> Read(string lists)
    {
        var codes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in lists.Split('\n', StringSplitOptions.TrimEntries))
        {
            var colon = line.LastIndexOf(':');
            var meant = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in line[..colon].Split(',', StringSplitOptions.TrimEntries)) codes[word] = meant;
        }
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
