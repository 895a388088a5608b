using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Writes one body. Only what stands in this list of renderers can appear in a stored page.</summary>
internal sealed class BodyHtmlRenderer : HtmlRenderer
{
    private const int MaxFindings = 100;

    private readonly List<MarkdownFinding> _findings = [];

    public BodyHtmlRenderer(TextWriter output, BodyOutline outline, BodyWords words)
        : base(output)
    {
        Outline = outline;
        Words = words;
        ObjectRenderers.Clear();
        ObjectRenderers.AddRange(
        [
            new FigureOrParagraphRenderer(), new BodyHeadingRenderer(), new ListRenderer(), new QuoteBlockRenderer(),
            new PlainCodeBlockRenderer(), new RuleRenderer(), new ScrollingTableRenderer(words.TableLabel),
            new DateKeepingLiteralRenderer(), new EmphasisInlineRenderer { GetTag = TagOf }, new CodeInlineRenderer(), new BreakRenderer(),
            new HtmlEntityInlineRenderer(), new DelimiterInlineRenderer(), new BodyLinkRenderer(), new BodyAutolinkRenderer(),
        ]);
    }

    public BodyOutline Outline { get; }

    public BodyWords Words { get; }

    public IReadOnlyList<MarkdownFinding> Findings => _findings;

    /// <summary>Links don't nest in HTML; what would be a second one is written as text.</summary>
    public bool InsideLink { get; set; }

    /// <summary>Writes an address into an attribute; the marker of the tenant's own links stays as it is.</summary>
    public void WriteAddress(BodyAddress address)
    {
        const string Own = "~/";
        var isOwn = address.Leads is BodyAddress.Kind.Site;
        Write(isOwn ? Own : "").WriteEscapeUrl(isOwn ? address.Href[Own.Length..] : address.Href);
    }

    public void Report(string code, MarkdownObject where, string? text)
    {
        if (_findings.Count < MaxFindings)
        {
            text ??= "";
            _findings.Add(new MarkdownFinding(code, LineOf(where), text.Length <= 200 ? text : text[..200]));
        }
    }

    private static string? TagOf(EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => "del",
        { DelimiterCount: 2 } => "strong",
        _ => "em",
    };

    private static int LineOf(MarkdownObject where)
    {
        var inline = where as Inline;
        while (inline?.Parent is { } parent)
            inline = parent;

        return 1 + ((inline as ContainerInline)?.ParentBlock ?? where).Line;
    }
}
