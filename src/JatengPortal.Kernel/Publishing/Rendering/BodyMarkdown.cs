using System.Text;
using JatengPortal.Kernel.Rules;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>Which Markdown a body may hold, and that reading it ends in bounded time.</summary>
internal static class BodyMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .Build();

    /// <exception cref="RuleViolationException"><c>content.body-too-long</c>, <c>content.body-too-complex</c></exception>
    public static MarkdownDocument Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        BodyLimits.Check(markdown);
        MarkdownDocument? document = null;
        Guarded(() => document = Markdown.Parse(WithoutLoneSurrogates(markdown), Pipeline));
        return document!;
    }

    /// <summary>Markdig refuses what is nested deeper than 128 with an <see cref="ArgumentException"/>, while reading and while writing.</summary>
    public static void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (ArgumentException)
        {
            throw BodyLimits.TooComplex();
        }
    }

    private static string WithoutLoneSurrogates(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // U+FFFD for each half
}
