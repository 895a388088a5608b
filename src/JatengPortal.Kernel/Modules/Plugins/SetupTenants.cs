using System.Text.Json;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Recipes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel.Modules.Plugins;

/// <summary>The tenants that the first start will make.</summary>
internal static class SetupTenants
{
    /// <summary>Their first path segments, as far as the setup recipe writes them out.</summary>
    public static IEnumerable<string> Prefixes(IServiceProvider services)
    {
        try
        {
            var name = services.GetRequiredService<IOptions<PortalOptions>>().Value.Setup.Recipe;
            var steps = services.GetRequiredService<RecipeCatalog>().Find(name)?.Steps ?? [];
            return
            [
                .. steps.SelectMany(step => Elements(step, "Tenants")).Select(tenant => Text(tenant, "Prefix") ?? Text(tenant, "Name")).OfType<string>(),
            ];
        }
        catch (RecipeException)
        {
            // The setup itself tells what is wrong with it.
            return [];
        }
    }

    private static List<JsonElement> Elements(JsonElement step, string name) =>
        Property(step, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement tenant, string name) =>
        Property(tenant, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Property(JsonElement element, string name) => element.ValueKind != JsonValueKind.Object
        ? null
        : element.EnumerateObject().Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(property => (JsonElement?)property.Value).FirstOrDefault();
}
