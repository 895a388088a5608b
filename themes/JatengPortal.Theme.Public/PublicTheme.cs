using JatengPortal.Kernel.Theming;
using JatengPortal.Theme.Public.Frame;

namespace JatengPortal.Theme.Public;

/// <summary>How the public sees every agency: one calm frame, with the agency's own name, colours and logo.</summary>
public sealed class PublicTheme : PortalTheme
{
    /// <summary>Replaces the kernel's plain frame; pages keep their markup and get their looks from the stylesheet.</summary>
    public PublicTheme() => Replace<PublicLayout, SiteLayout>();

    /// <inheritdoc />
    public override string Id => "JatengPortal.Theme.Public";

    /// <inheritdoc />
    public override string Name => "Tema publik";
}
