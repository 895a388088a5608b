using System.Diagnostics;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class MarkdownLimitsTests
{
    private const int OneMegabyte = 1024 * 1024;

    // Twenty times what the worst of these takes on an idle core: it tells bounded from quadratic, not fast from slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> HostileBodies { get; } = new()
    {
        { "open brackets", Fill("[") },
        { "open pictures", Fill("![") },
        { "empty links", Fill("[](") },
        { "links that never end", Fill("[a](b (", 5_000, "x") },
        { "brackets before a long tail", Fill("[](", 5_000, "x") },
        { "brackets in many paragraphs", Fill("[](((\n", 200, "\n\n" + Fill("[](", 500, "x", 5_000)) },
        { "labels that never end", Fill("[a][", 5_000, "x") },
        { "brackets around brackets", new string('[', OneMegabyte / 2) + new string(']', OneMegabyte / 2) },
        { "definitions", string.Concat(Enumerable.Range(0, 60_000).Select(number => $"[r{number}]: ~/a\n")) },
        { "the same definition", Fill("[a]: ~/b\n") },
        { "one long address used again and again", $"[a]: https://example.org/{new string('é', 2_000)}\n\n" + Fill("[a]\n\n") },
        { "emphasis that never closes", Fill("*a **b ") },
        { "emphasis of all kinds", Fill("**a** *b* ~~c~~ ") },
        { "emphasis before a long tail", Fill("**a** *b* ~~c~~ ", 230, "\\") },
        { "emphasis in many paragraphs", string.Concat(Enumerable.Repeat(Fill("**a** *b* ~~c~~ ", 1_600, "", 26_000) + "\n\n", 40)) },
        { "stars", new string('*', OneMegabyte) },
        { "nested emphasis", Fill("*a ", OneMegabyte / 8, "a* ") },
        { "quotes in quotes", Fill(">") },
        { "lists in lists", string.Concat(Enumerable.Range(0, 1_400).Select(depth => new string(' ', depth) + "- a\n")) },
        { "numbers in numbers", Fill("1. ") },
        { "backticks of every length", string.Join(' ', Enumerable.Range(1, 1_400).Select(length => new string('`', length))) },
        { "bare addresses that run together", Fill("http://a") },
        { "addresses before a long tail", Fill("http://a", 5_000, "x") },
        { "bars", Fill("|") },
        { "a wide head over many rows", $"{Fill("|a", 128, "|")[..256]}\n{string.Concat(Enumerable.Repeat("|-", 128))}\n{Fill("|\n")}"[..OneMegabyte] },
        { "as wide and as long as allowed", $"{string.Concat(Enumerable.Repeat("|a", 64))}\n{string.Concat(Enumerable.Repeat("|-", 64))}\n" + string.Concat(Enumerable.Repeat("|\n", 19_000)) },
        { "underlined headings", Fill("a\n=\n") },
        { "headings of one name", Fill("# a\n") },
        { "empty lines", Fill("\n") },
        { "entities", Fill("&#x0;") },
        { "backslashes", Fill("\\") },
        { "pointed brackets", Fill("<http:") },
        { "NULs", Fill("\0") },
    };

    [Theory]
    [MemberData(nameof(HostileBodies))]
    public void A_hostile_body_of_a_megabyte_is_rendered_or_refused_in_bounded_time(string name, string body)
    {
        var clock = Stopwatch.StartNew();
        var refused = Record.Exception(() => MarkdownRenderer.Render(body));

        Assert.True(clock.Elapsed < Patience, $"{name} took {clock.Elapsed}.");
        Assert.True(
            refused is null or RuleViolationException { Code: "content.body-too-complex" or "content.body-too-long" }, $"{name}: {refused}");
    }

    [Fact]
    public void A_body_has_at_most_one_megabyte_in_utf_8()
    {
        var line = new string('a', 1023) + "\n";

        MarkdownRenderer.RequireBounded(string.Concat(Enumerable.Repeat(line, 1024)));
        Assert.Equal("content.body-too-long", CodeOf(string.Concat(Enumerable.Repeat(line, 1024)) + "a"));
        Assert.Equal("content.body-too-long", CodeOf(new string('é', OneMegabyte * 2 / 3)));
        Assert.Equal("content.body-too-long", CodeOf(new string('a', 5 * OneMegabyte)));
    }

    [Theory]
    [InlineData(129, false)]
    [InlineData(20, true)]
    public void Nesting_is_bounded(int depth, bool isAccepted)
    {
        var refused = Record.Exception(() => MarkdownRenderer.Render(new string('>', depth) + " a"));

        Assert.Equal(isAccepted, refused is null);
    }

    [Fact]
    public void A_table_of_a_thousand_organisations_with_links_is_fine()
    {
        var rows = Enumerable.Range(1, 1_000).Select(number => $"| {number} | **Ormas {number}** | [profil](~/ormas/ormas-{number}) | Semarang | aktif |\n");

        var rendered = MarkdownRenderer.Render("| No | Nama | Profil | Kota | Status |\n|--:|---|---|---|---|\n" + string.Concat(rows));

        Assert.Equal(1_001, rendered.Html.Split("<tr>").Length - 1);
        Assert.Empty(rendered.Findings);
    }

    [Fact]
    public void A_list_of_two_thousand_organisations_is_fine()
    {
        var html = MarkdownRenderer.Render(string.Concat(Enumerable.Repeat("- **Ormas** [profil](~/ormas/a), *aktif*\n", 2_000))).Html;

        Assert.Equal(2_000, html.Split("<li>").Length - 1);
    }

    [Fact]
    public void A_long_report_is_fine()
    {
        var paragraph = string.Concat(Enumerable.Repeat("Desk mencatat *laporan* dari [posko](https://example.org/posko) setiap jam. ", 20));

        var html = MarkdownRenderer.Render(string.Concat(Enumerable.Repeat(paragraph + "\n\n", 600))).Html;

        Assert.Equal(12_000, html.Split("<a ").Length - 1);
    }

    private static string? CodeOf(string body) => Assert.Throws<RuleViolationException>(() => MarkdownRenderer.RequireBounded(body)).Code;

    private static string Fill(string unit) => Fill(unit, OneMegabyte / unit.Length, "");

    private static string Fill(string unit, int times, string tail, int length = OneMegabyte)
    {
        var head = string.Concat(Enumerable.Repeat(unit, Math.Min(times, length / unit.Length)));
        return tail.Length == 0 ? head : head + string.Concat(Enumerable.Repeat(tail, (length - head.Length) / tail.Length));
    }
}
