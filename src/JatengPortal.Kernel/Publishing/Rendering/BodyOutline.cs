using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>
/// The headings of a body, put in order: the page's title is the h1, so a body starts at h2 and goes down one level at a
/// time, whatever signs its author used.
/// </summary>
internal sealed class BodyOutline
{
    private const string Prefix = "isi-";

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<Slug, int> _uses = [];

    public static BodyOutline Apply(MarkdownDocument document)
    {
        var outline = new BodyOutline();
        var above = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var text = InlineText.Of(heading.Inline, InlineText.Pictures.AsText);
            if (string.IsNullOrWhiteSpace(text))
                continue;

            while (above.TryPeek(out var level) && level >= heading.Level)
                above.Pop();

            above.Push(heading.Level);
            heading.Level = Math.Min(1 + above.Count, 6);
            heading.GetAttributes().Id = outline.NewId(text);
        }

        return outline;
    }

    /// <summary>The id that a link within the body means, written with or without the prefix that its author need not know; or null.</summary>
    public string? Find(string fragment) =>
        _ids.Contains(Prefix + fragment) ? Prefix + fragment : _ids.Contains(fragment) ? fragment : null;

    private string NewId(string text)
    {
        var slug = Slug.From(text);
        var number = _uses.GetValueOrDefault(slug);
        string id;
        do
        {
            number++;
            id = Prefix + (number == 1 ? slug : slug.Numbered(number));
        }
        while (!_ids.Add(id));

        _uses[slug] = number;
        return id;
    }
}
