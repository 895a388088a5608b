using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JatengPortal.Tenants.Preview;

/// <summary>Shows an editor how a body will look to readers. It is rendered as it would be for publication, and kept nowhere.</summary>
internal static class RenderPreview
{
    public static void Map(FeatureRoutes administration) => administration.MapPost(TextArea.PreviewPath, Handle);

    private static RazorComponentResult<PreviewBody> Handle([FromForm(Name = "teks")] string? markdown) =>
        new(new { Rendered = MarkdownRenderer.Render(markdown ?? "") });
}
