using System.CommandLine;
using JatengPortal.Audit.Contracts;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary><c>audit verify</c>.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "The audit trails.") { Verify() };

    private static Command Verify()
    {
        var tenant = new Option<string>("--tenant") { Description = "Only the trail of this tenant; left out, that of the host and of every tenant." };
        var command = new Command("verify", "Looks whether every entry of the trails is as it was written, and none is missing.") { tenant };
        command.SetAction((parsed, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var verification = services.GetRequiredService<TrailVerification>();
                var broken = 0;
                if (parsed.GetValue(tenant) is { } name)
                {
                    broken += Print(name, await verification.VerifyAsync(services.RequireTenant(name), cancellationToken));
                }
                else
                {
                    broken += Print("(host)", await verification.VerifyHostAsync(cancellationToken));
                    var registry = services.GetRequiredService<TenantRegistry>();
                    foreach (var one in registry.Names.Order(StringComparer.Ordinal).Select(registry.Find).OfType<Tenant>())
                        broken += Print(one.Name, await verification.VerifyAsync(one, cancellationToken));
                }

                if (broken > 0)
                    throw new RuleViolationException("audit.broken", $"{broken} trail(s) are not as they were written; see above.");
            },
            cancellationToken));
        return command;
    }

    private static int Print(string name, VerifiedTrail trail)
    {
        Console.WriteLine($"{name}: {Say(trail)}");
        return trail.IsWhole ? 0 : 1;
    }

    private static string Say(VerifiedTrail trail) => trail.Fault switch
    {
        TrailFault.None => $"{trail.Entries} entries, whole",
        TrailFault.Missing => $"Entry {trail.Sequence} is missing.",
        TrailFault.Altered => $"Entry {trail.Sequence} is not as it was written, or the one before it is not.",
        TrailFault.EndAltered => "The end of the trail is not what was written last.",
        _ => $"Entries up to {trail.Sequence} were removed without a note.",
    };
}
