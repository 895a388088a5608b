using System.Net;
using System.Text.Json;
using JatengPortal.Testing;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>What journeys ask a running portal.</summary>
internal static class PortalQuestions
{
    public static async Task<HttpStatusCode> StatusAsync(this RunningPortal portal, string path, CancellationToken cancellationToken)
    {
        using var answer = await portal.Client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The rows of <c>tenants list --json</c>.</summary>
    public static async Task<IReadOnlyList<JsonElement>> TenantsAsync(this RunningPortal portal, CancellationToken cancellationToken)
    {
        var list = await portal.RunVerbAsync(["tenants", "list", "--json"], cancellationToken);
        Assert.True(list.ExitCode == 0, list.ToString());
        using var rows = JsonDocument.Parse(list.Output);
        return [.. rows.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    /// <summary>Waits until an address answers with a status; bounded generously, since a busy machine is no fault of the portal (tests/load measures the time).</summary>
    public static async Task<bool> TurnsAsync(this RunningPortal portal, string path, HttpStatusCode status, CancellationToken cancellationToken)
    {
        for (var waited = 0; waited < 10_000; waited += 50)
        {
            if (await portal.StatusAsync(path, cancellationToken) == status)
                return true;
            await Task.Delay(50, cancellationToken);
        }

        return false;
    }
}
