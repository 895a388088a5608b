using System.Globalization;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;

namespace JatengPortal.Tenants.RecipeRuns;

/// <summary>Something that a recipe changes, as administrators read it.</summary>
/// <param name="What">The thing.</param>
/// <param name="Before">How it was; null where it is new.</param>
/// <param name="After">How it will be.</param>
public sealed record RecipeChange(string What, string? Before, string After)
{
    /// <summary>What a step changes.</summary>
    internal static IEnumerable<RecipeChange> Of(RecipeStepOutcome step, ModuleCatalog catalog)
    {
        for (var i = 0; i < step.Changes.Count; i++)
        {
            yield return i < step.Differences.Count && step.Differences[i] is { } difference
                ? Of(difference, catalog)
                : new RecipeChange(step.Changes[i], null, Texts.Change_new);
        }
    }

    private static RecipeChange Of(RecipeDifference difference, ModuleCatalog catalog) => difference.Kind switch
    {
        "feature" => new RecipeChange(
            Say(Texts.Change_feature, catalog.Find(difference.Subject)?.Name ?? difference.Subject), OnOrOff(difference.Before), OnOrOff(difference.After)!),
        "setting" => new RecipeChange(
            Texts.ResourceManager.GetString("Setting_" + difference.Subject, CultureInfo.CurrentUICulture) ?? difference.Subject, difference.Before, difference.After),
        "role" => new RecipeChange(Say(Texts.Change_role, difference.Subject), Permissions(difference.Before, catalog), Permissions(difference.After, catalog)!),
        "theme" => new RecipeChange(
            Texts.Change_theme, catalog.FindTheme(difference.Before ?? "")?.Name ?? difference.Before, catalog.FindTheme(difference.After)?.Name ?? difference.After),
        _ => new RecipeChange(
            Texts.ResourceManager.GetString("Change_kind_" + difference.Kind.Replace('-', '_'), CultureInfo.CurrentUICulture) is { } kind
                ? Say(kind, difference.Subject)
                : $"{difference.Kind} {difference.Subject}",
            difference.Before, difference.After.Length == 0 ? Texts.Change_new : difference.After),
    };

    private static string Say(string format, string subject) => string.Format(CultureInfo.CurrentCulture, format, subject);

    private static string? OnOrOff(string? state) => state switch { "on" => Texts.Change_on, "off" => Texts.Change_off, _ => state };

    private static string? Permissions(string? ids, ModuleCatalog catalog) => ids is null or ""
        ? ids is null ? null : Texts.Change_no_permission
        : string.Join(", ", ids.Split(", ").Select(id => catalog.FindPermission(id)?.Name ?? id));
}
