using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Theme.Public.Tests;

public sealed partial class StylesheetTests
{
    /// <summary>What stands on what, and the least contrast: 4.5 for text, 3 for borders of controls (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
    public static TheoryData<string, string, double> Pairs => new()
    {
        { "text", "page", 4.5 }, { "text", "surface", 4.5 }, { "muted", "page", 4.5 }, { "muted", "surface", 4.5 },
        { "primary", "page", 4.5 }, { "primary", "surface", 4.5 }, { "primary-hover", "page", 4.5 }, { "primary-hover", "surface", 4.5 },
        { "on-primary", "primary", 4.5 }, { "on-primary", "primary-hover", 4.5 }, { "on-bar", "bar", 4.5 },
        { "accent", "page", 4.5 }, { "accent", "surface", 4.5 }, { "line-strong", "page", 3 }, { "line-strong", "surface", 3 },
    };

    private static readonly string Css =
        File.ReadAllText(Repository.PathOf("themes", "JatengPortal.Theme.Public", "wwwroot", "site.css"));

    [Fact]
    public void It_takes_fifteen_kilobytes_at_most()
    {
        using var sent = new MemoryStream();
        using (var brotli = new BrotliStream(sent, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(Css));
        Assert.InRange(sent.Length, 1, 15_000);
    }

    [Fact]
    public void It_asks_for_nothing_else()
    {
        Assert.DoesNotContain("@import", Css, StringComparison.Ordinal);
        Assert.DoesNotContain("@font-face", Css, StringComparison.Ordinal);
        Assert.All(Address().Matches(Css), address => Assert.StartsWith("data:", address.Groups[1].Value, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_palette_of_the_theme_has_contrast(string token, string ground, double least)
    {
        var (light, dark) = Palette.Of(Css);
        Assert.All([light, dark], palette => Assert.True(palette.Plain(token).ContrastWith(palette.Plain(ground)) >= least));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Whatever_colour_a_tenant_sets_there_is_contrast(string token, string ground, double least)
    {
        var (light, dark) = Palette.Of(Css);
        foreach (var tenant in Sample())
        {
            foreach (var palette in new[] { light, dark })
            {
                var contrast = palette.DerivedFrom(tenant, token).ContrastWith(palette.DerivedFrom(tenant, ground));
                Assert.True(contrast >= least, $"{contrast:0.00} for {token} on {ground} with {tenant}");
            }
        }
    }

    /// <summary>Nine steps a channel: 729 colours, good and bad.</summary>
    private static IEnumerable<Colour> Sample() =>
        from red in Enumerable.Range(0, 9)
        from green in Enumerable.Range(0, 9)
        from blue in Enumerable.Range(0, 9)
        select Colour.Parse($"#{red * 255 / 8:x2}{green * 255 / 8:x2}{blue * 255 / 8:x2}");

    [GeneratedRegex("""url\(["']?([^"')]{0,40})""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
