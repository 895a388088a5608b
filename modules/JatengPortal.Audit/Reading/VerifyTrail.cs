using JatengPortal.Audit.Contracts;
using JatengPortal.Kernel.Modules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Audit.Reading;

/// <summary>Looks whether a trail is as it was written, and says it to whoever asks.</summary>
internal static class VerifyTrail
{
    public static void Map(FeatureRoutes trail) => trail.MapPost("/keutuhan", HandleAsync);

    private static async Task<RazorComponentResult<VerifiedPage>> HandleAsync(OpenTrail trail, CancellationToken cancellationToken) =>
        new(new { trail.Place, Verified = await TrailVerification.VerifyAsync(trail.Db, cancellationToken) });
}
