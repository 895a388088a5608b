using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>A part of the home page.</summary>
internal sealed class ProbeSection : IHomeSection
{
    public const string Text = "Bagian beranda uji";

    public Task<RenderFragment?> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<RenderFragment?>(builder => builder.AddMarkupContent(0, $"<p>{Text}</p>"));
}
