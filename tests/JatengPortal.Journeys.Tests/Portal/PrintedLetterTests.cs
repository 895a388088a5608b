using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JatengPortal.Journeys.Tests.Browser;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>A circular on paper: an A4 sheet with the letter alone.</summary>
public sealed partial class PrintedLetterTests(SharedPortal shared, Chromium chromium)
{
    // 210 × 297 mm in points of 1/72 inch; Chromium rounds to whole pixels of 1/96 inch.
    private const double Width = 595.28;
    private const double Height = 841.89;
    private const double Rounding = 1;

    private static readonly string[] OfTheSite =
        [".portal-bar", ".masthead", ".site-menu", ".breadcrumbs", ".site-footer", ".letter-after", ".print-only", ".skip-link"];

    [Fact]
    public async Task It_is_printed_on_A4_without_anything_of_the_site_around_it()
    {
        var portal = await shared.Portal;
        var page = await chromium.NewPageAsync(portal: portal.Address);
        await page.GotoAsync("surat-edaran/netralitas-pilkada-2024");

        var sheets = SheetsOf(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false }));
        Assert.InRange(sheets.Count, 1, 3);
        Assert.All(sheets, sheet =>
        {
            Assert.InRange(sheet.Width, Width - Rounding, Width + Rounding);
            Assert.InRange(sheet.Height, Height - Rounding, Height + Rounding);
        });

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        foreach (var part in OfTheSite)
        {
            foreach (var element in await page.Locator(part).AllAsync())
                Assert.False(await element.IsVisibleAsync(), $"{part} is printed");
        }

        foreach (var part in new[] { ".letter-kop", ".letter-title", ".letter-body", ".letter-signature", ".letter-sample" })
            Assert.True(await page.Locator(part).IsVisibleAsync(), $"{part} is not printed");
        await page.Context.CloseAsync();
    }

    // Page trees aren't compressed as a whole where Chromium writes them: each page names its sheet.
    private static List<(double Width, double Height)> SheetsOf(byte[] pdf) =>
        [.. Sheet().Matches(Encoding.Latin1.GetString(pdf)).Select(match => (Number(match.Groups[1]), Number(match.Groups[2])))];

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Sheet();
}
