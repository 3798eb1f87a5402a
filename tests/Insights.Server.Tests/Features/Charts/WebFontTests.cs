using System.Text;
using Insights.Server.Features.Charts;
using SkiaSharp;

namespace Insights.Server.Tests.Features.Charts;

public class WebFontTests
{
    private const string Text = "Umsätze à 1.234 € – Ñandú, Çelik";

    private static byte[] Packed => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", "figtree-latin-400-normal.woff"));

    [Fact]
    public void A_subset_draws_its_letters_as_the_whole_font_does_and_is_much_smaller()
    {
        var font = new WebFont(Packed);
        var subset = font.Subset(Text.EnumerateRunes());

        Assert.Equal(Drawn(font.ToTrueType(), Text), Drawn(new WebFont(subset).ToTrueType(), Text));
        Assert.True(subset.Length * 2 < Packed.Length, $"{subset.Length} of {Packed.Length} bytes");
    }

    [Fact]
    public void A_letter_that_is_not_in_the_subset_has_no_outline()
    {
        var subset = new WebFont(new WebFont(Packed).Subset("a".EnumerateRunes()));

        Assert.NotEqual(Drawn(new WebFont(Packed).ToTrueType(), "z"), Drawn(subset.ToTrueType(), "z"));
        Assert.Equal(Drawn(new WebFont(Packed).ToTrueType(), "a"), Drawn(subset.ToTrueType(), "a"));
    }

    [Fact]
    public void What_is_no_font_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => new WebFont(Encoding.ASCII.GetBytes("wOFF")));
        Assert.Throws<InvalidDataException>(() => new WebFont(new byte[100]));
    }

    private static byte[] Drawn(byte[] trueType, string text)
    {
        using var data = SKData.CreateCopy(trueType);
        using var typeface = SKTypeface.FromData(data);
        Assert.NotNull(typeface);
        using var font = new SKFont(typeface, 32) { Hinting = SKFontHinting.None, Subpixel = true };
        using var bitmap = new SKBitmap(800, 60);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Black };
        canvas.Clear(SKColors.White);
        canvas.DrawText(text, 4, 40, font, paint);
        return bitmap.Bytes;
    }
}
