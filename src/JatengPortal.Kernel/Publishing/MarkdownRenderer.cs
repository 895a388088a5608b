using JatengPortal.Kernel.Publishing.Rendering;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing;

/// <summary>
/// Turns the Markdown of a body into the HTML that is stored when an edition is published (CommonMark with tables,
/// strikethrough and bare links). Raw HTML is shown as text, so there is nothing to sanitise afterwards.
/// </summary>
/// <remarks>
/// What the HTML never holds: scripts, inline styles, event handlers, addresses outside the list of <see cref="BodyAddress"/>,
/// images of other sites. Headings start at h2 and skip no level; their ids begin with <c>isi-</c>, which no page uses itself.
/// </remarks>
public static class MarkdownRenderer
{
    /// <summary>The longest body, in bytes of UTF-8 (1 MiB).</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Renders a body once, to be stored.</summary>
    /// <param name="markdown">At most <see cref="MaxBodyBytes"/>.</param>
    /// <param name="tableLabel">
    /// What a screen reader calls a scrolling table, in the body's language; <c>{0}</c> is the table's number in the body.
    /// </param>
    /// <param name="leavesSite">What a screen reader says after a link to another site, in the body's language.</param>
    /// <returns>HTML in which the tenant's own links still begin with <c>~/</c>, and what the author should mend.</returns>
    /// <exception cref="RuleViolationException">
    /// <c>content.body-too-long</c>; <c>content.body-too-complex</c>: nested or repeated beyond what people write.
    /// </exception>
    public static RenderedMarkdown Render(string markdown, string tableLabel = "Tabel {0}", string leavesSite = "situs lain")
    {
        var document = BodyMarkdown.Parse(markdown);
        var outline = BodyOutline.Apply(document);
        using var output = new BoundedHtmlWriter();
        var renderer = new BodyHtmlRenderer(output, outline, new BodyWords(tableLabel, leavesSite));
        BodyMarkdown.Guarded(() => renderer.Render(document));
        return new RenderedMarkdown(output.ToString().TrimEnd('\n'), renderer.Findings);
    }

    /// <summary>Refuses a body that <see cref="Render"/> would refuse for its size or repetition, without rendering it.</summary>
    /// <exception cref="RuleViolationException"><c>content.body-too-long</c>, <c>content.body-too-complex</c></exception>
    public static void RequireBounded(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        BodyLimits.Check(markdown);
    }

    /// <summary>The running text of a body for descriptions and search: paragraphs without headings, tables, images or code.</summary>
    /// <param name="markdown">At most <see cref="MaxBodyBytes"/>.</param>
    /// <param name="maxLength">In characters, an ellipsis included; longer text ends at a word.</param>
    /// <exception cref="RuleViolationException"><c>content.body-too-long</c>, <c>content.body-too-complex</c></exception>
    public static string PlainText(string markdown, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        return Excerpt.Of(BodyMarkdown.Parse(markdown), maxLength);
    }

    /// <summary>Makes the links of stored HTML lead into the tenant: <c>href="~/x"</c> becomes <c>href="/kesbangpol/x"</c>.</summary>
    /// <param name="html">What <see cref="Render"/> returned; only its own href and src attributes are touched, never text.</param>
    /// <param name="pathBase">The tenant's path base (empty or <c>/kesbangpol</c>), or an absolute address without a final slash
    /// where the reader is elsewhere, as in a feed.</param>
    public static string ExpandSiteLinks(string html, string pathBase) => SiteLinks.Expand(html, pathBase);
}
