using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>Addresses that fail, as pages and as an API.</summary>
internal static class ProbeErrors
{
    public const string Secret = "Server=rahasia; stack trace";

    public static void Map(FeatureRoutes routes)
    {
        foreach (var under in new[] { "/uji", "/api/v1/uji" })
        {
            routes.MapGet(under + "/larangan", () => TypedResults.StatusCode(StatusCodes.Status403Forbidden));
            routes.MapGet(under + "/galat", string () => throw new InvalidOperationException(Secret));
            routes.MapGet(under + "/aturan", string () => throw new RuleViolationException("uji.aturan", "A rule bites."));
            routes.MapGet(under + "/angka", (int n) => $"{n}");
        }
    }
}
