using System.Text;

namespace JatengPortal.Kernel.Publishing.Rendering;

/// <summary>The marker <c>~/</c> in stored HTML: a body doesn't know under which prefix its tenant is reached.</summary>
internal static class SiteLinks
{
    // In text and in other attributes the renderer writes quotes as &quot;, so only an attribute it opened itself holds ="~/.
    private const string Marker = "=\"~/";

    public static string Expand(string html, string pathBase)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(pathBase);
        var at = html.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0)
            return html;

        var expanded = new StringBuilder(html.Length + 256);
        var copied = 0;
        for (; at >= 0; at = html.IndexOf(Marker, at + Marker.Length, StringComparison.Ordinal))
        {
            var name = html.AsSpan(0, at);
            if (name.EndsWith(" href", StringComparison.Ordinal) || name.EndsWith(" src", StringComparison.Ordinal))
            {
                expanded.Append(html, copied, at + 2 - copied).Append(pathBase);
                copied = at + 3; // the slash after the tilde stays
            }
        }

        return expanded.Append(html, copied, html.Length - copied).ToString();
    }
}
