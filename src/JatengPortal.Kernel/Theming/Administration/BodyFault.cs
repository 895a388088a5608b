using System.Text;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>What keeps a body in Markdown from being saved, told to whoever typed it.</summary>
public static class BodyFault
{
    /// <summary>What is wrong, in the language of the page; null for nothing. It is rendered, because only that shows it.</summary>
    public static string? Of(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > MarkdownRenderer.MaxBodyBytes)
            return Texts.Body_too_long;
        try
        {
            MarkdownRenderer.Render(body);
            return null;
        }
        catch (RuleViolationException)
        {
            return Texts.Body_too_complex;
        }
    }
}
