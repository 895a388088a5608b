using JatengPortal.Kernel.Tenants;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>Verbs beside a portal that serves.</summary>
internal static class Verbs
{
    /// <summary>Runs a verb, which must end with this exit code; the portal sees its effect at once instead of within a second.</summary>
    public static async Task<CommandResult> RunVerbAsync(this PortalFactory portal, int exitCode, params string[] verb)
    {
        var result = await new CommandLine(portal).RunAsync(verb);
        Assert.True(result.ExitCode == exitCode, result.ToString());
        await portal.Services.GetRequiredService<TenantRegistry>().RefreshAsync(TestContext.Current.CancellationToken);
        return result;
    }
}
