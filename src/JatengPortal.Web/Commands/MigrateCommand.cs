using System.CommandLine;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Web.Commands;

/// <summary><c>migrate</c>: brings the databases of host and tenants up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the databases of the host and of all tenants up to date.");
        command.SetAction((_, cancellationToken) => VerbHost.RunAsync(
            async services =>
            {
                var (done, leftOut) = await services.GetRequiredService<HostDatabase>().MigrateTenantsAsync(new EachTenant(), cancellationToken);
                Console.WriteLine(
                    done + leftOut == 0 ? "Nothing to do: every database is up to date." : $"{done} brought up to date.");
                if (leftOut > 0)
                    throw new RuleViolationException("migrate.left-out", $"{leftOut} not up to date, for the reasons above; mend them and run it again.");
            },
            cancellationToken));
        return command;
    }

    private sealed class EachTenant : IProgress<TenantMigration>
    {
        public void Report(TenantMigration value)
        {
            if (value.Failure is null)
                Console.WriteLine($"{value.Number}/{value.Of} {value.Tenant}");
            else
                Console.Error.WriteLine($"{value.Number}/{value.Of} {value.Tenant}: {value.Failure.GetBaseException().Message.ReplaceLineEndings(" ")}");
        }
    }
}
