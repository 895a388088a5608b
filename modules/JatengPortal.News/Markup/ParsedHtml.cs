using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.News.Markup;

/// <summary>Reads HTML from elsewhere in bounded time, memory and depth.</summary>
/// <remarks>
/// The parser does what a browser does, which for hostile markup is quadratic in the depth, and it follows a run of "--!" in a
/// comment by recursion until the stack ends. So comments are taken out before, and a callback stops what nests too deep.
/// </remarks>
internal static class ParsedHtml
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 2 * 1024 * 1024;

    /// <summary>How deep elements may stand inside each other, so that whoever walks the tree may do so by recursion.</summary>
    public const int MaxDepth = 200;

    private const int MaxElements = 50_000;

    /// <param name="html">A part of a page, without comments.</param>
    /// <exception cref="RuleViolationException"><c>import.html-too-complex</c></exception>
    public static INodeList Parse(string html)
    {
        if (html.Length > MaxLength)
            throw TooComplex($"has more than {MaxLength:N0} characters of HTML");
        var elements = 0;
        IElement? last = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                if (++elements > MaxElements)
                    throw TooComplex($"has more than {MaxElements:N0} elements");
                RequireShallow(last);
                last = element;
            },
        });
        var body = parser.ParseDocument("").Body!;
        elements = 0;
        last = null;
        var nodes = parser.ParseFragment(html, body);
        RequireShallow(last);
        return nodes;
    }

    public static RuleViolationException TooComplex(string how) =>
        new("import.html-too-complex", $"The text {how}; simplify it there, or write it here anew.");

    // An element has no parent yet when it is announced, but the one before it has.
    private static void RequireShallow(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            if (++depth > MaxDepth)
                throw TooComplex($"nests more than {MaxDepth} elements");
        }
    }
}
