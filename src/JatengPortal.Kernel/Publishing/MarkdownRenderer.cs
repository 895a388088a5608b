namespace JatengPortal.Kernel.Publishing;
public static class MarkdownRenderer
{
    public static (string Html, int X) Render(string markdown) => (Markdig.Markdown.ToHtml(markdown), 0);
    public const int MaxBodyBytes = 1024 * 1024;
    public static string ExpandSiteLinks(string html, string pathBase) => html.Replace("\"~/", "\"" + pathBase + "/");
}
