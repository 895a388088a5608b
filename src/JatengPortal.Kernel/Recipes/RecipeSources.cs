using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Configuration;

namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// Where the values come from that a recipe takes from outside. Secrets come by <see cref="EnvironmentVariable"/> alone.
/// </summary>
public sealed class RecipeSources
{
    /// <summary><c>[env:NAME]</c>; null when it isn't set.</summary>
    public Func<string, string?> EnvironmentVariable { get; init; } = _ => null;

    /// <summary><c>[appsettings:A:B]</c> and <c>configuration('A:B')</c>; null when it isn't set.</summary>
    public Func<string, string?> Setting { get; init; } = _ => null;

    /// <summary><c>[localization:Key]</c>, in Indonesian; null when there is no such text.</summary>
    public Func<string, string?> Text { get; init; } = _ => null;

    /// <summary>The same without what only the operator of the process may know.</summary>
    internal RecipeSources WithoutHost() => new() { Text = Text };

    /// <summary>The environment of this process, its configuration, and the texts of kernel and modules.</summary>
    internal static RecipeSources Of(IConfiguration configuration, IEnumerable<RecipeTexts> texts)
    {
        var indonesian = CultureInfo.GetCultureInfo("id");
        var managers = texts.Select(t => t.Texts).ToList();
        return new RecipeSources
        {
            EnvironmentVariable = Environment.GetEnvironmentVariable,
            Setting = key => configuration[key],
            Text = key => managers.Select(texts => texts.GetString(key, indonesian)).FirstOrDefault(text => text is not null),
        };
    }
}

/// <summary>Texts that recipes may use by <c>[localization:Key]</c>.</summary>
/// <param name="Texts">The compiled <c>Texts.resx</c> of an assembly.</param>
internal sealed record RecipeTexts(ResourceManager Texts);
