namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>Under which heading an entry of the administration's menu stands, in the order of the menu.</summary>
public enum AdminGroup
{
    /// <summary>What readers read: news, circulars, pages (isi).</summary>
    Content,

    /// <summary>The election desk: reports, incidents, situation (posko).</summary>
    Desk,

    /// <summary>Accounts and roles (pengguna).</summary>
    People,

    /// <summary>This agency's site: settings, features, look, audit trail (situs).</summary>
    Site,

    /// <summary>The whole portal: tenants, recipes, figures. For host administrators.</summary>
    Portal,
}
