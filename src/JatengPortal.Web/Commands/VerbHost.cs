using JatengPortal.Kernel;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Web.Commands;

/// <summary>What every verb does first: open the portal's data, beside a serving portal or alone.</summary>
internal static class VerbHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task> verb, CancellationToken cancellationToken)
    {
        await using var app = PortalHost.Build(serving: false);
        await app.Services.OpenPortalAsync(cancellationToken);
        // Whoever may run programs beside the data may do everything with it; what they do is theirs.
        app.Services.GetRequiredService<Actor>().Set(new ActingAccount(Operator, Environment.MachineName));
        await verb(app.Services);
        return 0;
    }

    /// <summary>Who runs the verb.</summary>
    public static Account Operator => Account.OfCommandLine(Environment.UserName);

    /// <exception cref="RuleViolationException"><c>tenant.unknown</c></exception>
    public static Tenant RequireTenant(this IServiceProvider services, string name) =>
        services.GetRequiredService<TenantRegistry>().Find(name)
        ?? throw new RuleViolationException("tenant.unknown", $"There is no tenant '{name}'. 'tenants list' shows all.");
}
