using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.SiteFeatures;

/// <summary>What the pages of features post.</summary>
/// <param name="Chosen">Ids of those that are to be on.</param>
/// <param name="Enable">Ids of those that are to be switched on.</param>
/// <param name="Disable">Ids of those that are to be switched off.</param>
/// <param name="Before">What was on when the page was made.</param>
internal sealed record FeatureForm(IReadOnlyList<string> Chosen, IReadOnlyList<string> Enable, IReadOnlyList<string> Disable, string Before)
{
    public const string ChosenField = "fitur";
    public const string EnableField = "nyalakan";
    public const string DisableField = "matikan";
    public const string BeforeField = "semula";

    public static FeatureForm Read(IFormCollection form) =>
        new(IdsIn(form, ChosenField), IdsIn(form, EnableField), IdsIn(form, DisableField), form[BeforeField].ToString());

    private static List<string> IdsIn(IFormCollection form, string field) =>
        [.. form[field].OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}
