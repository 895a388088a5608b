using System.Globalization;
using System.Text;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;
using JatengPortal.News.Markup;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.News.Circulars.Editing;

/// <summary>What became of a text that was pasted from a word processor.</summary>
/// <param name="Markdown">To be put where the cursor stands.</param>
/// <param name="LeftOut">What isn't in it, one line each.</param>
internal sealed record PastedText(string Markdown, IReadOnlyList<string> LeftOut);

/// <summary>Turns what is pasted into an editor of Markdown, as HTML, into Markdown; the script of the editor asks for it.</summary>
internal static class PasteText
{
    public const string Path = "/admin/surat-edaran/tempel";
    public const string HtmlField = "html";

    // A word processor writes many times as much markup as text.
    private const int LongestHtml = 8 * MarkdownRenderer.MaxBodyBytes;

    internal static void Map(FeatureRoutes editing) => editing.MapPost(Path, Handle);

    private static IResult Handle(IFormCollection typed)
    {
        var html = typed[HtmlField].ToString();
        if (Encoding.UTF8.GetByteCount(html) > LongestHtml)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var leftOut = new LeftOut();
        try
        {
            var markdown = HtmlBody.ToMarkdown(html, page: null, leftOut);
            return TypedResults.Json(new PastedText(markdown, [.. leftOut.Counts.Select(one => Say(one.What, one.Count))]));
        }
        catch (RuleViolationException)
        {
            // The editor then pastes the plain text.
            return TypedResults.StatusCode(StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static string Say(string what, int count) => string.Format(CultureInfo.CurrentCulture, "{0} ({1:N0})", WordsOf(what), count);

    private static string WordsOf(string what) => what switch
    {
        LeftOut.Captions => Texts.Pasted_captions,
        LeftOut.Comments => Texts.Pasted_comments,
        LeftOut.EmbedLinks or LeftOut.Embeds => Texts.Pasted_embeds,
        LeftOut.Forms => Texts.Pasted_forms,
        LeftOut.Hidden => Texts.Pasted_hidden,
        LeftOut.Images => Texts.Pasted_images,
        LeftOut.LinksAroundBlocks or LeftOut.RefusedAddresses or LeftOut.OldFiles => Texts.Pasted_links,
        LeftOut.Scripts => Texts.Pasted_scripts,
        LeftOut.Styles => Texts.Pasted_styles,
        _ => string.Format(CultureInfo.CurrentCulture, Texts.Pasted_other, what),
    };
}
